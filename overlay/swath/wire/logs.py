"""Attempts in the log, under the logger `swath`."""

import logging

from swath.core.events import Attempt

_log = logging.getLogger("swath")


def log_attempt(attempt: Attempt) -> None:
    """Log an attempt: at INFO where it was refused or is tried again, else at DEBUG."""
    level = logging.INFO if attempt.status == 429 or attempt.wait is not None else logging.DEBUG
    # The text of an attempt is made where a handler wants it, and not before.
    _log.log(level, "%s", attempt)
