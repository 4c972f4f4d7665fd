"""Bringing what was written to disk while more is received."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

UNSAFE = 1 << 24
"""Bytes after which what was written is brought to disk: at the end there would be nothing else to do meanwhile."""


class Syncing:
    """Brings files to disk in a thread, one after the other."""

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._last is None or self._last.done()

    def start(self, file: BinaryIO, *, close: bool = False) -> None:
        """Begin to bring a file to disk, once the one before is there.

        Args:
            file: What was written to.
            close: Whether to close it then.

        Raises:
            OSError: The one before could not be written.
        """
        from concurrent.futures import ThreadPoolExecutor

        self.wait()
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="swath-sync")
        file.flush()
        self._last = self._thread.submit(_sync, file, close)

    def wait(self) -> None:
        """Wait until what was begun is on disk.

        Raises:
            OSError: It could not be written.
        """
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def stop(self) -> None:
        """End the thread, once what was begun has come to its end."""
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = self._last = None


def _sync(file: BinaryIO, close: bool) -> None:
    try:
        os.fsync(file.fileno())
    finally:
        if close:
            file.close()
