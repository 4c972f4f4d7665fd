"""Recorded HTTP: `make record` writes tests/cassettes anew, everybody else replays it with the network blocked."""

import json
import os
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import vcr
import yaml
from vcr.request import Request

import swath_sandbox
from overlay import machines
from swath.config import load_settings
from swath.credentials import ClientCredentials
from swath.deployments import Deployment, find_deployment

CASSETTES = Path(__file__).parents[1] / "cassettes"
RECORD = os.environ.get("SWATH_RECORD", "")
SANDBOX_HOST = "http://localhost"


@dataclass(frozen=True)
class Target:
    client_id: str
    client_secret: str
    deployment: Deployment
    buckets: Path | None = None
    """The folder of a sandbox's object storage, while it is being recorded."""


Recorded = Callable[..., AbstractContextManager[Target]]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if "SWATH_STEPS" in os.environ:
        for kind, steps in sorted(machines.taken.items()):
            terminalreporter.write_line(f"{steps:9,} steps of {kind}")


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """What to record against, or stand-ins for a replay."""
    if not RECORD:
        yield Target("id", "secret", Deployment(SANDBOX_HOST))
    elif RECORD == "sandbox":
        with _sandbox(tmp_path_factory.mktemp("buckets")) as running:
            yield running
    else:
        settings = load_settings(deployment=RECORD)
        assert isinstance(settings.credentials, ClientCredentials)
        yield Target(settings.credentials.client_id, settings.credentials.client_secret, settings.deployment)


@contextmanager
def _sandbox(buckets: Path, jobs: swath_sandbox.Jobs | None = None) -> Iterator[Target]:
    with swath_sandbox.running(buckets=buckets, jobs=jobs) as url:
        yield Target(swath_sandbox.CLIENT_ID, swath_sandbox.CLIENT_SECRET, Deployment(url), buckets)


@pytest.fixture
def recorded(target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorded:
    """Open a cassette by name; one that needs trouble with jobs is recorded against a sandbox that makes it."""

    @contextmanager
    def use(name: str, jobs: swath_sandbox.Jobs | None = None) -> Iterator[Target]:
        recorder = vcr.VCR(
            record_mode=vcr.mode.ALL if RECORD else vcr.mode.NONE,
            match_on=["method", "path_and_query", "json_body"],
            filter_headers=["Authorization", "User-Agent", "Host"],
            filter_post_data_parameters=[("client_id", "REDACTED"), ("client_secret", "REDACTED")],
            before_record_request=_forget_port_and_key,
            before_record_response=_forget_tokens,
            serializer="labelled",
            decode_compressed_response=True,
        )
        recorder.register_serializer("labelled", _Labelled)
        recorder.register_matcher("path_and_query", _same_path_and_query)
        recorder.register_matcher("json_body", _same_json)
        path = CASSETTES / f"{name}.yaml"
        if not RECORD:
            monkeypatch.setattr(socket.socket, "connect", _no_network)
            monkeypatch.setattr(socket, "getaddrinfo", _no_network)
            where = _Labelled.deserialize(path.read_text("utf-8"))["recorded_against"]
            style = Deployment(SANDBOX_HOST) if where == "sandbox" else find_deployment(where)
            with recorder.use_cassette(str(path), allow_playback_repeats=False) as tape:
                yield Target("id", "secret", style)
            assert tape.all_played, "the client asked for less than was recorded"
            return
        if jobs and RECORD != "sandbox":
            pytest.skip("trouble at will is to be had of a sandbox only")
        # A recorder adds to what it finds.
        path.unlink(missing_ok=True)
        with _sandbox(tmp_path, jobs) if jobs else nullcontext(target) as running, recorder.use_cassette(str(path)):
            yield running

    return use


class _Labelled:
    """vcrpy's YAML with a head that says what it was recorded against, and when."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        head = {"recorded_against": RECORD, "recorded_on": datetime.now(UTC).date().isoformat()}
        return yaml.safe_dump(head | cassette, sort_keys=False, width=1000)

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        loaded: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return loaded


def _forget_port_and_key(request: Request) -> Request:
    """A sandbox listens on another port every time; a key of Planet stays with its user."""
    request.uri = re.sub(r"^http://127\.0\.0\.1:\d+", SANDBOX_HOST, request.uri)
    request.uri = re.sub(r"(planetApiKey=)[^&]*", r"\1REDACTED", request.uri)
    if isinstance(request.body, bytes):
        request.body = re.sub(rb'("planetApiKey"\s*:\s*)"[^"]*"', rb'\1"REDACTED"', request.body)
    return request


def _forget_tokens(response: dict[str, Any]) -> dict[str, Any]:
    for name in [name for name in response["headers"] if name.lower() == "set-cookie"]:
        del response["headers"][name]
    body = response["content"] if "content" in response else response["body"]["string"]
    if isinstance(body, bytes):
        forgetful = re.sub(rb'("(?:(?:access|refresh|id)_token|planetApiKey)"\s*:\s*)"[^"]*"', rb'\1"REDACTED"', body)
        forgetful = re.sub(rb"http://127\.0\.0\.1:\d+", SANDBOX_HOST.encode(), forgetful)
        # The length that an answer to HEAD tells is not that of its body.
        if forgetful != body:
            _put(response, forgetful)
    return response


def _put(response: dict[str, Any], body: bytes) -> None:
    if "content" in response:
        response["content"] = body
    else:
        response["body"]["string"] = body
    for name in list(response["headers"]):
        if name.lower() == "content-length":
            response["headers"][name] = [str(len(body))]


def _same_path_and_query(one: Request, other: Request) -> None:
    first, second = urlsplit(one.uri), urlsplit(other.uri)
    assert (first.path, first.query) == (second.path, second.query)


def _same_json(one: Request, other: Request) -> None:
    assert _decoded(one.body) == _decoded(other.body)


def _decoded(body: bytes | str | None) -> object:
    try:
        return json.loads(body or b"null")
    except ValueError:
        return body


def _no_network(*_: object, **__: object) -> None:
    raise AssertionError("a replay reached for the network")
