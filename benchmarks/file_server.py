"""A file of any size on loopback, whole or from a byte on, and tokens for whoever asks.

    python -m benchmarks.file_server '{"size": 1073741824, "rate": 0}'

prints its address and serves until its input is closed.
"""

import json
import random
import re
import sys
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from benchmarks.server import TOKEN

BLOCK = random.Random(1).randbytes((1 << 20) + 7)
"""What the file repeats; no power of two, so that every mebibyte of it is another one."""


@dataclass(frozen=True)
class Settings:
    """What is served.

    Attributes:
        size: Bytes of the file.
        rate: Bytes a second, or 0 for as fast as can be.
    """

    size: int
    rate: float = 0.0


def content(start: int, stop: int) -> bytes:
    """A piece of the file, a block of it at most."""
    offset = start % len(BLOCK)
    return BLOCK[offset : offset + stop - start]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    settings: Settings

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._head(200, len(TOKEN))
        self.wfile.write(TOKEN)

    def do_GET(self) -> None:
        size = self.settings.size
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(found[1]) if found else 0
        if found and start >= size:
            self._head(416, 0, {"Content-Range": f"bytes */{size}"})
            return
        place = {"Content-Range": f"bytes {start}-{size - 1}/{size}"} if found else {}
        self._head(206 if found else 200, size - start, {"ETag": '"file"'} | place)
        begun, first = time.monotonic(), start
        while start < size:
            start += self.connection.send(content(start, size))
            if self.settings.rate:
                time.sleep(max(0.0, (start - first) / self.settings.rate - (time.monotonic() - begun)))

    def _head(self, status: int, length: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(length), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


def serve(settings: Settings) -> None:
    Handler.settings = settings
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve(Settings(**json.loads(sys.argv[1])))
