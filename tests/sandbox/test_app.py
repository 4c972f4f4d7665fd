import logging
from datetime import UTC, datetime

import pytest

from swath_sandbox import CLIENT_ID, CLIENT_SECRET
from swath_sandbox.api.messages import Request
from swath_sandbox.app import Sandbox
from swath_sandbox.settings import Settings

COLLECTIONS = "/catalog/v1/collections"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
GRANT = f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}".encode()


class Clock:
    now = datetime(2023, 6, 1, tzinfo=UTC).timestamp()

    def __call__(self):
        return self.now


def sandbox_and_headers(**settings):
    clock = Clock()
    sandbox = Sandbox(Settings(**settings), clock=clock)
    token = sandbox.handle(Request.of("POST", "/oauth/token", FORM, GRANT)).body.split(b'"')[3].decode()
    return sandbox, clock, {"Authorization": f"Bearer {token}"}


def test_the_request_limit_counts_requests_but_neither_tokens_nor_the_landing_page():
    sandbox, clock, headers = sandbox_and_headers(requests_per_minute=2)
    for _ in range(5):
        assert sandbox.handle(Request.of("GET", "/catalog/v1")).status == 200

    statuses = [sandbox.handle(Request.of("GET", COLLECTIONS, headers)).status for _ in range(3)]

    assert statuses == [200, 200, 429]
    refused = sandbox.handle(Request.of("GET", COLLECTIONS, headers))
    assert refused.headers["retry-after"] == "30000"
    clock.now += 30
    assert sandbox.handle(Request.of("GET", COLLECTIONS, headers)).status == 200


def test_a_request_without_a_token_does_not_count():
    sandbox, _, headers = sandbox_and_headers(requests_per_minute=1)

    assert [sandbox.handle(Request.of("GET", COLLECTIONS)).status for _ in range(3)] == [401, 401, 401]
    assert sandbox.handle(Request.of("GET", COLLECTIONS, headers)).status == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "COMMON_NOT_FOUND"),
        ("GET", "/process/v1", 405, "COMMON_METHOD_NOT_ALLOWED"),
        ("DELETE", "/api/v1/catalog/1.0.0/search", 405, "COMMON_METHOD_NOT_ALLOWED"),
        ("GET", "/oauth/token", 405, "COMMON_METHOD_NOT_ALLOWED"),
    ],
)
def test_paths_and_methods_are_checked_before_anything_else(method, path, status, code):
    sandbox, _, _ = sandbox_and_headers()

    answer = sandbox.handle(Request.of(method, path))

    assert answer.status == status
    assert f'"code":"{code}"'.encode() in answer.body


def test_a_fault_inside_is_logged_and_told_in_the_services_shape(monkeypatch, caplog):
    sandbox, _, headers = sandbox_and_headers()
    monkeypatch.setattr("swath_sandbox.api.stac.collections_document", lambda _base: {}["no such thing"])

    with caplog.at_level(logging.ERROR, "swath_sandbox"):
        answer = sandbox.handle(Request.of("GET", COLLECTIONS, headers))

    assert answer.status == 500
    assert b"no such thing" not in answer.body
    assert b'"code":"COMMON_EXCEPTION"' in answer.body
    assert caplog.messages == [f"GET {COLLECTIONS} failed"]
    assert caplog.records[0].exc_info


def test_another_seed_is_another_world():
    search = b'{"collections":["sentinel-2-l2a"],"datetime":"2022-10-01T00:00:00Z/..","bbox":[14,45,15,46]}'
    answers = set()
    for seed in (7, 7, 8):
        sandbox, _, headers = sandbox_and_headers(seed=seed)
        request = Request.of("POST", "/catalog/v1/search", {**headers, "Content-Type": "application/json"}, search)
        answers.add(sandbox.handle(request).body)

    assert len(answers) == 2
