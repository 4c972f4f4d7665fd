"""Everything that a program leaves behind where a secret could be read."""

import logging
import pickle
import traceback
from collections.abc import Iterator

from faults.server import THREAD
from faults.service import SECRET, TOKEN


class Log(logging.Handler):
    """Every record of every logger, but for those of the servers."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.threadName != THREAD:
            self.records.append(record)

    def texts(self) -> Iterator[tuple[str, str]]:
        for record in self.records:
            yield f"the log of {record.name}", f"{self.format(record)} {vars(record)}"


def holds_secret(text: str) -> bool:
    return SECRET in text or TOKEN in text


def texts_of(error: BaseException) -> Iterator[tuple[str, str]]:
    """All that an exception and those that it came from tell, by the place where they tell it."""
    yield "the traceback", "".join(traceback.format_exception(error))
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        part = waiting.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        waiting += [part.__cause__, part.__context__]
        name = type(part).__name__
        yield f"the texts of {name}", f"{part!s} {part!r} {part.args!r} {getattr(part, '__notes__', '')}"
        try:
            yield f"the pickle of {name}", pickle.dumps(part).decode("latin-1")
        except (TypeError, pickle.PicklingError):
            # What cannot be pickled tells nothing that way.
            assert part is not error
