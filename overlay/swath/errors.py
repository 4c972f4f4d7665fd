"""What can go wrong, as one tree.

    SwathError
    ├── ConfigurationError      credentials, deployment or profile are missing or contradict each other
    ├── InvalidParameter        an argument is wrong; nothing was sent (also a ValueError)
    ├── MissingExtra            an optional dependency is not installed (also an ImportError)
    ├── ConnectionFailed        no answer arrived
    │   ├── RequestTimeout      no answer arrived in time (also a TimeoutError)
    │   └── OutcomeUnknown      the answer to a request that creates or starts something was lost
    ├── AuthenticationError     the token endpoint gave no token
    ├── PagingError             a listing repeats itself
    ├── JobError                a job is not where it was expected to be
    │   ├── IllegalAction       its status does not allow the action; nothing was asked of it
    │   ├── JobStuck            it does not move on unless something is asked of it
    │   ├── JobFailed           it ended, and not as it should
    │   └── JobTimeout          it did not get there in time, and goes on (also a TimeoutError)
    ├── StorageError            the user's own object storage cannot be read
    ├── UnexpectedAnswer        an answer that the interface does not promise
    └── ServiceError            the service answered with an error status
        ├── BadRequest          400 and the other 4xx
        ├── Unauthorized        401
        ├── Forbidden           403
        │   └── QuotaExhausted  the account's processing units or requests are used up
        ├── NotFound            404
        ├── Conflict            409
        ├── RateLimited         429
        └── ServerError         5xx and above

`except SwathError` catches them all.
"""

from collections.abc import Sequence


class SwathError(Exception):
    """The root of every error that swath raises on purpose."""


class ConfigurationError(SwathError):
    """Credentials, deployment or profile are missing or contradict each other."""


class InvalidParameter(SwathError, ValueError):
    """An argument is wrong; nothing was sent.

    Attributes:
        parameter: The argument's name.
        given: The value that was passed.
        allowed: What is allowed, in words.
        advice: What to do instead, in words; may be empty.
    """

    def __init__(self, parameter: str, given: object, allowed: str, advice: str = "") -> None:
        self.parameter = parameter
        self.given = given
        self.allowed = allowed
        self.advice = advice
        super().__init__(parameter, given, allowed, advice)

    def __str__(self) -> str:
        text = f"{self.parameter}={_short(self.given)}: {self.allowed}"
        return f"{text}. {self.advice}" if self.advice else text


class MissingExtra(SwathError, ImportError):
    """An optional dependency is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(feature, extra)

    def __str__(self) -> str:
        return f"{self.feature} needs an optional dependency: pip install 'swath[{self.extra}]'"


class ConnectionFailed(SwathError):
    """No answer arrived: the host could not be reached or the connection broke."""


class RequestTimeout(ConnectionFailed, TimeoutError):
    """No answer arrived in time."""


class OutcomeUnknown(ConnectionFailed):
    """The answer to a request that creates or starts something was lost: the service may have done it or not."""


class AuthenticationError(SwathError):
    """The token endpoint gave no token.

    Attributes:
        status: The HTTP status of its answer, or None where the answer itself was unusable.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        self.status = status
        super().__init__(message, status)

    def __str__(self) -> str:
        return str(self.args[0])


class PagingError(SwathError):
    """A listing repeats itself: the service gave the token of a page that was already read."""


class JobError(SwathError):
    """A job is not where it was expected to be.

    Attributes:
        ids: The job's id, or those of several jobs.
        status: The status in which it was last seen; of several jobs, that of the first.
    """

    def __init__(self, message: str, ids: Sequence[str], status: str = "") -> None:
        self.ids = tuple(ids)
        self.status = status
        super().__init__(message)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.ids, self.status)

    @property
    def id(self) -> str:
        """The job's id; of several jobs, that of the first."""
        return self.ids[0]


class IllegalAction(JobError):
    """A job's status does not allow an action; nothing was asked of it."""


class JobStuck(JobError):
    """What is waited for does not happen unless something is asked of the job."""


class JobFailed(JobError):
    """A job ended, and not as it should."""


class JobTimeout(JobError, TimeoutError):
    """A job did not get where it should in time. It goes on: only the waiting is over."""


class StorageError(SwathError):
    """The user's own object storage cannot be read."""


class UnexpectedAnswer(SwathError):
    """An answer that the interface does not promise, such as a body cut short or of another type."""


class ServiceError(SwathError):
    """The service answered with an error status.

    Attributes:
        status: The HTTP status.
        message: The service's own sentence.
        code: The service's short word, such as `COMMON_BAD_PAYLOAD`; empty when it gave none.
        violations: Single broken rules, one sentence each.
        retry_after: The answer's `Retry-After` as it came, or None.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str = "",
        violations: Sequence[str] = (),
        retry_after: str | None = None,
    ) -> None:
        self.status = status
        self.message = message
        self.code = code
        self.violations = tuple(violations)
        self.retry_after = retry_after
        super().__init__(status, message)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.status, self.message, self.code, self.violations, self.retry_after)

    def __str__(self) -> str:
        head = f"{self.status} {self.code}".rstrip()
        rules = [rule for rule in self.violations if rule not in self.message]
        return "; ".join([f"{head}: {self.message.strip()}", *rules])


class BadRequest(ServiceError):
    """The request is malformed or asks for something that cannot be done."""


class Unauthorized(ServiceError):
    """The access token was refused, also after a new one was fetched."""


class Forbidden(ServiceError):
    """The account may not do this."""


class QuotaExhausted(Forbidden):
    """The account's processing units or requests are used up; waiting a moment does not help."""


class NotFound(ServiceError):
    """Nothing is there under this identifier."""


class Conflict(ServiceError):
    """The request contradicts the present state of the resource."""


class RateLimited(ServiceError):
    """Too many requests or processing units in too short a time."""


class ServerError(ServiceError):
    """The service failed."""


def _rebuild(
    kind: type[ServiceError], status: int, message: str, code: str, violations: Sequence[str], retry_after: str | None
) -> ServiceError:
    return kind(status, message, code=code, violations=violations, retry_after=retry_after)


def _short(value: object, limit: int = 120) -> str:
    text = repr(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
