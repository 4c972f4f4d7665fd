# Derived from tests/overlay/_async/test_deadline.py by tools/unasync.py; edit that file, then `make sync`.
"""A server that sends a byte now and then holds nobody for ever."""

import socket
import threading
from collections.abc import Iterator

import pytest

from swath import SentinelHub, InvalidParameter, RequestTimeout, StaticToken, Timeouts


@pytest.fixture(params=["headers", "body", "silence"])
def slow(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server that drips."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            with peer:
                peer.recv(65536)
                try:
                    if request.param == "body":
                        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                    if request.param == "headers":
                        peer.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                    while not over.wait(0.02):
                        if request.param != "silence":
                            peer.sendall(b"x")
                except OSError:
                    pass

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    over.set()
    listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
    listener.close()
    thread.join()


def test_a_slow_answer_ends_at_the_deadline(slow: str) -> None:
    timeouts = Timeouts(total=0.3)
    with SentinelHub(credentials=StaticToken("t"), deployment=slow, timeouts=timeouts) as hub:
        with pytest.raises(RequestTimeout, match=r"no whole answer within 0.3 s"):
            for _ in hub.catalog.search("sentinel-2-l2a", time="2024-06"):
                pass


@pytest.mark.parametrize("name", ["connect", "read", "pool", "total"])
@pytest.mark.parametrize("value", [0, -1.0, float("inf"), float("nan"), None, True])
def test_time_outs_are_positive_seconds(name: str, value: float) -> None:
    with pytest.raises(InvalidParameter, match=rf"timeouts\.{name}"):
        Timeouts(**{name: value})
