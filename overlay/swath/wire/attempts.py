"""What one attempt came to, read from httpx's answer or exception."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import httpx

from swath.core.events import Attempt
from swath.core.operations import Kind
from swath.core.problems import service_error
from swath.core.retries import Outcome, retry_after_seconds
from swath.deployments import RetryAfterUnit
from swath.errors import AuthenticationError, SwathError, UnexpectedAnswer

KIND = "swath_kind"
"""The request extension that tells a transport what the request does."""

UNITS = "swath_units"
"""The request extension that tells a transport how many processing units the request will cost, as far as is known."""

STREAM = "swath_stream"
"""The request extension that tells a transport to pass a success answer on before its body is read."""

SINK = "swath_sink"
"""The request extension with the `Sink` that is to take the body of a success answer, piece by piece."""

FINAL = "swath_final"
"""The request extension that tells a transport which status is not worth another attempt."""

FAILURE = "swath_failure"
"""The request extension in which a transport leaves the error of a request that failed for good."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


_NOTICEABLE = 0.001


class Sink(Protocol):
    """Takes the body of a success answer; where it breaks off, that of the next attempt from its beginning."""

    def begin(self, headers: httpx.Headers) -> None:
        """Take the headers, and forget what came of an earlier attempt."""
        ...

    def write(self, chunks: Sequence[bytes]) -> None:
        """Take more of the body."""
        ...

    def finish(self) -> None:
        """Take its end."""
        ...


@dataclass(frozen=True, slots=True)
class Ended:
    """What an attempt came to: a whole answer, or what broke.

    Attributes:
        outcome: What decides about another attempt.
        response: The answer, read and decompressed, or None.
        error: What broke, where there is no answer.
        received: Bytes of its body as they travelled.
        units: Processing units that the service charged, or None where it did not say.
    """

    outcome: Outcome
    response: httpx.Response | None = None
    error: BaseException | None = None
    received: int = 0
    units: float | None = None

    def result(self) -> httpx.Response:
        """The answer, or the raised error."""
        if self.response is None:
            assert self.error is not None
            raise self.error
        return self.response


def kind_of_request(request: httpx.Request) -> Kind:
    """What a request does; one that does not say is sent once."""
    kind = request.extensions.get(KIND)
    return kind if isinstance(kind, Kind) else Kind.ACT


def units_of_request(request: httpx.Request) -> float:
    """Processing units that a request is expected to cost."""
    units = request.extensions.get(UNITS)
    return units if isinstance(units, float) else 0.0


def answered(response: httpx.Response, unit: RetryAfterUnit, received: int) -> Ended:
    """The end of an attempt with an answer, which must have been read."""
    if response.status_code < 400:
        outcome = Outcome(response.status_code)
    else:
        try:
            body = response.json()
        except (ValueError, RecursionError):
            body = None
        error = service_error(response.status_code, response.reason_phrase, body)
        wait = retry_after_seconds(response.headers.get("Retry-After"), unit, datetime.now(UTC))
        outcome = Outcome(response.status_code, code=error.code, message=error.message, retry_after=wait)
    return Ended(outcome, response, received=received, units=units_spent(response))


def failed(error: httpx.TransportError | SwathError) -> Ended:
    """The end of an attempt without an answer, or with one of which no use can be made."""
    if isinstance(error, SwathError):
        return Ended(Outcome(200), error=error)
    return Ended(Outcome(None, may_have_arrived=not isinstance(error, _NEVER_SENT)), error=error)


def unusable(request: httpx.Request, error: UnexpectedAnswer) -> SwathError:
    """The error of a request whose answer is of no use, with its URL."""
    text = f"{request.method} {request.url.copy_with(query=None)}: {error}"
    return AuthenticationError(text) if kind_of_request(request) is Kind.TOKEN else UnexpectedAnswer(text)


def no_token(request: httpx.Request, error: Exception) -> AuthenticationError:
    """The error of a token request that got no answer."""
    return AuthenticationError(
        f"{request.url.host} gave no access token: {str(error) or type(error).__name__}. "
        "Check the network and the deployment's token_url, or try again later"
    )


def units_spent(response: httpx.Response) -> float | None:
    """Processing units that an answer says it cost, or None where it does not say."""
    try:
        units = float(response.headers["x-processingunits-spent"])
    except (KeyError, ValueError):
        return None
    return units if math.isfinite(units) and units >= 0 else None


def record(
    request: httpx.Request, end: Ended, number: int, started: float, *, held: float, seconds: float, wait: float | None
) -> Attempt:
    """An attempt as observers see it."""
    url = request.url
    return Attempt(
        method=request.method,
        host=url.netloc.decode("ascii"),
        path=url.raw_path.partition(b"?")[0].decode("ascii"),
        kind=kind_of_request(request),
        number=number,
        started=started,
        seconds=seconds,
        status=end.response.status_code if end.response is not None else None,
        error=type(end.error).__name__ if end.error is not None else "",
        code=end.outcome.code,
        received=end.received,
        units=end.units,
        wait=wait,
        held=held if held >= _NOTICEABLE else 0.0,
        scheme=url.scheme,
    )
