# Derived from tests/overlay/_async/test_client.py by tools/unasync.py; edit that file, then `make sync`.
import json

import httpx
import imagecodecs
import numpy as np
import pytest

from swath import (
    SentinelHub,
    AuthenticationError,
    BadRequest,
    ConfigurationError,
    ConnectionFailed,
    Deployment,
    Image,
    InvalidParameter,
    Outputs,
    PagingError,
    RateLimited,
    RequestTimeout,
    RetryPolicy,
    ServerError,
    UnexpectedAnswer,
)
from swath.models import ProcessRequest

ONCE = RetryPolicy(attempts=1, refusals=1)
EVALSCRIPT = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
PNG = bytes(imagecodecs.png_encode(np.zeros((4, 5, 3), np.uint8)))
TWO_PARTS = (
    b'--b\r\nContent-Disposition: attachment; filename="default.png"\r\n\r\n'
    + PNG
    + b'\r\n--b\r\nContent-Disposition: attachment; filename="userdata.json"\r\n\r\n{"mean": 0.5}\r\n--b--\r\n'
)


class Service:
    """Answers what a test tells it to, and keeps what it was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def bodies(self) -> list[dict]:  # type: ignore[type-arg]
        return [json.loads(request.content) for request in self.asked]

    def hub(self, deployment: Deployment | str = "cdse") -> SentinelHub:
        return SentinelHub(
            "id", "secret", deployment=deployment, retries=ONCE, transport=httpx.MockTransport(self)
        )


def png(content: bytes = PNG) -> httpx.Response:
    return httpx.Response(
        200, content=content, headers={"Content-Type": "image/png", "x-processingunits-spent": "0.25"}
    )


def page(*ids: str, next_token: int | None = None) -> httpx.Response:
    features = [{"type": "Feature", "id": name, "geometry": None, "properties": {}, "links": []} for name in ids]
    context = {"limit": 2, "returned": len(ids)} | ({} if next_token is None else {"next": next_token})
    return httpx.Response(
        200, json={"type": "FeatureCollection", "features": features, "links": [], "context": context}
    )


def process(hub: SentinelHub, **arguments: object) -> Image:
    place = {"bbox": (13, 45, 14, 46), "time": "2024-06", "size": (5, 4)}
    return hub.process(EVALSCRIPT, **(place | arguments))  # type: ignore[arg-type]


def test_process_answers_an_image() -> None:
    service = Service(png())
    with service.hub() as hub:
        image = process(hub)
    assert image.array.shape == (4, 5, 3)
    assert image.processing_units == 0.25
    [request] = service.asked
    assert str(request.url) == "https://sh.dataspace.copernicus.eu/process/v1"
    assert request.headers["Authorization"] == "Bearer t"
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["User-Agent"].startswith("swath/")


def test_several_outputs_are_a_mapping() -> None:
    headers = {"Content-Type": "multipart/mixed; boundary=b", "x-processingunits-spent": "1"}
    service = Service(httpx.Response(200, content=TWO_PARTS, headers=headers))
    with service.hub() as hub:
        outputs = hub.process(
            EVALSCRIPT,
            outputs={"default": "png", "userdata": "json"},
            container="multipart",
            bbox=(13, 45, 14, 46),
            time="2024-06",
            size=(5, 4),
        )
    assert outputs["default"].content == PNG
    assert outputs.userdata == {"mean": 0.5}
    assert outputs.processing_units == 1.0
    assert service.asked[0].headers["Accept"] == "multipart/mixed"


def test_a_request_of_the_generated_kind_is_sent_as_it_is() -> None:
    body = {
        "input": {"bounds": {"bbox": [13, 45, 14, 46]}, "data": [{"type": "sentinel-2-l2a"}]},
        "output": {"responses": [{"identifier": name, "format": {"type": "image/png"}} for name in ("a", "b")]},
        "evalscript": "…",
    }
    headers = {"Content-Type": "multipart/mixed; boundary=b"}
    service = Service(httpx.Response(200, content=TWO_PARTS, headers=headers), png())
    with service.hub() as hub:
        assert isinstance(hub.process(ProcessRequest.from_dict(body)), Outputs)
        body["output"]["responses"].pop()  # type: ignore[index]
        assert isinstance(hub.process(ProcessRequest.from_dict(body)), Image)
    assert service.asked[0].headers["Accept"] == "application/tar"
    assert service.bodies[1] == body


def test_a_request_that_says_everything_takes_no_other_arguments() -> None:
    request = ProcessRequest.from_dict({"input": {"bounds": {}, "data": []}, "evalscript": ""})
    with Service().hub() as hub:
        with pytest.raises(InvalidParameter, match=r"size=.*given together with a ProcessRequest\. The"):
            hub.process(request, size=(1, 1))  # type: ignore[call-overload]
        with pytest.raises(InvalidParameter, match="container='zip'"):
            hub.process(request, container="zip")  # type: ignore[call-overload]


def test_a_wrong_argument_sends_nothing() -> None:
    service = Service()
    with service.hub() as hub:
        with pytest.raises(InvalidParameter, match="size"):
            process(hub, size=(9999, 1))
    assert service.asked == []


def test_a_deployment_of_the_old_style_is_asked_under_its_own_paths() -> None:
    service = Service(png(), page())
    with service.hub(Deployment("https://eo.example.org", path_style="old")) as hub:
        process(hub)
        assert [item for item in hub.catalog.search("sentinel-2-l2a", time="2024-06")] == []
    assert [request.url.path for request in service.asked] == ["/api/v1/process", "/api/v1/catalog/1.0.0/search"]


def test_a_search_reads_all_pages_also_past_an_empty_one() -> None:
    service = Service(page("a", "b", next_token=2), page(next_token=4), page("c"))
    with service.hub() as hub:
        found = [item.id for item in hub.catalog.search("sentinel-2-l2a", time="2024-06", page_size=2)]
    assert found == ["a", "b", "c"]
    assert [body.get("next") for body in service.bodies] == [None, 2, 4]
    assert {body["limit"] for body in service.bodies} == {2}


def test_a_search_stops_at_its_limit_without_asking_further() -> None:
    service = Service(page("a", "b", next_token=2), page("c", "d", next_token=4))
    with service.hub() as hub:
        search = hub.catalog.search("sentinel-2-l2a", time="2024-06", limit=3, page_size=2)
        assert [item.id for item in search] == ["a", "b", "c"]
        none = hub.catalog.search("sentinel-2-l2a", time="2024-06", limit=0)
        assert [item for item in none] == []
    assert len(service.asked) == 2


def test_a_search_goes_on_from_the_token_of_a_page() -> None:
    service = Service(page("a", next_token=1), page("b"))
    with service.hub() as hub:
        search = hub.catalog.search("sentinel-2-l2a", time="2024-06")
        for first in search.by_page():
            break
        rest = [item.id for page in search.by_page(first.next_token) for item in page.items]
    assert rest == ["b"]
    assert service.bodies[1]["next"] == 1


def test_a_search_that_repeats_itself_is_an_error() -> None:
    service = Service(page("a", next_token=1), page("b", next_token=1))
    with service.hub() as hub:
        with pytest.raises(PagingError, match="'1'"):
            [item for item in hub.catalog.search("sentinel-2-l2a", time="2024-06")]


@pytest.mark.parametrize("arguments", [{"limit": -1}, {"page_size": 0}, {"page_size": 101}])
def test_a_search_knows_its_bounds(arguments: dict[str, int]) -> None:
    with Service().hub() as hub:
        with pytest.raises(InvalidParameter, match=next(iter(arguments))):
            hub.catalog.search("sentinel-2-l2a", time="2024-06", **arguments)


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (httpx.Response(400, json={"error": {"message": "bad", "code": "X"}}), BadRequest, "400 X: bad"),
        (httpx.Response(429, json={"message": "slow", "code": "R"}), RateLimited, "429 R: slow"),
        (httpx.Response(502, html="<html>"), ServerError, "502: Bad Gateway"),
        (httpx.Response(520), ServerError, "520: no reason given"),
        (
            httpx.ConnectError("refused"),
            ConnectionFailed,
            "POST https://sh.dataspace.copernicus.eu/process/v1: refused",
        ),
        (httpx.ReadTimeout("slow"), RequestTimeout, "slow .no answer in time"),
        (httpx.RemoteProtocolError("cut"), ConnectionFailed, "cut"),
    ],
)
def test_what_goes_wrong_is_one_of_our_errors(
    answer: httpx.Response | Exception, kind: type[Exception], said: str
) -> None:
    with Service(answer).hub() as hub:
        with pytest.raises(kind, match=said):
            process(hub)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, html="<html>maintenance</html>"),
        httpx.Response(200, content=b"{"),
        httpx.Response(200, json=[1]),
        httpx.Response(204),
        httpx.Response(302, headers={"Location": "https://evil.example"}),
    ],
)
def test_a_search_answer_that_is_none_is_an_error(answer: httpx.Response) -> None:
    service = Service(answer)
    with service.hub() as hub:
        with pytest.raises(UnexpectedAnswer, match="/catalog/v1/search"):
            [item for item in hub.catalog.search("sentinel-2-l2a", time="2024-06")]
    assert len(service.asked) == 1


@pytest.mark.parametrize(("status", "kind"), [(200, UnexpectedAnswer), (400, BadRequest), (502, ServerError)])
def test_broken_compression_hides_no_status(status: int, kind: type[Exception]) -> None:
    stream = httpx.ByteStream(b"not gzip at all")
    with Service(httpx.Response(status, stream=stream, headers={"Content-Encoding": "gzip"})).hub() as hub:
        with pytest.raises(kind, match=r"POST https://.*/process/v1: the answer's gzip compression is broken|Bad"):
            process(hub)


def test_refused_credentials_are_an_error() -> None:
    refusal = httpx.MockTransport(lambda _: httpx.Response(401, json={"error": "invalid_client"}))
    with SentinelHub("id", "wrong", transport=refusal) as hub:
        with pytest.raises(AuthenticationError, match="client_id"):
            process(hub)


def test_missing_credentials_are_told_at_once() -> None:
    with pytest.raises(ConfigurationError, match="SWATH_CLIENT_ID"):
        SentinelHub()


def test_a_hub_shows_where_it_asks_and_no_secret() -> None:
    shown = repr(SentinelHub("id", "canary", transport=httpx.MockTransport(Service())))
    assert shown == "<SentinelHub https://services.sentinel-hub.com>"
