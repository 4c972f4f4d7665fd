"""Who is told of each attempt."""

import inspect
import logging
from contextlib import suppress

from swath.core.events import Attempt, Observer
from swath.core.stats import Stats
from swath.errors import InvalidParameter
from swath.wire.logs import log_attempt
from swath.wire.tracing import tracing

_log = logging.getLogger("swath")


def observers_for(stats: Stats, on_attempt: Observer | None = None) -> tuple[Observer, ...]:
    """All observers of a client: statistics, the log, OpenTelemetry where it is in use, and the user's own.

    None of them raises.

    Args:
        stats: What adds up this client's attempts; told first, so that the others find the attempt counted.
        on_attempt: The user's own observer.

    Raises:
        InvalidParameter: `on_attempt` cannot be called, or only with `await`.
    """
    if on_attempt is not None and (not callable(on_attempt) or _is_async(on_attempt)):
        raise InvalidParameter(
            "on_attempt",
            on_attempt,
            "must be a plain function of one argument, a swath.Attempt",
            "An async function is never awaited here; let a plain one put the attempt into a queue",
        )
    others = (log_attempt, tracing(), on_attempt)
    return stats, *(_harmless(observer) for observer in others if observer is not None)


def _is_async(function: Observer) -> bool:
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)


def _harmless(observer: Observer) -> Observer:
    """An observer that costs nobody an answer: what it raises is logged, the first time as a warning."""
    level = logging.WARNING

    def tell(attempt: Attempt) -> None:
        nonlocal level
        try:
            observer(attempt)
        except Exception:  # noqa: BLE001 (an answer that was paid for is worth more than whatever broke here)
            with suppress(Exception):  # the log may be what broke
                _log.log(level, "an observer failed at %s; the request goes on", attempt, exc_info=True)
            level = logging.DEBUG

    return tell
