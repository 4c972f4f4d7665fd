"""The sandbox over real HTTP/1.1: a thread for each connection, kept alive between requests."""

import contextlib
import http
import logging
import socket
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.app import Sandbox

_log = logging.getLogger("swath_sandbox.access")

MAX_BODY = 16 * 1024 * 1024
"""The largest request body that is read, in bytes."""

_CHUNK = 64 * 1024
_IDLE_SECONDS = 60.0
_LINGER_SECONDS = 2.0
_SHUTDOWN_SECONDS = 5.0


class Server(socketserver.ThreadingTCPServer):
    """Listens on localhost and hands every request to a sandbox. Port 0 takes a free one."""

    allow_reuse_address = True
    daemon_threads = True
    # The default of 5 makes a burst of connections wait for a second each.
    request_queue_size = 128

    def __init__(self, sandbox: Sandbox, port: int = 0) -> None:
        self.sandbox = sandbox
        self._connections: dict[socket.socket, threading.Thread] = {}
        self._connections_lock = threading.Lock()
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self) -> str:
        """The address of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def server_close(self) -> None:
        """Stop listening, close the connections that are still open, and wait for their threads."""
        super().server_close()
        with self._connections_lock:
            connections = dict(self._connections)
        for connection, thread in connections.items():
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(_SHUTDOWN_SECONDS)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Log a connection that broke: clients go away, which is no fault of the server."""
        _log.debug("connection from %s broke", client_address, exc_info=True)

    @contextlib.contextmanager
    def connected(self, connection: socket.socket) -> Iterator[None]:
        """Keep note of a connection while its thread serves it."""
        with self._connections_lock:
            self._connections[connection] = threading.current_thread()
        try:
            yield
        finally:
            with self._connections_lock:
                del self._connections[connection]


@contextlib.contextmanager
def serve(sandbox: Sandbox, port: int = 0) -> Iterator[str]:
    """Serve a sandbox from a thread of its own, and yield its address, such as `http://127.0.0.1:43210`."""
    server = Server(sandbox, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="swath-sandbox", daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _BadRequestError(Exception):
    """The body cannot be read; the connection is of no more use."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.response = ServiceError(status, "COMMON_BAD_PAYLOAD", message).response()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    disable_nagle_algorithm = True
    wbufsize = _CHUNK
    server: Server

    def handle(self) -> None:
        with self.server.connected(self.connection):
            super().handle()

    def _answer(self) -> None:
        try:
            body = self._read_body()
        except _BadRequestError as error:
            self.close_connection = True
            self._send(error.response)
            self._linger()
            return
        self._send(self.server.sandbox.handle(Request.of(self.command, self.path, dict(self.headers), body)))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _answer  # noqa: N815

    def _read_body(self) -> bytes:
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            return self._read_chunks()
        length = self.headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            raise _BadRequestError(400, "Invalid Content-Length")
        return self._read_exactly(self._allowed(int(length)))

    def _read_chunks(self) -> bytes:
        body = bytearray()
        while size := self._chunk_size():
            self._allowed(len(body) + size)
            body += self._read_exactly(size)
            self.rfile.readline(_CHUNK)
        while self.rfile.readline(_CHUNK).strip():
            pass
        return bytes(body)

    def _chunk_size(self) -> int:
        line = self.rfile.readline(_CHUNK).partition(b";")[0].strip()
        try:
            return int(line, 16)
        except ValueError:
            raise _BadRequestError(400, "Invalid chunk") from None

    def _read_exactly(self, length: int) -> bytes:
        body = self.rfile.read(length)
        if len(body) < length:
            raise _BadRequestError(400, "The request body is shorter than announced")
        return body

    def _allowed(self, length: int) -> int:
        if not 0 <= length <= MAX_BODY:
            raise _BadRequestError(413, f"The request body is larger than {MAX_BODY} bytes.")
        return length

    def _linger(self) -> None:
        """Let the client finish sending: a connection closed on unread data loses the answer too."""
        self.connection.shutdown(socket.SHUT_WR)
        self.connection.settimeout(_LINGER_SECONDS)
        with contextlib.suppress(OSError):
            while self.rfile.read1(_CHUNK):
                pass

    def _send(self, response: Response) -> None:
        chunked = response.chunked and self.request_version >= "HTTP/1.1"
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if chunked:
            self.send_header("transfer-encoding", "chunked")
        else:
            self.send_header("content-length", str(len(response.body)))
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self._write_chunks(response.body) if chunked else self.wfile.write(response.body)
        self.wfile.flush()

    def _write_chunks(self, body: bytes) -> None:
        for start in range(0, len(body), _CHUNK):
            chunk = body[start : start + _CHUNK]
            self.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        self.wfile.write(b"0\r\n\r\n")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what the base class could not read as a request, in the service's shape."""
        self.close_connection = True
        self.request_version = self.protocol_version
        if code == http.HTTPStatus.NOT_IMPLEMENTED:
            error = ServiceError(405, "COMMON_METHOD_NOT_ALLOWED", "HTTP 405 Method Not Allowed")
        else:
            error = ServiceError(code, "COMMON_BAD_PAYLOAD", message or http.HTTPStatus(code).phrase)
        self._send(error.response())

    def version_string(self) -> str:
        """The Server header."""
        return "swath-sandbox"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """One line for each request."""
        _log.info("%s " + format, self.address_string(), *args)
