"""The same service over HTTP/2, and what can go wrong there."""

import socket
import ssl
from collections.abc import Callable

import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import DataReceived, Event, RequestReceived, StreamEnded

from faults.server import Server
from faults.service import Answer, Request, World


def certificate(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["h2"])
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


class Stream:
    """One request on a connection that may carry several."""

    def __init__(self, connection: "Connection", number: int, request: Request) -> None:
        self.connection = connection
        self.number = number
        self.request = request
        self.world: World = connection.server.world
        connection.server.requests.append(request)

    def perform(self) -> Answer:
        return self.world.perform(self.request)

    def head(self, answer: Answer) -> None:
        headers = [(":status", str(answer.status)), *((name.lower(), str(v)) for name, v in answer.headers.items())]
        self.connection.say(lambda h2: h2.send_headers(self.number, headers))

    def body(self, content: bytes, *, ends: bool = True) -> None:
        self.connection.say(lambda h2: h2.send_data(self.number, content, end_stream=ends))

    def answer(self, answer: Answer) -> None:
        self.head(answer)
        self.body(answer.body)

    def reset(self, code: ErrorCodes) -> None:
        self.connection.say(lambda h2: h2.reset_stream(self.number, code))

    def go_away(self, last: int) -> None:
        """Announce that nothing after this stream was looked at, and nothing more will be."""
        self.connection.say(lambda h2: h2.close_connection(ErrorCodes.NO_ERROR, last_stream_id=last))
        self.connection.gone = True


Fault = Callable[[Stream], None]


class Connection:
    def __init__(self, server: Server, connection: socket.socket) -> None:
        self.server = server
        self.open = True
        self.gone = False
        self._socket = connection
        self._h2 = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self._heads: dict[int, dict[str, str]] = {}
        self._bodies: dict[int, bytes] = {}

    def say(self, what: Callable[[H2Connection], object]) -> None:
        what(self._h2)
        self._socket.sendall(self._h2.data_to_send())

    def serve(self) -> None:
        self.say(lambda h2: h2.initiate_connection())
        while self.open and (data := self._socket.recv(65536)):
            for event in [] if self.gone else self._h2.receive_data(data):
                self._treat(event)
            self._socket.sendall(self._h2.data_to_send())

    def _treat(self, event: Event) -> None:
        match event:
            case RequestReceived(stream_id=int(number), headers=list(headers)):
                self._heads[number], self._bodies[number] = dict(headers), b""
            case DataReceived(stream_id=int(number), data=bytes(data)):
                self._h2.acknowledge_received_data(event.flow_controlled_length or 0, number)
                self._bodies[number] += data
            case StreamEnded(stream_id=int(number)):
                head = self._heads.pop(number)
                request = Request(head[":method"], head[":path"], head, self._bodies.pop(number))
                self.server.treat(Stream(self, number, request))


def serve(server: Server, connection: socket.socket) -> None:
    Connection(server, connection).serve()


# Faults.


def turned_away(stream: Stream) -> None:
    stream.go_away(0)


def turned_away_on_a_used_connection(stream: Stream) -> None:
    stream.go_away(stream.number - 2)


def gone_after_the_request(stream: Stream) -> None:
    stream.perform()
    stream.go_away(stream.number)


def gone_after_the_answer(stream: Stream) -> None:
    stream.answer(stream.perform())
    stream.go_away(stream.number)


def closed_after_the_answer(stream: Stream) -> None:
    gone_after_the_answer(stream)
    stream.connection.open = False


def stream_refused(stream: Stream) -> None:
    stream.reset(ErrorCodes.REFUSED_STREAM)


def stream_reset_after_the_request(stream: Stream) -> None:
    stream.perform()
    stream.reset(ErrorCodes.INTERNAL_ERROR)


def stream_reset_within_the_body(stream: Stream) -> None:
    answer = stream.perform()
    stream.head(answer)
    stream.body(answer.body[: len(answer.body) // 2], ends=False)
    stream.reset(ErrorCodes.INTERNAL_ERROR)


def cut_within_the_body(stream: Stream) -> None:
    answer = stream.perform()
    stream.head(answer)
    stream.body(answer.body[: len(answer.body) // 2], ends=False)
    stream.connection.open = False


def silent(stream: Stream) -> None:
    stream.perform()
    stream.connection.server.stopping.wait(60)


def well(stream: Stream) -> None:
    stream.answer(stream.perform())
