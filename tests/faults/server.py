"""A service that speaks HTTP/1.1 by hand, so that it can also speak it wrongly."""

import itertools
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from types import TracebackType
from typing import Self

from faults.service import Answer, Request, World

THREAD = "fault server"
"""What the threads of servers are called."""


class Visit:
    """One request on a connection, read when a fault first looks at it."""

    def __init__(self, server: "Server", connection: socket.socket) -> None:
        self.server = server
        self.world = server.world
        self._connection = connection
        self.open = True

    @cached_property
    def request(self) -> Request:
        data = bytearray()
        while b"\r\n\r\n" not in data:
            data += self.receive(65536)
        head, _, body = bytes(data).partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        parts = [body]
        missing = int(headers.get("content-length", 0)) - len(body)
        while missing > 0:
            parts.append(self.receive(min(missing, 1 << 20)))
            missing -= len(parts[-1])
        method, target, _ = first.split(" ")
        request = Request(method, target, headers, b"".join(parts))
        self.server.requests.append(request)
        return request

    def perform(self) -> Answer:
        return self.world.perform(self.request)

    def receive(self, size: int) -> bytes:
        data = self._connection.recv(size)
        if not data:
            raise ConnectionError("the client went away")
        return data

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)
        self.server.sent += len(data)

    def answer(self, answer: Answer) -> None:
        _ = self.request
        self.send(answer.head + answer.body)

    def pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        if self.server.stopping.wait(seconds):
            raise ConnectionError("the server stops")

    def reset(self) -> None:
        """Break the connection at once, without a farewell."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        """End the connection in good order, at the level of TCP."""
        self.open = False
        self._connection.close()


Fault = Callable[[Visit], None]
"""Treats one request."""


def well(visit: Visit) -> None:
    visit.answer(visit.perform())


class Server:
    """Listens on a port of this machine while it is entered, a thread a connection.

    Attributes:
        requests: What was read, in order.
        sent: Bytes sent.
        connections: How many connections there were.
    """

    def __init__(
        self,
        world: World,
        script: Iterable[Fault] = (),
        *,
        listening: bool = True,
        tls: ssl.SSLContext | None = None,
        protocol: Callable[["Server", socket.socket], None] | None = None,
    ) -> None:
        """Make a server.

        Args:
            world: What it serves.
            script: How it treats the requests that come, in turn; well after its end.
            listening: Whether connections are accepted from the start.
            tls: What it shows, where it speaks TLS.
            protocol: How it treats a connection, where it speaks another protocol than HTTP/1.1.
        """
        self.world = world
        self.requests: list[Request] = []
        self.sent = 0
        self.connections = 0
        self._idle = threading.Event()
        self.stopping = threading.Event()
        self._script: Iterator[Fault] = itertools.chain(script, itertools.repeat(well))
        self._tls = tls
        self._protocol = protocol or _http
        self.listening = listening
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://127.0.0.1:{self._socket.getsockname()[1]}"

    def listen(self) -> None:
        """Accept connections from now on."""
        self.listening = True
        self._socket.listen()
        self._start(self._accept)

    def treat(self, visit: Visit) -> None:
        """Do to a request what the script has next."""
        with self._lock:
            fault = next(self._script)
        self._idle.clear()
        fault(visit)
        self._idle.set()

    def settle(self) -> None:
        """Wait until the last request was treated to the end; the client may have its answer before."""
        assert self._idle.wait(5)

    def __enter__(self) -> Self:
        if self.listening:
            self.listen()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stopping.set()
        if self.listening:
            # Closing a socket does not wake the thread that waits for a connection to it.
            socket.create_connection(self._socket.getsockname()).close()
            self._threads[0].join(5)
        self._socket.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True, name=THREAD)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self.stopping.is_set():
                connection.close()
                return
            self.connections += 1
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(30)
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with self._lock:
                self._open.add(connection)
            if not self.stopping.is_set():
                self._protocol(self, connection)
        except OSError:
            # The client may leave at any moment; an untrusted certificate makes it leave early.
            return
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()


def _http(server: Server, connection: socket.socket) -> None:
    visit = None
    while visit is None or visit.open:
        # A fault may strike before anything is read. TLS has no way to look ahead.
        if not isinstance(connection, ssl.SSLSocket) and not connection.recv(1, socket.MSG_PEEK):
            return
        visit = Visit(server, connection)
        server.treat(visit)
