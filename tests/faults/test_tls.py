"""Certificates that should not be trusted, and one that should."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import trustme

from faults.clients import CALLS, Call
from faults.server import Server
from faults.service import SECRET, TOKEN, World
from faults.table import KINDS, Row
from swath import AuthenticationError, ConnectionFailed, RetryPolicy
from swath.core.operations import Kind

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ROW = Row("TLS", dict.fromkeys(KINDS))
RETRIES = RetryPolicy(attempts=2, first=0.01, pick=lambda low, _: low)

both_clients = pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))


def showing(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@both_clients
def test_the_right_certificate_is_trusted(call: Call, authority: trustme.CA) -> None:
    world = World()
    right = showing(authority.issue_cert("127.0.0.1"))
    with Server(world, tls=right) as service, Server(world, tls=right) as tokens:
        assert call(ROW, Kind.CREATE, service, tokens, RETRIES)
    assert world.done["create"] == 1


WRONG: dict[str, Callable[[trustme.CA], trustme.LeafCert]] = {
    "of another host": lambda authority: authority.issue_cert("elsewhere.example"),
    "that signed itself": lambda _: trustme.CA().issue_cert("127.0.0.1"),
    "that has ended": lambda authority: authority.issue_cert("127.0.0.1", not_after=LONG_AGO),
}


@both_clients
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_nothing_is_sent_to_a_service_with_a_certificate(
    wrong: Callable[[trustme.CA], trustme.LeafCert], kind: Kind, call: Call, authority: trustme.CA
) -> None:
    world = World()
    with Server(world, tls=showing(wrong(authority))) as service, Server(world) as tokens:
        with pytest.raises(ConnectionFailed, match=r"(?i)certificate") as caught:
            call(ROW, kind, service, tokens, RETRIES)
        assert type(caught.value) is ConnectionFailed
        assert service.connections > 0
        assert service.requests == []
    assert TOKEN not in repr(caught.value)


@both_clients
@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_no_secret_is_sent_to_a_token_endpoint_with_a_certificate(
    wrong: Callable[[trustme.CA], trustme.LeafCert], call: Call, authority: trustme.CA
) -> None:
    world = World()
    with Server(world) as service, Server(world, tls=showing(wrong(authority))) as tokens:
        with pytest.raises(AuthenticationError, match=r"(?i)certificate") as caught:
            call(ROW, Kind.READ, service, tokens, RETRIES)
        assert tokens.connections > 0
        assert tokens.requests == service.requests == []
    assert SECRET not in repr(caught.value)
