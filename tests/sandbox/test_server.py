import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import swath_sandbox
from swath_sandbox import CLIENT_ID, CLIENT_SECRET, running
from swath_sandbox.api.messages import Response
from swath_sandbox.server import MAX_BODY, serve

ROOT = Path(swath_sandbox.__file__).parents[1]


class Echo:
    """Stands in for a sandbox: answers with what it was asked, or as the path says."""

    def __init__(self):
        self.requests = []
        self.release = threading.Event()

    def handle(self, request):
        self.requests.append(request)
        if request.path == "/slow":
            self.release.wait(10)
        headers = {"content-type": "text/plain"}
        return Response(200, headers, request.body or b"x" * 200_000, chunked=request.path == "/chunked")


@pytest.fixture
def echo():
    return Echo()


@pytest.fixture
def connection(echo):
    with serve(echo) as url, contextlib.closing(connect(url)) as connection:
        yield connection


def connect(url):
    return http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)


def exchange(connection, method="GET", path="/", body=None, headers=None, **options):
    connection.request(method, path, body, headers or {}, **options)
    response = connection.getresponse()
    return response, response.read()


def raw(connection, data):
    """Send bytes as they are and read until the server closes the connection."""
    connection.connect()
    connection.sock.sendall(data)
    with connection.sock.makefile("rb") as stream:
        return stream.read()


def test_a_connection_is_kept_for_the_next_request(connection, echo):
    exchange(connection, path="/a?b=c")
    first = connection.sock
    exchange(connection, "POST", "/d", b"body", {"X-Note": "yes"})

    assert connection.sock is first
    one, two = echo.requests
    assert (one.method, one.path, one.query) == ("GET", "/a", {"b": "c"})
    assert (two.method, two.body, two.headers["x-note"]) == ("POST", b"body", "yes")


def test_an_answer_has_its_length(connection):
    response, body = exchange(connection)

    assert response.getheader("content-length") == "200000"
    assert len(body) == 200_000


def test_a_chunked_answer_has_none(connection):
    response, body = exchange(connection, path="/chunked")

    assert response.getheader("transfer-encoding") == "chunked"
    assert response.getheader("content-length") is None
    assert body == b"x" * 200_000
    assert exchange(connection)[0].status == 200


def test_an_old_client_gets_a_plain_answer(connection):
    answer = raw(connection, b"GET /chunked HTTP/1.0\r\n\r\n")

    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"chunked" not in head
    assert len(body) == 200_000


def test_a_head_has_headers_only(connection):
    response, body = exchange(connection, "HEAD")

    assert (response.getheader("content-length"), body) == ("200000", b"")
    assert exchange(connection)[0].status == 200


def test_a_chunked_request_is_read_whole(connection):
    response, body = exchange(connection, "POST", body=iter([b"one ", b"two ", b"three"]), encode_chunked=True)

    assert (response.status, body) == (200, b"one two three")


def test_a_body_beyond_the_limit_is_refused_unread(connection, echo):
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", str(MAX_BODY + 1))
    connection.endheaders()

    response = connection.getresponse()

    assert (response.status, response.getheader("connection")) == (413, "close")
    assert json.loads(response.read())["error"]["code"] == "COMMON_BAD_PAYLOAD"
    assert echo.requests == []


def test_a_client_that_sends_too_much_still_gets_its_answer(connection, echo):
    response, body = exchange(connection, "POST", body=b"x" * (MAX_BODY + 1))

    assert (response.status, echo.requests) == (413, [])
    assert b"larger than" in body


@pytest.mark.parametrize(
    ("line", "status"),
    [(b"BREW /pot HTTP/1.1", b"405"), (b"GET /a b c HTTP/1.1", b"400"), (b"GET / HTTP/9.9", b"505")],
)
def test_what_is_no_request_is_refused_in_the_services_shape(connection, line, status):
    answer = raw(connection, line + b"\r\nHost: x\r\n\r\n")

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 " + status)
    assert json.loads(body)["error"]["status"] == int(status)


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: many\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n-5\r\n",
    ],
)
def test_a_length_without_sense_is_a_bad_request(connection, echo, head):
    answer = raw(connection, b"POST / HTTP/1.1\r\nHost: x\r\n" + head)

    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 413 "))
    assert echo.requests == []


def test_a_body_that_ends_too_soon_is_not_handed_on(connection, echo):
    connection.connect()
    connection.sock.sendall(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc")
    connection.sock.shutdown(socket.SHUT_WR)

    with connection.sock.makefile("rb") as stream:
        assert stream.read().startswith(b"HTTP/1.1 400 ")
    assert echo.requests == []


def test_requests_are_answered_at_the_same_time(echo):
    with serve(echo) as url, contextlib.closing(connect(url)) as slow, contextlib.closing(connect(url)) as quick:
        slow.request("GET", "/slow")
        assert exchange(quick)[0].status == 200
        echo.release.set()
        assert slow.getresponse().read()


def test_leaving_the_block_closes_idle_connections_and_the_port(echo):
    with serve(echo) as url:
        connection = connect(url)
        exchange(connection)
        threads = {thread for thread in threading.enumerate() if "process_request" in thread.name}

    assert threads
    assert not any(thread.is_alive() for thread in threads)
    connection.close()
    with pytest.raises(ConnectionRefusedError):
        exchange(connection)


def test_a_client_that_goes_away_disturbs_nobody(echo):
    with serve(echo) as url:
        gone = connect(url)
        gone.request("GET", "/slow")
        gone.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        gone.sock.close()
        gone.close()
        echo.release.set()
        with contextlib.closing(connect(url)) as connection:
            assert exchange(connection)[0].status == 200


def fetch_token(url):
    form = f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}".encode()
    with urllib.request.urlopen(f"{url}/oauth/token", form, timeout=10) as answer:
        return json.load(answer)


def test_a_running_sandbox_is_reached_at_its_address_and_heeds_its_options():
    with running(token_lifetime=100, token_rate_limit=1) as url:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", url)
        assert fetch_token(url)["expires_in"] == 100
        with pytest.raises(urllib.error.HTTPError, match="429") as refused:
            fetch_token(url)
        refused.value.close()


def test_links_lead_back_to_the_address_that_was_asked():
    with running() as url, urllib.request.urlopen(f"{url}/catalog/v1/", timeout=10) as answer:
        assert {link["href"].split("/catalog")[0] for link in json.load(answer)["links"]} == {url}


def test_time_can_be_advanced_over_http_and_outlives_the_server(tmp_path):
    def clock(url, body=None):
        request = urllib.request.Request(f"{url}/sandbox/clock", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return datetime.fromisoformat(json.load(answer)["time"])

    with running(state=tmp_path / "state", time_factor=1000) as url:
        start = clock(url)
        assert clock(url, b'{"advance": 86400}') - start >= timedelta(days=1)
    with running(state=tmp_path / "state", buckets=tmp_path / "buckets") as url:
        assert clock(url) - start >= timedelta(days=1)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_where_it_serves_and_stops_when_told(stop):
    command = [sys.executable, "-m", "swath_sandbox", "--port", "0", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        try:
            lines = [process.stdout.readline() for _ in range(4)]
            url = lines[0].split()[-1]
            assert fetch_token(url)["access_token"]
            assert lines[2].split()[-1] == CLIENT_ID
            assert lines[3].split()[-1] == CLIENT_SECRET
            process.send_signal(stop)
            out, err = process.communicate(timeout=10)
        finally:
            process.kill()

    assert process.returncode == 0
    assert (out, err) == ("Stopped.\n", "")


def test_a_port_that_is_taken_is_told_in_a_sentence(capsys):
    from swath_sandbox.__main__ import main

    with running() as url:
        assert main(["--port", url.rpartition(":")[2]]) == 1

    assert "cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--time-factor", "0"], "time_factor=0.0: must be above 0"), (["--state", __file__], "cannot be set up")],
)
def test_a_sandbox_that_cannot_be_set_up_is_told_in_a_sentence(capsys, arguments, words):
    from swath_sandbox.__main__ import main

    assert main(["--port", "0", *arguments]) == 1
    assert words in capsys.readouterr().err


def test_the_credentials_alone_do_not_load_the_engine():
    code = "import swath_sandbox, sys; print(swath_sandbox.CLIENT_ID, {'numpy', 'py_mini_racer'} & sys.modules.keys())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)

    assert out.stdout == f"{CLIENT_ID} set()\n"


def test_a_missing_dependency_is_told_with_the_extra_to_install():
    script = """
import sys
sys.modules["shapely"] = None
import swath_sandbox
try:
    swath_sandbox.running().__enter__()
except ImportError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert said == "the sandbox needs shapely: pip install 'swath[sandbox]'\n"
