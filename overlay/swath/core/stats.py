"""How much a client has asked for, and what came of it."""

import threading
from dataclasses import astuple, dataclass

from swath.core.events import Attempt, units_text
from swath.core.operations import Kind


@dataclass(frozen=True, slots=True)
class StatsSnapshot:
    """What a client had done at one moment; `after - before` is what it did in between.

    Every attempt is either a request or a retry, and has exactly one of the results `succeeded`, `refusals`,
    `client_errors`, `server_errors` and `unanswered`.

    Attributes:
        requests: First attempts, those for a token included.
        retries: Further attempts.
        token_requests: First attempts to fetch a token.
        succeeded: Answers with a status below 400.
        refusals: Answers with status 429.
        client_errors: Answers with another status of 400 to 499.
        server_errors: Answers with a status of 500 and above.
        unanswered: Attempts to which no whole answer arrived.
        bytes_received: Bytes of the answers' bodies as they travelled.
        units: Processing units that the service said it charged.
        seconds_waited: Seconds that requests were held back for the limits or waited to be tried again, added up over
            all of them: it may be more than went by.
    """

    requests: int = 0
    retries: int = 0
    token_requests: int = 0
    succeeded: int = 0
    refusals: int = 0
    client_errors: int = 0
    server_errors: int = 0
    unanswered: int = 0
    bytes_received: int = 0
    units: float = 0.0
    seconds_waited: float = 0.0

    @property
    def attempts(self) -> int:
        """Requests and retries."""
        return self.requests + self.retries

    @property
    def errors(self) -> int:
        """Attempts that neither succeeded nor were refused."""
        return self.client_errors + self.server_errors + self.unanswered

    def __sub__(self, earlier: object) -> "StatsSnapshot":
        if not isinstance(earlier, StatsSnapshot):
            return NotImplemented
        return StatsSnapshot(*(now - then for now, then in zip(astuple(self), astuple(earlier))))

    def __str__(self) -> str:
        return (
            f"{_count(self.requests, 'request')} ({self.token_requests:,} for a token), "
            f"{_count(self.retries, 'retry', 'retries')}: {self.succeeded:,} succeeded, {self.refusals:,} refused, "
            f"{_count(self.errors, 'error')}; {_count(self.bytes_received, 'byte')}, {units_text(self.units)}, "
            f"{self.seconds_waited:.1f} s waited"
        )


class Stats:
    """Adds up attempts; an observer for any number of threads and tasks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests = 0
        self._retries = 0
        self._token_requests = 0
        self._succeeded = 0
        self._refusals = 0
        self._client_errors = 0
        self._server_errors = 0
        self._unanswered = 0
        self._bytes_received = 0
        self._units = 0.0
        self._seconds_waited = 0.0

    def __call__(self, attempt: Attempt) -> None:
        """Add an attempt."""
        status = attempt.status
        with self._lock:
            if attempt.number > 1:
                self._retries += 1
            else:
                self._requests += 1
                if attempt.kind is Kind.TOKEN:
                    self._token_requests += 1
            if status is None:
                self._unanswered += 1
            elif status < 400:
                self._succeeded += 1
            elif status == 429:
                self._refusals += 1
            elif status < 500:
                self._client_errors += 1
            else:
                self._server_errors += 1
            self._bytes_received += attempt.received
            self._units += attempt.units or 0.0
            self._seconds_waited += attempt.held + (attempt.wait or 0.0)

    def snapshot(self) -> StatsSnapshot:
        """What has been added up until now."""
        with self._lock:
            return StatsSnapshot(
                requests=self._requests,
                retries=self._retries,
                token_requests=self._token_requests,
                succeeded=self._succeeded,
                refusals=self._refusals,
                client_errors=self._client_errors,
                server_errors=self._server_errors,
                unanswered=self._unanswered,
                bytes_received=self._bytes_received,
                units=self._units,
                seconds_waited=self._seconds_waited,
            )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
