"""What a healthy service answers, and what it remembers."""

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import imagecodecs
import numpy as np

CLIENT_ID = "fault-client"
SECRET = "canary-secret-7f3a"
TOKEN = "canary-token-91c2"
"""What every access token starts with."""

TOKEN_PATH = "/auth/realms/main/protocol/openid-connect/token"
MOVED = "/moved"
"""Below this prefix, everything is served once more."""

PICTURE = bytes(imagecodecs.png_encode(np.arange(64 * 64, dtype=np.uint16).reshape(64, 64)))
TASK = {"id": "task-1", "status": "CREATED"}
ITEM: dict[str, object] = {
    "type": "Feature",
    "stac_version": "1.0.0",
    "id": "S2A_1",
    "geometry": None,
    "properties": {"datetime": "2024-06-01T10:00:00Z"},
    "links": [],
    "assets": {},
}


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path.removeprefix(MOVED)

    @property
    def bearer(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")

    def __contains__(self, text: str) -> bool:
        return text in f"{self.target} {self.headers} {self.body.decode('latin-1')}"


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes = b""
    headers: dict[str, str | int] = field(default_factory=dict)

    @property
    def head(self) -> bytes:
        """Status line and headers, the length of the body among them where they do not say it otherwise."""
        headers = dict(self.headers)
        if self.status not in (101, 204, 304) and "Transfer-Encoding" not in headers:
            headers.setdefault("Content-Length", len(self.body))
        lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
        return f"HTTP/1.1 {self.status} Said\r\n{''.join(lines)}\r\n".encode()


def json_answer(status: int, value: object) -> Answer:
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


@dataclass
class World:
    """What the servers of one test share: which tokens hold, what was done, and where else there is."""

    tokens: set[str] = field(default_factory=set)
    issued: int = 0
    done: Counter[str] = field(default_factory=Counter)
    elsewhere: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def perform(self, request: Request) -> Answer:
        """Do what is asked for and answer as a healthy service would."""
        with self.lock:
            match request.method, request.path.split("/")[1:]:
                case "POST", ["auth", *_]:
                    return self._token(request)
                case _ if request.bearer not in self.tokens:
                    return json_answer(401, {"error": {"status": 401, "message": "Unauthorized"}})
                case "POST", ["process", "v1"]:
                    self.done["process"] += 1
                    return Answer(200, PICTURE, {"Content-Type": "image/png", "x-processingunits-spent": "0.25"})
                case "POST", ["catalog", "v1", "search"]:
                    return self._found(request)
                case "POST", ["batch", "v2", "process"]:
                    self.done["create"] += 1
                    return json_answer(201, TASK)
                case "POST", ["batch", "v2", "process", "task-1", "start"]:
                    self.done["start"] += 1
                    return Answer(204)
        return json_answer(404, {"error": {"status": 404, "message": "Not Found"}})

    def _token(self, request: Request) -> Answer:
        form = parse_qs(request.body.decode())
        if form.get("client_id") != [CLIENT_ID] or form.get("client_secret") != [SECRET]:
            return json_answer(401, {"error": "invalid_client"})
        self.issued += 1
        token = f"{TOKEN}-{self.issued}"
        self.tokens.add(token)
        return json_answer(200, {"access_token": token, "expires_in": 3600, "token_type": "Bearer"})

    def _found(self, request: Request) -> Answer:
        """Two pages, the second one behind a link that leads elsewhere."""
        first = "next" not in json.loads(request.body)
        link = {
            "rel": "next",
            "href": f"{self.elsewhere}/catalog/v1/search",
            "method": "POST",
            "body": {"next": 1},
            "merge": True,
        }
        page = {"type": "FeatureCollection", "features": [ITEM | {"id": "S2A_1" if first else "S2A_2"}]}
        return json_answer(200, page | {"links": [link] if first else []})
