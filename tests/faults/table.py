"""Which fault should come to what: the same answer as without it, or the one error that names it."""

import gzip
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Literal

from faults import faults as f
from faults import http2 as h2
from faults.server import Fault
from faults.service import Answer, json_answer
from swath import Timeouts
from swath.core.operations import Kind
from swath.deployments import RetryAfterUnit
from swath.errors import (
    AuthenticationError,
    BadRequest,
    ConnectionFailed,
    OutcomeUnknown,
    QuotaExhausted,
    RateLimited,
    RequestTimeout,
    ServerError,
    SwathError,
    Unauthorized,
    UnexpectedAnswer,
)

PATIENT = Timeouts(connect=10, read=10, pool=10, total=30)
IMPATIENT = replace(PATIENT, read=0.25)
"""For what is silent once."""
HASTY = replace(PATIENT, read=0.15, total=0.6)
"""For what never ends."""
SHORT = replace(PATIENT, total=1.2)
"""For a pause that lasts longer than the call may."""

ATTEMPTS = 4

Expectation = type[SwathError] | None
"""The error, exactly; None where the answer must arrive whole."""

READ, PAID, CREATE, ACT = KINDS = Kind.READ, Kind.PAID, Kind.CREATE, Kind.ACT


def all_kinds(expected: Expectation) -> Mapping[Kind, Expectation]:
    return dict.fromkeys(KINDS, expected)


def repeatable(expected: Expectation, otherwise: Expectation) -> Mapping[Kind, Expectation]:
    """One expectation for what may be sent twice, one for what may not."""
    return {READ: expected, PAID: expected, CREATE: otherwise, ACT: otherwise}


RECOVERS = all_kinds(None)
LOST = repeatable(None, OutcomeUnknown)
"""The answer to a request that arrived was lost."""
TOO_LATE = repeatable(RequestTimeout, OutcomeUnknown)
UNREADABLE = all_kinds(UnexpectedAnswer)


@dataclass(frozen=True)
class Row:
    """A fault, and what it comes to for each kind of operation.

    Attributes:
        name: The fault in words.
        expected: By kind; kinds that the fault cannot happen to are left out.
        script: Makes the treatments of the requests to the API, in turn.
        token_script: The same for the requests for tokens.
        refuses: Whether the API refuses connections, once or always.
        retry_after_unit: What the deployment counts in.
        calls: How often the operation is called.
        big: Whether the request is larger than what a connection buffers.
        times: How long the client waits.
        http2: Whether the API is asked over HTTP/2.
        most_sent: How often the API may see the same request.
    """

    name: str
    expected: Mapping[Kind, Expectation]
    script: Callable[[], Iterable[Fault]] = tuple
    token_script: Callable[[], Iterable[Fault]] = tuple
    refuses: Literal["never", "once", "always"] = "never"
    retry_after_unit: RetryAfterUnit = "milliseconds"
    calls: int = 1
    big: bool = False
    times: Timeouts = PATIENT
    http2: bool = False
    most_sent: int = ATTEMPTS


def once(name: str, fault: Fault, expected: Mapping[Kind, Expectation], **more: object) -> Row:
    """A fault that strikes the first request only."""
    return Row(name, expected, lambda: [fault], **more)  # type: ignore[arg-type]


def ever(name: str, fault: Fault, expected: Mapping[Kind, Expectation], **more: object) -> Row:
    """A fault that strikes every request."""
    return Row(name, expected, lambda: f.always(fault), **more)  # type: ignore[arg-type]


def http2(name: str, script: Iterable[h2.Fault], expected: Mapping[Kind, Expectation], **more: object) -> Row:
    return Row(f"HTTP/2: {name}", expected, lambda: script, http2=True, **more)  # type: ignore[arg-type,return-value]


def token_once(name: str, fault: Fault, expected: Expectation) -> Row:
    return Row(f"token: {name}", all_kinds(expected), token_script=lambda: [fault])


def token_ever(name: str, fault: Fault, expected: Expectation) -> Row:
    return Row(f"token: {name}, always", all_kinds(expected), token_script=lambda: f.always(fault))


def token_slow(name: str, fault: Fault) -> Row:
    """A fault that takes all the time there is: the kind that waits for the token makes little difference."""
    expected = {READ: AuthenticationError, CREATE: AuthenticationError}
    return Row(f"token: {name}", expected, token_script=lambda: f.always(fault), times=HASTY)


PAST = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
FUTURE = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
QUOTA = "ACCESS_INSUFFICIENT_PROCESSING_UNITS"
BODY_FAULT = {READ: UnexpectedAnswer, PAID: UnexpectedAnswer, CREATE: UnexpectedAnswer}
"""Nothing that a start, answered without a body, could meet."""

CONNECTIONS = [
    Row("connection refused", RECOVERS, refuses="once"),
    Row("connection refused, always", all_kinds(ConnectionFailed), refuses="always"),
    once("reset before the request is read", f.reset_before_the_request_is_read, LOST),
    once("reset while the request is sent", f.reset_while_the_request_is_sent, LOST, big=True),
    once("reset after the request", f.reset_after_the_request, LOST),
    once("closed after the request", f.closed_after_the_request, LOST),
    once("reset at the body's first byte", f.reset_within(0), LOST),
    once("reset half-way through the body", f.reset_within(0.5), LOST),
    once("reset before the body's last byte", f.reset_within(0.999), LOST),
    once("body cut short", f.closed_within(0.5), LOST),
    once("chunks without an end", f.chunked_without_end, LOST),
    once("body cut short without a length", f.cut_without_a_length, BODY_FAULT),
    once("lengths that disagree", f.lengths_that_disagree, LOST),
    ever("reset after the request, always", f.reset_after_the_request, repeatable(ConnectionFailed, OutcomeUnknown)),
    ever("body cut short, always", f.closed_within(0.5), repeatable(ConnectionFailed, OutcomeUnknown)),
    once("idle connection closed", f.closed_after_the_answer, RECOVERS, calls=2),
]

SLOWNESS = [
    once("silence", f.silent, LOST, times=IMPATIENT),
    ever("silence, always", f.silent, TOO_LATE, times=HASTY),
    once("request not read", f.deaf, LOST, big=True, times=IMPATIENT),
    ever("head drips for ever", f.dripping_head, TOO_LATE, times=HASTY),
    ever("body drips for ever", f.dripping_body, TOO_LATE, times=HASTY),
    ever("informational answers for ever", f.informed_for_ever, TOO_LATE, times=HASTY),
    once("informational answers first", f.informed_first, RECOVERS),
]

REFUSALS = [
    once("429, wait in milliseconds", f.too_many("20"), RECOVERS),
    once("429, wait in seconds", f.too_many("0.02"), RECOVERS, retry_after_unit="seconds"),
    once("429, wait until a date gone by", f.too_many(PAST), RECOVERS),
    once("429, wait until tomorrow", f.too_many(FUTURE), all_kinds(RateLimited), most_sent=1),
    once("429, wait for longer than is left", f.too_many("40000"), all_kinds(RateLimited), most_sent=1),
    once("429, no wait said", f.too_many(None), {CREATE: None}),
    ever("429, no wait said, always", f.too_many(None), {READ: RateLimited, CREATE: RateLimited}, times=SHORT),
    *(
        once(f"429, wait {junk!r}", f.too_many(junk, code=""), RECOVERS)
        for junk in ("soon", "-1", "nan", "\u00b2", "Mon, 99 Foo 2026 99:99:99 GMT")
    ),
    once("429, wait for 400 digits", f.too_many("9" * 400, code=""), RECOVERS),
    ever("429, always", f.too_many("1"), all_kinds(RateLimited)),
    once("429 as a page", f.refusing(f.page(429)), RECOVERS),
    Row("503 twice", repeatable(None, ServerError), lambda: [f.failing(503), f.failing(503)]),
    ever("503, always", f.failing(503), all_kinds(ServerError)),
    once("502 as a page", f.refusing(f.page(502)), repeatable(None, ServerError)),
    once("520", f.refusing(Answer(520)), repeatable(None, ServerError)),
    once("500 that will not pass", f.failing(500, "newLimit > capacity"), all_kinds(ServerError), most_sent=1),
    once("403, quota spent", f.failing(403, "out of units", QUOTA), all_kinds(QuotaExhausted), most_sent=1),
    once("429, quota spent", f.failing(429, "out of units", QUOTA), all_kinds(QuotaExhausted), most_sent=1),
    once("400 in deep JSON", f.refusing(Answer(400, f.deep_json())), all_kinds(BadRequest), most_sent=1),
    once("400 as a gzip bomb", f.bomb(400), all_kinds(BadRequest), most_sent=1),
    once("503 as a gzip bomb", f.bomb(503), repeatable(None, ServerError)),
]

BODIES = [
    once("a page for people", f.instead(f.page(200).body, "text/html"), UNREADABLE, most_sent=1),
    once("no body", f.nothing, BODY_FAULT | {ACT: None}, most_sent=1),
    once("204", f.status(204), BODY_FAULT | {ACT: None}, most_sent=1),
    once("304", f.status(304), UNREADABLE, most_sent=1),
    once("101", f.status(101, Upgrade="junk", Connection="Upgrade"), LOST),
    once("invalid JSON", f.instead(b'{"id": "task-1", "features": ['), UNREADABLE, most_sent=1),
    once("JSON of another kind", f.instead(b"[1, 2]"), UNREADABLE, most_sent=1),
    once("deep JSON", f.instead(f.deep_json()), UNREADABLE, most_sent=1),
    once("no content type", f.labelled(None), {READ: None, PAID: UnexpectedAnswer, CREATE: None}, most_sent=1),
    once(
        "another content type",
        f.labelled("application/x-nonsense"),
        {READ: None, PAID: UnexpectedAnswer, CREATE: None},
        most_sent=1,
    ),
    once("gzip", f.packed("gzip"), RECOVERS),
    once("gzip that is not", f.packed("gzip", bytes), BODY_FAULT, most_sent=1),
    once("gzip cut short", f.packed("gzip", lambda body: gzip.compress(body)[:-9]), BODY_FAULT, most_sent=1),
    once("unknown content encoding", f.packed("exi"), BODY_FAULT, most_sent=1),
    once("gzip bomb", f.bomb(), UNREADABLE, most_sent=1),
    once("body beyond the cap", f.endless_body, UNREADABLE, most_sent=1),
    once("chunks beyond the cap", f.endless_chunks, UNREADABLE, most_sent=1),
    once("huge header", f.huge_header, LOST),
    once("a hundred thousand headers", f.many_headers, LOST),
    once("headers without end", f.endless_headers, LOST),
    ever("headers without end, always", f.endless_headers, repeatable(ConnectionFailed, OutcomeUnknown)),
]

SAME, OTHER = "{here}/moved{path}", "{elsewhere}{path}"

TOKENS = [
    once("token refused", f.token_refused, RECOVERS, most_sent=2),
    ever("token refused, always", f.token_refused, all_kinds(Unauthorized), most_sent=2),
    once("token ends sooner than said", f.tokens_forgotten_afterwards, RECOVERS, calls=2, most_sent=3),
    token_once("429 as a page", f.refusing(f.page(429)), None),
    token_ever("429 as a page", f.refusing(f.page(429)), AuthenticationError),
    token_once("500 as a page", f.refusing(f.page(500)), None),
    token_ever("500 as a page", f.refusing(f.page(500)), AuthenticationError),
    token_once("reset after the request", f.reset_after_the_request, None),
    token_ever("reset after the request", f.reset_after_the_request, AuthenticationError),
    token_ever("nothing", f.nothing, AuthenticationError),
    token_ever("a page for people", f.refusing(f.page(200)), AuthenticationError),
    token_ever("deep JSON", f.instead(f.deep_json()), AuthenticationError),
    token_ever("no token in it", f.refusing(json_answer(200, {"access_token": None})), AuthenticationError),
    token_ever("refused", f.refusing(json_answer(401, {"error": "invalid_client"})), AuthenticationError),
    token_ever("gzip bomb", f.bomb(), AuthenticationError),
    token_ever("body beyond the cap", f.endless_body, AuthenticationError),
    token_slow("silence", f.silent),
    token_slow("head drips for ever", f.dripping_head),
    token_slow("body drips for ever", f.dripping_body),
    token_ever("redirected elsewhere", f.redirected(307, OTHER), AuthenticationError),
]

PLACES = [
    Row("the next page is said to be elsewhere", {READ: None}),
    once("redirected to the same origin with 307", f.redirected(307, SAME), RECOVERS),
    once("redirected to the same origin with 308", f.redirected(308, SAME), RECOVERS),
    once("redirected to a path", f.redirected(307, "/moved{path}"), RECOVERS),
    once("redirected with 302, which may change the method", f.redirected(302, SAME), UNREADABLE, most_sent=1),
    once("redirected with 303", f.redirected(303, SAME), UNREADABLE, most_sent=1),
    ever("redirected in a circle", f.redirected(307, SAME), UNREADABLE, most_sent=6),
    *(
        once(f"redirected elsewhere with {code}", f.redirected(code, OTHER), UNREADABLE, most_sent=1)
        for code in (301, 302, 307)
    ),
    once("redirected elsewhere without a scheme", f.redirected(307, "//localhost:1/x"), UNREADABLE, most_sent=1),
    once("redirected to nonsense", f.redirected(307, "http://[::1"), UNREADABLE, most_sent=1),
    once("redirected without a place", f.status(307), UNREADABLE, most_sent=1),
]

HTTP2 = [
    http2("no fault", [], RECOVERS, calls=2),
    http2("GOAWAY before the request", [h2.turned_away], LOST),
    http2("GOAWAY before the second request", [h2.well, h2.turned_away_on_a_used_connection], RECOVERS, calls=2),
    http2("GOAWAY after the request", [h2.gone_after_the_request], LOST),
    http2("GOAWAY after the answer", [h2.gone_after_the_answer], RECOVERS, calls=2),
    http2("GOAWAY and end after the answer", [h2.closed_after_the_answer], LOST, calls=2),
    http2("stream refused", [h2.stream_refused], LOST),
    http2("stream reset after the request", [h2.stream_reset_after_the_request], LOST),
    http2("stream reset within the body", [h2.stream_reset_within_the_body], LOST),
    http2("connection closed within the body", [h2.cut_within_the_body], LOST),
    http2("silence", [h2.silent], LOST, times=IMPATIENT),
]

ROWS = [*CONNECTIONS, *SLOWNESS, *REFUSALS, *BODIES, *TOKENS, *PLACES, *HTTP2]
