"""What happens on the wire, one record an attempt, for whoever wants to see it."""

from collections.abc import Callable
from dataclasses import dataclass

from swath.core.operations import Kind

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request as it went over the wire, and what came of it; holds no header, body or query.

    As text it is one line, such as `POST /process/v1: 200 in 0.41 s, 12,345 bytes, 0.33 PU`.

    Attributes:
        method: The HTTP method.
        host: The host, with its port where it is not the scheme's own.
        path: The path as it was sent, percent-encoded, without the query.
        kind: What the request does.
        number: 1 for the first attempt, 2 for the first retry.
        started: When it was sent, in seconds since the epoch.
        seconds: How long it took until the whole answer was there.
        status: The answer's HTTP status, or None where no whole answer arrived.
        error: The name of what broke, such as `ReadTimeout`; empty where an answer arrived.
        code: The service's short word for an error, such as `RATE_LIMIT_EXCEEDED`; empty where it gave none.
        received: Bytes of the answer's body as they travelled.
        units: Processing units that the service charged, or None where it did not say.
        wait: Seconds until it is tried again, or None where this attempt was the last.
        held: Seconds that it was held back before it was sent, to stay within the limits.
        scheme: `https`, or `http` on this machine.
    """

    method: str
    host: str
    path: str
    kind: Kind
    number: int
    started: float
    seconds: float
    status: int | None
    error: str = ""
    code: str = ""
    received: int = 0
    units: float | None = None
    wait: float | None = None
    held: float = 0.0
    scheme: str = "https"

    def __str__(self) -> str:
        which = f" (attempt {self.number})" if self.number > 1 else ""
        if self.status is None:
            came = f"{printable(self.error) or 'no answer'} after {self.seconds:.2f} s"
        else:
            came = f"{self.status} {printable(self.code)}".rstrip()
            came += f" in {self.seconds:.2f} s, {self.received:,} bytes"
        if self.units is not None:
            came += f", {units_text(self.units)}"
        if self.held:
            came += f", held back {self.held:.2f} s"
        if self.wait is not None:
            came += f"; again in {self.wait:.2f} s"
        return f"{self.method} {printable(self.path)}{which}: {came}"


Observer = Callable[[Attempt], None]
"""Is told of every attempt right after it ended, in the thread or task that made it; must be quick."""


def printable(text: str) -> str:
    """A text from outside on one line of bounded length: what is no visible character is written as an escape."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def units_text(units: float) -> str:
    """Processing units to two digits after the point, or two that count where they are few."""
    return f"{units:,.2f} PU" if units >= 0.1 else f"{units:.2g} PU"
