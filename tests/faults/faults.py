"""What can go wrong with an answer, a function a fault."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import repeat

from faults.server import Fault, Visit, well
from faults.service import Answer, json_answer

MEGABYTE = 1 << 20


def always(fault: Fault) -> Iterator[Fault]:
    return repeat(fault)


# Connections that break.


def reset_before_the_request_is_read(visit: Visit) -> None:
    visit.reset()


def reset_while_the_request_is_sent(visit: Visit) -> None:
    visit.receive(1000)
    visit.reset()


def reset_after_the_request(visit: Visit) -> None:
    visit.perform()
    visit.reset()


def closed_after_the_request(visit: Visit) -> None:
    visit.perform()
    visit.close()


def reset_within(share: float) -> Fault:
    """Break off in the body; in the head where there is no body."""

    def fault(visit: Visit) -> None:
        visit.send(_beginning(visit.perform(), share))
        visit.reset()

    return fault


def closed_within(share: float) -> Fault:
    """End in good order what has not ended, under the Content-Length of the whole."""

    def fault(visit: Visit) -> None:
        visit.send(_beginning(visit.perform(), share))
        visit.close()

    return fault


def _beginning(answer: Answer, share: float) -> bytes:
    fixed, cut = (answer.head, answer.body) if answer.body else (b"", answer.head)
    return fixed + cut[: int(len(cut) * share)]


def chunked_without_end(visit: Visit) -> None:
    answer = _with_body(visit.perform())
    visit.send(replace(answer, headers=answer.headers | {"Transfer-Encoding": "chunked"}).head)
    visit.send(b"%x\r\n%b\r\n" % (len(answer.body) or 1, answer.body or b" "))
    visit.close()


def cut_without_a_length(visit: Visit) -> None:
    """End half-way through a body of which only the end of the connection tells where it ends."""
    answer = _with_body(visit.perform())
    head = replace(answer, headers=answer.headers | {"Transfer-Encoding": ""}).head.replace(
        b"Transfer-Encoding: \r\n", b""
    )
    visit.send(head + answer.body[: len(answer.body) // 2])
    visit.close()


def lengths_that_disagree(visit: Visit) -> None:
    answer = _with_body(visit.perform())
    visit.send(replace(answer, headers=answer.headers | {"X": f"x\r\nContent-Length: {len(answer.body) + 1}"}).head)
    visit.send(answer.body)


def closed_after_the_answer(visit: Visit) -> None:
    """End an idle connection without having said so."""
    well(visit)
    visit.close()


# Answers that take for ever.


def silent(visit: Visit) -> None:
    visit.perform()
    visit.pause(60)


def deaf(visit: Visit) -> None:
    """Never read the request."""
    visit.pause(60)


def dripping_head(visit: Visit) -> None:
    head = visit.perform().head
    for position in range(len(head)):
        visit.send(head[position : position + 1])
        visit.pause(0.05)


def dripping_body(visit: Visit) -> None:
    answer = _with_body(visit.perform())
    visit.send(replace(answer, headers=answer.headers | {"Content-Length": 1000}).head)
    while True:
        visit.send(b" ")
        visit.pause(0.05)


def informed_for_ever(visit: Visit) -> None:
    visit.perform()
    while True:
        visit.send(b"HTTP/1.1 102 Processing\r\n\r\n")
        visit.pause(0.01)


def informed_first(visit: Visit) -> None:
    _ = visit.request
    visit.send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")
    well(visit)


# Refusals: nothing is done.


def refusing(answer: Answer) -> Fault:
    return lambda visit: visit.answer(answer)


def too_many(retry_after: str | None, code: str = "RATE_LIMIT_EXCEEDED") -> Fault:
    answer = json_answer(429, {"error": {"status": 429, "code": code, "message": "Slow down"}})
    return refusing(replace(answer, headers=answer.headers | ({"Retry-After": retry_after} if retry_after else {})))


def failing(status: int, message: str = "something broke", code: str = "") -> Fault:
    return refusing(json_answer(status, {"error": {"status": status, "code": code, "message": message}}))


def page(status: int) -> Answer:
    """A page for people."""
    return Answer(status, b"<!DOCTYPE html><html><body>Bad day</body></html>", {"Content-Type": "text/html"})


def token_refused(visit: Visit) -> None:
    visit.world.tokens.discard(visit.request.bearer)
    well(visit)


def tokens_forgotten_afterwards(visit: Visit) -> None:
    """Let tokens end sooner than was said."""
    well(visit)
    visit.world.tokens.clear()


# Answers to what was done that are not what the interface promises.


def instead(body: bytes, media_type: str | None = "application/json", **headers: str) -> Fault:
    """Another body under the right status."""

    def fault(visit: Visit) -> None:
        answer = _with_body(visit.perform())
        kind = {} if media_type is None else {"Content-Type": media_type}
        others = {name.replace("_", "-"): value for name, value in headers.items()}
        visit.answer(Answer(answer.status, body, kind | others))

    return fault


def nothing(visit: Visit) -> None:
    """The right status and type without a body."""
    visit.answer(replace(visit.perform(), body=b""))


def status(code: int, **headers: str) -> Fault:
    """Done, under another status and without a body."""

    def fault(visit: Visit) -> None:
        visit.perform()
        visit.answer(Answer(code, headers=dict(headers)))

    return fault


def labelled(media_type: str | None) -> Fault:
    """The right body under another type, or none."""

    def fault(visit: Visit) -> None:
        answer = _with_body(visit.perform())
        visit.answer(replace(answer, headers={} if media_type is None else {"Content-Type": media_type}))

    return fault


def deep_json() -> bytes:
    return b"[" * 100_000 + b"]" * 100_000


def _with_body(answer: Answer) -> Answer:
    """The same with a status that may have a body."""
    return replace(answer, status=200) if answer.status == 204 else answer


# Answers that are too much.


@cache
def gzip_bomb() -> bytes:
    stream = zlib.compressobj(9, wbits=31)
    return b"".join([*(stream.compress(bytes(MEGABYTE)) for _ in range(200)), stream.flush()])


def bomb(status: int | None = None) -> Fault:
    """A small body that unpacks to 200 MB."""

    def fault(visit: Visit) -> None:
        answer = _with_body(visit.perform() if status is None else Answer(status))
        kind = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        visit.answer(Answer(answer.status, gzip_bomb(), kind))

    return fault


def packed(encoding: str, pack: Callable[[bytes], bytes] = gzip.compress) -> Fault:
    """The right answer under a content encoding that may be another's."""

    def fault(visit: Visit) -> None:
        answer = visit.perform()
        body = pack(answer.body) if answer.body else b""
        visit.answer(replace(answer, body=body, headers=answer.headers | {"Content-Encoding": encoding}))

    return fault


def endless_body(visit: Visit) -> None:
    """Announce very much, and begin to send it."""
    answer = _with_body(visit.perform())
    visit.send(replace(answer, headers=answer.headers | {"Content-Length": 10**12}).head)
    while True:
        visit.send(bytes(MEGABYTE))


def endless_chunks(visit: Visit) -> None:
    answer = _with_body(visit.perform())
    visit.send(replace(answer, headers=answer.headers | {"Transfer-Encoding": "chunked"}).head)
    while True:
        visit.send(b"100000\r\n" + bytes(MEGABYTE) + b"\r\n")


def huge_header(visit: Visit) -> None:
    answer = visit.perform()
    visit.answer(replace(answer, headers=answer.headers | {"X-Long": "x" * MEGABYTE}))


def many_headers(visit: Visit) -> None:
    answer = visit.perform()
    visit.answer(replace(answer, headers=answer.headers | {f"X-{number}": "x" for number in range(100_000)}))


def endless_headers(visit: Visit) -> None:
    visit.perform()
    visit.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        visit.send(b"X-More: more\r\n" * 1000)


# Other places.


def redirected(status: int, location: str) -> Fault:
    """To a URL, in which `{path}` is the path that was asked for, and `{here}` and `{elsewhere}` are two origins."""

    def fault(visit: Visit) -> None:
        there = location.format(path=visit.request.path, here=visit.server.url, elsewhere=visit.world.elsewhere)
        visit.answer(Answer(status, headers={"Location": there}))

    return fault
