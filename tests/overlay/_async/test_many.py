"""Many process requests at once, over a scripted service and with a result store."""

import io
import itertools
import json
import tarfile
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from swath import (
    AsyncSentinelHub,
    BadRequest,
    ConnectionFailed,
    Deployment,
    Image,
    InvalidParameter,
    Outputs,
    Progress,
    Request,
    ResultStore,
    RetryPolicy,
    UnexpectedAnswer,
    process_request,
)
from swath.wire.clock import async_sleep

EVALSCRIPT = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
ONCE = RetryPolicy(attempts=1, refusals=1)


def request(number: int, outputs: Any = "tiff") -> Request:
    """A request that is told from others by its number of pixels."""
    return process_request(EVALSCRIPT, bbox=(13, 45, 14, 46), time="2024-06", size=(number, 1), outputs=outputs)


def endless() -> Iterator[Request]:
    return map(request, itertools.cycle(range(1, 2000)))


def tar_of(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(f"{name}.tif")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


class Service:
    """Answers with the number of pixels that it was asked for, unless it is told another answer to that number."""

    def __init__(self, answers: dict[int, httpx.Response | Exception] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[int] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        await async_sleep(0)
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        number = json.loads(request.content)["output"]["width"]
        self.asked.append(number)
        answer = self.answers.get(number)
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            return answer
        if request.headers["Accept"] == "application/tar":
            return tiff(tar_of(a=b"first", b=b"second"), "application/tar")
        return tiff(pixels(number))

    def hub(self, deployment: Deployment | str = "cdse") -> AsyncSentinelHub:
        return AsyncSentinelHub(
            "id", "secret", deployment=deployment, retries=ONCE, transport=httpx.MockTransport(self)
        )


def pixels(number: int) -> bytes:
    return b"II*\0%d pixels" % number


def tiff(content: bytes, kind: str = "image/tiff") -> httpx.Response:
    return httpx.Response(200, content=content, headers={"Content-Type": kind, "x-processingunits-spent": "0.5"})


def content(value: Image | Outputs | None) -> bytes:
    assert isinstance(value, Image)
    return value.content


@pytest.mark.anyio
async def test_results_come_in_the_order_of_the_requests() -> None:
    service = Service()
    requests = [request(number) for number in range(1, 41)]
    async with service.hub() as hub:
        results = [result async for result in hub.process_many(requests, concurrency=5)]
    assert [(result.index, result.request) for result in results] == list(enumerate(requests))
    assert [content(result.unwrap()) for result in results] == [pixels(number) for number in range(1, 41)]
    assert not any(result.from_store for result in results)
    assert sorted(service.asked) == list(range(1, 41))


@pytest.mark.anyio
async def test_results_in_any_order_know_their_requests() -> None:
    requests = [request(number) for number in range(1, 41)]
    async with Service().hub() as hub:
        results = await hub.process_many(requests, concurrency=5, ordered=False).to_list()
    assert sorted(result.index for result in results) == list(range(40))
    for result in results:
        assert result.request is requests[result.index]
        assert content(result.unwrap()) == pixels(result.index + 1)


@pytest.mark.anyio
async def test_what_fails_does_not_disturb_the_rest() -> None:
    service = Service(
        {
            2: httpx.Response(400, json={"error": {"message": "no such band", "code": "X"}}),
            3: httpx.ConnectError("refused"),
            6: httpx.Response(200, content=b"no tar", headers={"Content-Type": "application/tar"}),
        }
    )
    requests: list[Any] = [request(number) for number in range(1, 6)]
    requests += [request(6, {"a": "tiff", "b": "tiff"}), "//VERSION=3", None, request(7)]
    async with service.hub() as hub:
        results = await hub.process_many(requests).to_list()
    kinds = [type(result.error) for result in results]
    none = type(None)
    bad = InvalidParameter
    assert kinds == [none, BadRequest, ConnectionFailed, none, none, UnexpectedAnswer, bad, bad, none]
    assert [result.value is None for result in results] == [kind is not none for kind in kinds]
    with pytest.raises(InvalidParameter, match=r"requests='//VERSION=3': .*swath\.process_request"):
        results[6].unwrap()


@pytest.mark.anyio
async def test_several_outputs_are_a_mapping() -> None:
    async with Service().hub() as hub:
        [result] = await hub.process_many([request(1, {"a": "tiff", "b": "tiff"})]).to_list()
    outputs = result.unwrap()
    assert isinstance(outputs, Outputs)
    assert (outputs["a"].content, outputs["b"].content) == (b"first", b"second")


@pytest.mark.anyio
async def test_requests_without_end_are_drawn_as_results_are_handed_out() -> None:
    service = Service()
    async with service.hub() as hub:
        async with hub.process_many(endless(), concurrency=4) as results:
            async for result in results:
                if result.index == 20:
                    break
        assert len(service.asked) <= 25
        assert content(await hub.process(request(5))) == pixels(5)


@pytest.mark.anyio
async def test_requests_may_arrive_one_by_one() -> None:
    async def requests() -> AsyncIterator[Request]:
        for number in (1, 2, 3):
            await async_sleep(0)
            yield request(number)

    async with Service().hub() as hub:
        results = await hub.process_many(requests()).to_list()
    assert [content(result.unwrap()) for result in results] == [pixels(1), pixels(2), pixels(3)]


@pytest.mark.anyio
async def test_as_many_are_under_way_as_the_hub_may_have_where_nothing_else_is_said() -> None:
    service = Service()
    transport = httpx.MockTransport(service)
    hub = AsyncSentinelHub("id", "secret", retries=ONCE, concurrency=3, transport=transport)
    async with hub, hub.process_many(endless()) as results:
        async for result in results:
            if result.index == 10:
                break
    assert len(service.asked) <= 14


@pytest.mark.anyio
async def test_an_error_of_the_requests_comes_after_their_results() -> None:
    def requests() -> Iterator[Request]:
        yield request(1)
        yield request(2)
        raise LookupError("no third")

    found = []
    async with Service().hub() as hub:
        with pytest.raises(LookupError, match="no third"):  # noqa: PT012 (what came before it counts)
            async for result in hub.process_many(requests()):
                found.append(result.index)  # noqa: PERF401
    assert found == [0, 1]


@pytest.mark.anyio
async def test_progress_is_told_after_every_request(tmp_path: Path) -> None:
    seen: list[Progress] = []
    service = Service({2: httpx.Response(400)})
    requests = [request(number) for number in (1, 2, 3)]
    async with service.hub() as hub:
        await hub.process_many(requests[:1], store=tmp_path).to_list()
        await hub.process_many(requests, concurrency=1, store=tmp_path, on_progress=seen.append).to_list()
        await hub.process_many(iter(requests[:1]), on_progress=seen.append).to_list()
    assert seen == [
        Progress(done=1, failed=0, from_store=1, total=3, units=0.0),
        Progress(done=2, failed=1, from_store=1, total=3, units=0.0),
        Progress(done=3, failed=1, from_store=1, total=3, units=0.5),
        Progress(done=1, failed=0, from_store=0, total=None, units=0.5),
    ]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"requests": request(1)}, "requests=.*must be a list"),
        ({"concurrency": 0}, "concurrency=0: must be a whole number of 1 or more"),
        ({"concurrency": True}, "concurrency=True"),
        ({"concurrency": 2.5}, r"concurrency=2\.5"),
        ({"store": 5}, "store=5: must be a folder or a ResultStore"),
        ({"requests": EVALSCRIPT}, "iterable of process requests"),
        ({"requests": {"a": 1}}, "iterable of process requests"),
    ],
)
async def test_wrong_arguments_are_told_at_once(arguments: dict[str, Any], said: str) -> None:
    service = Service()
    async with service.hub() as hub:
        with pytest.raises(InvalidParameter, match=said):
            hub.process_many(**({"requests": [request(1)]} | arguments))
    assert service.asked == []


@pytest.mark.anyio
async def test_memory_does_not_grow_with_the_number_of_results() -> None:
    size = 200_000

    async def answer(request: httpx.Request) -> httpx.Response:
        await async_sleep(0)
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        return tiff(pixels(1) + bytes(size))

    async with AsyncSentinelHub("id", "secret", transport=httpx.MockTransport(answer)) as hub:
        await hub.process_many([request(1)]).to_list()
        tracemalloc.start(1)
        try:
            async with hub.process_many(endless(), concurrency=4) as results:
                async for result in results:
                    if result.index == 100:
                        break
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    # Four answers, each at most twice, and the one in hand; all of them would be a hundred.
    assert peak < 12 * size


@pytest.mark.anyio
async def test_a_run_that_is_repeated_asks_only_for_what_is_missing(tmp_path: Path) -> None:
    service = Service({3: httpx.Response(503)})
    requests = [request(number) for number in range(1, 6)]
    requests.append(request(6, {"a": "tiff", "b": "tiff"}))
    async with service.hub() as hub:
        first = await hub.process_many(requests, store=tmp_path / "results").to_list()
        assert sorted(service.asked) == [1, 2, 3, 4, 5, 6]
        assert isinstance(first[2].error, Exception)
        service.answers, service.asked = {}, []
        again = await hub.process_many(requests, store=ResultStore(tmp_path / "results")).to_list()
    assert service.asked == [3]
    assert [result.from_store for result in again] == [True, True, False, True, True, True]
    assert [content(result.value) for result in again[:5]] == [pixels(number) for number in range(1, 6)]
    outputs = again[5].unwrap()
    assert isinstance(outputs, Outputs)
    assert {name: image.content for name, image in outputs.items()} == {"a": b"first", "b": b"second"}
    assert again[0].unwrap().processing_units == 0.5


@pytest.mark.anyio
async def test_a_stored_file_that_was_altered_is_asked_for_anew(tmp_path: Path) -> None:
    service = Service()
    async with service.hub() as hub:
        await hub.process_many([request(1)], store=tmp_path).to_list()
        [file] = tmp_path.rglob("*.tif")
        file.write_bytes(pixels(2))
        [result] = await hub.process_many([request(1)], store=tmp_path).to_list()
        assert (content(result.value), result.from_store) == (pixels(1), False)
        assert file.read_bytes() == pixels(1)
    assert service.asked == [1, 1]


@pytest.mark.anyio
async def test_with_a_store_what_is_asked_for_twice_is_fetched_once(tmp_path: Path) -> None:
    service = Service()
    requests = [request(1 + number % 3) for number in range(30)]
    async with service.hub() as hub:
        results = await hub.process_many(requests, concurrency=8, store=tmp_path).to_list()
    assert sorted(service.asked) == [1, 2, 3]
    assert [content(result.value) for result in results] == [pixels(1 + n % 3) for n in range(30)]
    assert sum(result.from_store for result in results) == 27


@pytest.mark.anyio
async def test_where_the_first_of_two_fails_the_second_is_sent(tmp_path: Path) -> None:
    service = Service({1: httpx.Response(400)})
    async with service.hub() as hub:
        results = await hub.process_many([request(1)] * 3, store=tmp_path).to_list()
    assert [type(result.error) for result in results] == [BadRequest] * 3
    assert service.asked == [1, 1, 1]


@pytest.mark.anyio
async def test_results_of_one_deployment_are_none_of_another(tmp_path: Path) -> None:
    service = Service()
    for deployment in ("cdse", "us-west"):
        async with service.hub(deployment) as hub:
            [result] = await hub.process_many([request(1)], store=tmp_path).to_list()
        assert not result.from_store
    assert service.asked == [1, 1]


@pytest.mark.anyio
async def test_a_folder_that_cannot_be_written_to_sends_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    service = Service()
    async with service.hub() as hub:
        with pytest.raises(InvalidParameter, match="must be a folder that can be written to"):
            hub.process_many([request(1)], store=tmp_path / "file")
    assert service.asked == []


@pytest.mark.anyio
async def test_a_result_that_cannot_be_kept_is_handed_out_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("swath.wire.store.write_whole", full)
    async with Service().hub() as hub:
        [result] = await hub.process_many([request(1)], store=tmp_path).to_list()
    assert content(result.value) == pixels(1)
    assert not result.from_store
    with pytest.raises(OSError, match="No space left"):
        result.unwrap()


@pytest.mark.anyio
async def test_a_web_page_in_place_of_an_image_is_not_kept(tmp_path: Path) -> None:
    service = Service({1: httpx.Response(200, html="<html>maintenance</html>")})
    async with service.hub() as hub:
        await hub.process_many([request(1)], store=tmp_path).to_list()
        service.answers = {}
        [result] = await hub.process_many([request(1)], store=tmp_path).to_list()
    assert content(result.value) == pixels(1)
