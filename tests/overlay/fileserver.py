"""A server on loopback with one file, that does what a test tells it to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class File:
    """What is served.

    Attributes:
        content: The bytes.
        headers: Of every answer with bytes, such as `ETag`.
        takes_ranges: Whether a `Range` is looked at.
        tells_length: Whether the answer has a `Content-Length`, or ends with its connection.
        cuts: After how many bytes of the body the connection is cut, for each answer in turn.
        stalls: Whether such a connection is left open and silent instead, until the client goes.
        statuses: What to answer in place of the file, for each request in turn.
        asked: The headers of each request.
    """

    content: bytes
    headers: dict[str, str] = field(default_factory=lambda: {"ETag": '"one"'})
    takes_ranges: bool = True
    tells_length: bool = True
    cuts: list[int] = field(default_factory=list)
    stalls: bool = False
    statuses: list[int] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def ranges(self) -> list[str | None]:
        return [headers.get("range") for headers in self.asked]


@contextmanager
def serving(file: File) -> Iterator[str]:
    """Serve it; the URL of the server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(200, json.dumps({"access_token": "t", "expires_in": 3600}).encode(), {})

        def do_GET(self) -> None:
            file.asked.append({name.lower(): value for name, value in self.headers.items()})
            if file.statuses and (status := file.statuses.pop(0)) != 200:
                self._answer(status, b"{}", {})
                return
            start, total = self._start(), len(file.content)
            if start is None:
                self._answer(200, file.content, file.headers)
            elif start >= total:
                self._answer(416, b"{}", {"Content-Range": f"bytes */{total}"})
            else:
                place = {"Content-Range": f"bytes {start}-{total - 1}/{total}"}
                self._answer(206, file.content[start:], file.headers | place)

        def _start(self) -> int | None:
            found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
            validators = (None, file.headers.get("ETag"), file.headers.get("Last-Modified"))
            is_current = self.headers.get("If-Range") in validators
            return int(found[1]) if found and file.takes_ranges and is_current else None

        def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if file.tells_length or self.command == "POST":
                self.send_header("Content-Length", str(len(body)))
            else:
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            if file.cuts and self.command == "GET" and status < 300:
                body = body[: file.cuts.pop(0)]
                self.close_connection = True
                self.wfile.write(body)
                if file.stalls:
                    self.connection.recv(1)
                return
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
