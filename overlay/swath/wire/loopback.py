"""A web server for one answer: where a browser comes back to after a login."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

_PAGE = '<!doctype html><meta charset="utf-8"><title>swath</title><p style="font-family: sans-serif">{text}</p>'


class Loopback(ThreadingHTTPServer):
    """Listens on this machine alone, on a free port, for the answer that carries a state.

    Attributes:
        url: Where the browser is to be sent.
        answer: The query of the right answer, or None before it came.
        has_refused: Whether an answer with another state came.
    """

    daemon_threads = True  # browsers open connections in advance and leave them idle

    def __init__(self, state: str) -> None:
        self.state = state
        self.answer: Mapping[str, str] | None = None
        self.has_refused = False
        self.arrived = threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/"

    def wait(self, timeout: float) -> Mapping[str, str] | None:
        """The query of the right answer, or None where it did not come within so many seconds."""
        self.arrived.wait(timeout)
        return self.answer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hangs up."""


@contextmanager
def listening(state: str) -> Iterator[Loopback]:
    """Wait for an answer in the background while the block runs."""
    with Loopback(state) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="swath-login", daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    timeout = 10.0
    server: Loopback

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        query = dict(parse_qsl(place.query))
        if place.path != "/" or not query:
            self._show(404, "Nothing is here.")
        elif query.get("state") != self.server.state:
            self.server.has_refused = True
            self._show(400, "This is the answer to another login. You can close this window.")
        else:
            said = "The login was refused. " if "error" in query else ""
            self._show(200, f"{said}You can close this window.")
            if not self.server.arrived.is_set():
                self.server.answer = query
                self.server.arrived.set()

    def _show(self, status: int, text: str) -> None:
        page = _PAGE.format(text=text).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep codes out of the terminal."""
