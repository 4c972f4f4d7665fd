"""A catalogue on loopback whose answers are made beforehand: pages of a search, and what pystac-client asks first.

    python -m benchmarks.listing_server '{"pages": 200, "latency": 0.05}'

prints its address and serves until its input is closed.
"""

import asyncio
import json
import sys
from dataclasses import dataclass

from benchmarks.payloads import search_page
from benchmarks.server import TOKEN, Connection, Seen, answer

PAGE = 100
GEOJSON = b"application/geo+json"


@dataclass(frozen=True)
class Settings:
    """How the catalogue behaves.

    Attributes:
        pages: Pages that a search has.
        latency: Seconds from a search to its answer.
    """

    pages: int
    latency: float = 0.0


class Catalogue:
    """Answers searches by POST; the `next` of their bodies counts items."""

    def __init__(self, settings: Settings, address: str, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.seen = Seen()
        # Timers fire at whole milliseconds, rounded up: half of one too late in the mean.
        self._latency = max(0.0, settings.latency - 0.0005)
        self._landing = json.dumps(landing_page(address)).encode()
        features = json.dumps(json.loads(search_page(PAGE))["features"], separators=(",", ":")).encode()
        self._pages = [
            answer(b"200 OK", page(features, number, settings.pages, address), GEOJSON)
            for number in range(settings.pages)
        ]

    def receive(self, path: bytes, body: bytes, transport: asyncio.WriteTransport) -> None:
        """Answer a request, searches after the latency."""
        if path.endswith(b"/search"):
            found = self._pages[json.loads(body).get("next", 0) // PAGE]
            self._loop.call_later(self._latency, transport.write, found)
        else:
            content = TOKEN if path.endswith(b"/token") else self._landing
            transport.write(answer(b"200 OK", content, b"application/json"))


def page(features: bytes, number: int, pages: int, address: str) -> bytes:
    """One page of a search; all have the same items."""
    links: list[dict[str, object]] = []
    context = {"limit": PAGE, "returned": PAGE}
    if number + 1 < pages:
        context["next"] = (number + 1) * PAGE
        href = f"{address}/catalog/v1/search"
        body = {"next": context["next"]}
        links.append({"href": href, "rel": "next", "method": "POST", "body": body, "merge": True})
    tail = json.dumps({"links": links, "context": context})[1:].encode()
    return b'{"type":"FeatureCollection","features":' + features + b"," + tail


def landing_page(address: str) -> dict[str, object]:
    """What pystac-client opens."""
    search = {"href": f"{address}/catalog/v1/search", "rel": "search", "type": "application/geo+json"}
    return {
        "type": "Catalog",
        "stac_version": "1.0.0",
        "id": "benchmark",
        "description": "Pages of a search",
        "conformsTo": ["https://api.stacspec.org/v1.0.0/core", "https://api.stacspec.org/v1.0.0/item-search"],
        "links": [
            {"href": f"{address}/catalog/v1", "rel": "root", "type": "application/json"},
            search | {"method": "GET"},
            search | {"method": "POST"},
        ],
    }


async def serve(settings: Settings) -> None:
    loop = asyncio.get_running_loop()
    catalogues: list[Catalogue] = []
    server = await loop.create_server(lambda: Connection(catalogues[0]), "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    catalogues.append(Catalogue(settings, address, loop))
    print(address, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(Settings(**json.loads(sys.argv[1]))))
