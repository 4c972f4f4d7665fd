"""One cell of the table: a fault for one kind of operation, and all that is wrong about what it came to."""

import pickle
import ssl
import time
from collections import Counter
from functools import cache

from faults import http2
from faults.clients import CALLS, MOST, Call
from faults.leaks import Log, holds_secret, texts_of
from faults.outcomes import Outcome
from faults.server import Server
from faults.service import SECRET, World
from faults.table import ATTEMPTS, KINDS, Row
from swath import RetryPolicy
from swath.core.operations import Kind

LIMIT = 10.0
"""Seconds after which a call counts as hanging."""

BUFFERED = 16 << 20
"""Bytes that a server can get rid of before anybody reads them."""

WELL = Row("no fault", dict.fromkeys(KINDS))


def run(row: Row, kind: Kind, call: Call, log: Log, certificate: ssl.SSLContext) -> Outcome:
    """Call an operation while the fault is there, and judge what comes of it.

    Args:
        row: The fault.
        kind: The kind of operation.
        call: Which client.
        log: Where all log records go.
        certificate: What the service shows where HTTP/2 is asked for.
    """
    world = World()
    if row.http2:
        service = Server(world, row.script(), tls=certificate, protocol=http2.serve)
    else:
        service = Server(world, row.script(), listening=row.refuses == "never")
    with service, Server(world, row.token_script()) as tokens, Server(world) as elsewhere:
        world.elsewhere = elsewhere.url
        answers: list[bytes] = []
        error: Exception | None = None
        started = time.monotonic()
        try:
            answers = call(row, kind, service, tokens, _retries(row, service))
        except Exception as caught:  # noqa: BLE001 (any other than the expected one is the finding)
            error = caught
        seconds = time.monotonic() - started
    outcome = Outcome(row.name, kind.name, "recovers" if error is None else type(error).__name__, seconds)
    _judge_result(outcome, row, kind, answers, error)
    _judge_requests(outcome, row, world, service, elsewhere)
    for place, text in [*log.texts(), *(texts_of(error) if error else ())]:
        if holds_secret(text):
            outcome.note("canary", f"in {place}: {text[:200]}")
    if seconds > min(LIMIT, row.calls * row.times.total + 1):
        outcome.note("hang", f"took {seconds:.1f} s")
    return outcome


@cache
def fault_free(kind: Kind) -> bytes:
    """What an operation answers when all is well."""
    world = World()
    with Server(world) as service, Server(world) as tokens:
        (answer,) = CALLS["sync"](WELL, kind, service, tokens, RetryPolicy())
    return answer


def _retries(row: Row, service: Server) -> RetryPolicy:
    def pick(low: float, _: float) -> float:
        # The client is about to wait: the moment to get well for a service that refused its first connection.
        if row.refuses == "once" and not service.listening:
            service.listen()
        return low

    return RetryPolicy(attempts=ATTEMPTS, refusals=ATTEMPTS, first=0.002, pick=pick)


def _judge_result(outcome: Outcome, row: Row, kind: Kind, answers: list[bytes], error: Exception | None) -> None:
    expected = row.expected[kind]
    if type(error) is not (expected or type(None)):
        outcome.note("wrong", f"expected {expected.__name__ if expected else 'recovery'}, got {error!r}")
    elif error is None and answers != [fault_free(kind)] * row.calls:
        outcome.note("wrong", "the answer differs from the one without a fault")
    elif error is not None:
        copy = pickle.loads(pickle.dumps(error))
        if (type(copy), str(copy)) != (type(error), str(error)):
            outcome.note("wrong", f"{error!r} does not survive pickling")


def _judge_requests(outcome: Outcome, row: Row, world: World, service: Server, elsewhere: Server) -> None:
    if world.done["create"] + world.done["start"] > row.calls:
        outcome.note("duplicate", f"done: {dict(world.done)}")
    sent = Counter((request.method, request.target, request.body) for request in service.requests)
    if max(sent.values(), default=0) > row.most_sent:
        outcome.note("duplicate", f"the same request was sent {max(sent.values())} times")
    if any(SECRET in request for request in service.requests):
        outcome.note("elsewhere", "the API saw the secret")
    if service.sent > ATTEMPTS * (MOST + BUFFERED):
        outcome.note("wrong", f"{service.sent:,} bytes were taken")
    if elsewhere.connections:
        outcome.note("elsewhere", "another host was called")
    if any(holds_secret(str(request)) for request in elsewhere.requests):
        outcome.note("elsewhere", "another host saw a secret")
