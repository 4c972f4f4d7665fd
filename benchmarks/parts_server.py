"""Answers process requests with several outputs of any size, in the container that is asked for.

    python -m benchmarks.parts_server 1073741824

prints its address and serves until its input is closed.
"""

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from benchmarks.bodies import CONTENT_TYPES, pieces
from benchmarks.server import TOKEN

WARM, SMALL = b"// warm", 1 << 16
"""An evalscript with this comment is answered with so few bytes."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    size: int

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("/token"):
            self._head("application/json", len(TOKEN))
            self.wfile.write(TOKEN)
            return
        container = "multipart" if self.headers["Accept"] == "multipart/mixed" else "tar"
        size = SMALL if WARM in asked else self.size
        self._head(CONTENT_TYPES[container], sum(map(len, pieces(container, size))))
        for piece in pieces(container, size):
            self.wfile.write(piece)

    def _head(self, content_type: str, length: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


def serve(size: int) -> None:
    Handler.size = size
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
