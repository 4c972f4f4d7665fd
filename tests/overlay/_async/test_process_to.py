import json
import re
from pathlib import Path

import httpx
import pytest

from overlay.core.partreading import multipart, tar
from overlay.sandboxed import Place
from overlay.streams import Pieces
from swath import (
    AsyncSentinelHub,
    BadRequest,
    ConnectionFailed,
    InvalidParameter,
    RetryPolicy,
    SwathError,
    UnexpectedAnswer,
)
from swath.core.events import Attempt
from swath.data.outputs import Container
from swath.models import ProcessRequest

EVALSCRIPT = "//VERSION=3\nfunction setup() {}\nfunction evaluatePixel() {}"
PLACE = {"bbox": (13, 45, 14, 46), "time": "2024-06", "size": (5, 4)}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3000
TIFF = b"II*\0" + bytes(1_000_000)
OUTPUTS = {"ndvi": "tiff", "mask": "png", "userdata": "json"}
FILES = {"ndvi.tif": TIFF, "mask.png": PNG, "userdata.json": b'{"mean": 0.5}'}
TAR = tar(FILES.items())
MULTIPART = (
    b"".join(
        b'--b\r\nContent-Disposition: attachment; filename="%b"\r\n\r\n%b\r\n' % (name.encode(), content)
        for name, content in FILES.items()
    )
    + b"--b--\r\n"
)
BODIES = {"application/tar": TAR, "multipart/mixed; boundary=b": MULTIPART}
CUT = httpx.RemoteProtocolError("peer closed connection without sending complete message body")


def in_pieces(body: bytes, size: int = 65536) -> list[bytes]:
    return [body[start : start + size] for start in range(0, len(body), size)]


def answer(
    body: bytes | Pieces, content_type: str = "application/tar", status: int = 200, **headers: str
) -> httpx.Response:
    stream = body if isinstance(body, Pieces) else Pieces(in_pieces(body))
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(
        status, stream=stream, headers={"Content-Type": content_type, "x-processingunits-spent": "0.25"} | more
    )


class Service:
    """Answers what a test tells it to, and keeps what it was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.attempts: list[Attempt] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.asked.append(request)
        answered = self.answers.pop(0)
        if isinstance(answered, Exception):
            raise answered
        return answered

    def hub(self, **options: object) -> AsyncSentinelHub:
        return AsyncSentinelHub(
            "id",
            "secret",
            transport=httpx.MockTransport(self),
            retries=RetryPolicy(attempts=3, first=0.0, longest=0.001),
            on_attempt=self.attempts.append,
            **options,  # type: ignore[arg-type]
        )


def there(folder: Path) -> dict[str, bytes]:
    """All files below a folder, the hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.anyio
@pytest.mark.parametrize("content_type", BODIES)
async def test_several_outputs_become_files_called_after_them(content_type: str, tmp_path: Path) -> None:
    service = Service(answer(BODIES[content_type], content_type))
    container = "tar" if content_type.endswith("tar") else "multipart"
    async with service.hub() as hub:
        paths = await hub.process_to(tmp_path / "a" / "b", EVALSCRIPT, outputs=OUTPUTS, container=container, **PLACE)  # type: ignore[call-overload]
        spent = hub.stats
    assert paths == {Path(name).stem: tmp_path / "a" / "b" / name for name in FILES}
    assert there(tmp_path / "a" / "b") == FILES
    [request] = service.asked
    assert request.headers["Accept"] == content_type.partition(";")[0]
    assert request.headers["Accept-Encoding"] == "identity"
    assert spent.units == 0.25
    assert service.attempts[-1].received == len(BODIES[content_type])


@pytest.mark.anyio
async def test_a_single_output_becomes_one_file(tmp_path: Path) -> None:
    service = Service(answer(PNG, "image/png"), answer(TIFF, "image/tiff"))
    async with service.hub() as hub:
        path = await hub.process_to(tmp_path / "new" / "place.png", EVALSCRIPT, **PLACE)  # type: ignore[call-overload]
        in_folder = await hub.process_to(str(tmp_path), EVALSCRIPT, outputs="tiff", **PLACE)  # type: ignore[call-overload]
    assert path == tmp_path / "new" / "place.png"
    assert in_folder == tmp_path / "default.tif"
    assert there(tmp_path) == {"new/place.png": PNG, "default.tif": TIFF}


@pytest.mark.anyio
async def test_a_request_of_the_generated_kind_says_itself_how_many_files_there_are(tmp_path: Path) -> None:
    body = {
        "input": {"bounds": {"bbox": [13, 45, 14, 46]}, "data": [{"type": "sentinel-2-l2a"}]},
        "output": {"responses": [{"identifier": name, "format": {"type": "image/png"}} for name in ("red", "b")]},
        "evalscript": "…",
    }
    service = Service(answer(TAR), answer(PNG, "image/png"), answer(b"II*\0", "image/tiff"))
    async with service.hub() as hub:
        assert isinstance(await hub.process_to(tmp_path / "all", ProcessRequest.from_dict(body)), dict)
        body["output"]["responses"].pop()  # type: ignore[index]
        assert await hub.process_to(tmp_path, ProcessRequest.from_dict(body)) == tmp_path / "red.png"
        del body["output"]
        assert await hub.process_to(tmp_path / "x", ProcessRequest.from_dict(body)) == tmp_path / "x"
        with pytest.raises(InvalidParameter, match="given together with a ProcessRequest"):
            await hub.process_to(tmp_path, ProcessRequest.from_dict(body), size=(1, 1))  # type: ignore[call-overload]
    assert (tmp_path / "x").read_bytes() == b"II*\0"


@pytest.mark.anyio
async def test_files_that_are_there_are_replaced_and_others_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ndvi.tif").write_bytes(b"old")
    (tmp_path / "other.tif").write_bytes(b"mine")
    async with Service(answer(TAR)).hub() as hub:
        await hub.process_to(tmp_path, EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    assert there(tmp_path) == FILES | {"other.tif": b"mine"}


@pytest.mark.anyio
async def test_no_file_has_its_name_before_the_whole_answer_is_there(tmp_path: Path) -> None:
    seen: list[str] = []
    pieces = Pieces(in_pieces(TAR), between=lambda: seen.extend(there(tmp_path)))
    async with Service(answer(pieces)).hub() as hub:
        await hub.process_to(tmp_path, EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    assert seen
    assert all(re.fullmatch(r"\.swath-[0-9a-f]{32}\.part", name) for name in seen)
    assert pieces.is_closed


@pytest.mark.anyio
@pytest.mark.parametrize("content_type", BODIES)
async def test_an_answer_that_breaks_off_is_asked_for_again_from_its_beginning(
    content_type: str, tmp_path: Path
) -> None:
    pieces = in_pieces(BODIES[content_type])
    cuts = [answer(Pieces(pieces[:count], CUT), content_type) for count in (12, 20)]
    service = Service(*cuts, answer(BODIES[content_type], content_type))
    async with service.hub() as hub:
        await hub.process_to(tmp_path, EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
        assert hub.stats.retries == 2
    assert there(tmp_path) == FILES


@pytest.mark.anyio
async def test_an_answer_that_always_breaks_off_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "ndvi.tif").write_bytes(b"old")
    service = Service(*(answer(Pieces(in_pieces(TAR)[:-1], CUT)) for _ in range(3)))
    async with service.hub() as hub:
        with pytest.raises(ConnectionFailed, match="without sending complete"):
            await hub.process_to(tmp_path, EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
        with pytest.raises(InvalidParameter):
            await hub.process_to(tmp_path / "x.tif", EVALSCRIPT, **PLACE)  # type: ignore[call-overload]
    assert there(tmp_path) == {"ndvi.tif": b"old"}


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("answered", "said"),
    [
        (lambda: answer(TAR[: len(TIFF)]), "cut short"),
        (lambda: answer(MULTIPART[:-8], "multipart/mixed; boundary=b"), "cut short"),
        (lambda: answer(TAR[:700_000] + b"<html>"), "cut short"),
        (lambda: answer(TAR[: 512 + 1_000_448] + b"junk" * 200), "checksum"),
        (lambda: answer(b"<html>", "text/html"), "several outputs was expected, not 'text/html'"),
        (lambda: answer(b""), "cut short after 0"),
        (lambda: answer(bytes(1024)), "holds no output"),
        (lambda: answer(b"", status=204), "cut short after 0"),
        (lambda: answer(multipart(b"a"), "multipart/mixed"), "without a boundary"),
        (lambda: answer(TAR, Content_Encoding="gzip"), "compressed, unasked"),
        (lambda: answer(tar([("a.tif", TIFF), ("x/a.tif", b"")])), "two outputs called 'a'"),
    ],
)
async def test_an_answer_that_is_none_is_an_error_at_once_and_leaves_nothing(
    answered: object, said: str, tmp_path: Path
) -> None:
    service = Service(answered())  # type: ignore[operator]
    async with service.hub() as hub:
        with pytest.raises(UnexpectedAnswer, match=f"POST https://.*{said}"):
            await hub.process_to(tmp_path / "new" / "er", EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    assert list(tmp_path.iterdir()) == []
    assert len(service.asked) == 1


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("content", "content_type", "said"),
    [
        (b"<html>", "text/html", "sent text/html in place of image/png"),
        (b"<html>", "image/png", "begins with b'<html>'"),
        (b"", "image/png", "begins with b''"),
        (PNG, "", "sent no media type"),
    ],
)
async def test_a_single_output_that_is_not_what_was_asked_for_leaves_nothing(
    content: bytes, content_type: str, said: str, tmp_path: Path
) -> None:
    async with Service(answer(content, content_type)).hub() as hub:
        with pytest.raises(UnexpectedAnswer, match=said):
            await hub.process_to(tmp_path / "a.png", EVALSCRIPT, **PLACE)  # type: ignore[call-overload]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (httpx.Response(400, json={"error": {"message": "bad", "code": "X"}}), BadRequest),
        (httpx.Response(307, headers={"Location": "https://elsewhere.example/"}), UnexpectedAnswer),
    ],
)
async def test_a_refusal_leaves_nothing(failure: httpx.Response, kind: type[SwathError], tmp_path: Path) -> None:
    async with Service(failure).hub() as hub:
        with pytest.raises(kind):
            await hub.process_to(tmp_path / "new", EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.anyio
async def test_an_answer_beyond_the_cap_leaves_nothing(tmp_path: Path) -> None:
    announced = answer(TAR, Content_Length=str(len(TAR)))
    pieces = Pieces(in_pieces(TAR))
    async with Service(announced, answer(pieces)).hub(max_answer_bytes=900_000) as hub:
        for _ in range(2):
            with pytest.raises(UnexpectedAnswer, match="larger than 900,000 bytes; raise max_answer_bytes"):
                await hub.process_to(tmp_path / "new", EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    assert pieces.is_closed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("target", "arguments", "said"),
    [
        ("file/x", {"outputs": OUTPUTS}, "target=.*must be where files can be written"),
        ("file", {"outputs": OUTPUTS}, "target=.*must be a folder"),
        ("place.tif", {}, r"must end in \.png, since image/png is asked for, or be a folder that exists"),
        ("place", {"outputs": "tiff"}, r"must end in \.tif or \.tiff"),
        ("", {}, "must be the path of a file or a folder"),
        (7, {}, "must be the path of a file or a folder"),
        ("new", {"outputs": OUTPUTS, "container": "zip"}, "container='zip'"),
        ("new", {"outputs": OUTPUTS, "size": (9999, 1)}, "size="),
        ("new", {"outputs": {}}, "outputs="),
    ],
)
async def test_a_wrong_argument_sends_nothing_and_makes_nothing(
    target: object, arguments: dict[str, object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"mine")
    service = Service()
    async with service.hub() as hub:
        with pytest.raises(InvalidParameter, match=said):
            await hub.process_to(target, EVALSCRIPT, **PLACE | arguments)  # type: ignore[call-overload]
    assert service.asked == []
    assert there(tmp_path) == {"file": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.anyio
async def test_a_name_that_cannot_be_had_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "mask.png").mkdir()
    async with Service(answer(TAR)).hub() as hub:
        with pytest.raises(OSError, match=r"mask\.png"):
            await hub.process_to(tmp_path, EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    assert [path.name for path in tmp_path.iterdir()] == ["mask.png"]


@pytest.mark.anyio
async def test_names_of_a_server_stay_in_the_folder(tmp_path: Path) -> None:
    names = [
        "../../a.tif",
        "/etc/passwd",
        "C:\\x\\b.png",
        "CON.json",
        "A.tif",
        "x" * 150 + ".tif",
        "c\n.raw",
        "..",
        "e",
    ]
    body = tar([(name, b"content of " + name.encode()) for name in names])
    async with Service(answer(body)).hub() as hub:
        paths = await hub.process_to(tmp_path / "in", EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    assert len({str(path).lower() for path in paths.values()}) == len(names)
    assert all(path.parent == tmp_path / "in" for path in paths.values())
    assert sorted(there(tmp_path / "in").values()) == sorted(b"content of " + name.encode() for name in names)
    assert paths["a"].name == "a.tif"
    assert paths["passwd"].name == "passwd.bin"


@pytest.mark.anyio
async def test_the_request_is_the_one_of_process(tmp_path: Path) -> None:
    service = Service(answer(TAR), answer(TAR))
    async with service.hub() as hub:
        await hub.process_to(tmp_path, EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
        await hub.process(EVALSCRIPT, outputs=OUTPUTS, **PLACE)  # type: ignore[call-overload]
    first, second = service.asked
    assert json.loads(first.content) == json.loads(second.content)
    assert first.url == second.url


COMPUTED = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [{ id: "ndvi", bands: 1, sampleType: "FLOAT32" }, { id: "mask", bands: 1, sampleType: "UINT8" }],
  };
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) { outputMetadata.userData = { answer: 42 }; }
function evaluatePixel(s) { return { ndvi: [index(s.B08, s.B04)], mask: [s.dataMask] }; }
"""


@pytest.mark.anyio
@pytest.mark.parametrize("container", ["tar", "multipart"])
async def test_files_hold_what_process_answers(container: Container, tmp_path: Path) -> None:
    async with Place(tmp_path / "buckets").async_hub() as hub:
        where = {"bbox": (14.1, 46.0, 14.2, 46.1), "time": "2024-06", "size": (20, 20), "container": container}
        held = await hub.process(COMPUTED, outputs=OUTPUTS, **where)  # type: ignore[call-overload]
        paths = await hub.process_to(tmp_path / "out", COMPUTED, outputs=OUTPUTS, **where)  # type: ignore[call-overload]
    assert {name: path.read_bytes() for name, path in paths.items()} == {
        name: output.content for name, output in held.items()
    }
    assert json.loads((tmp_path / "out" / "userdata.json").read_text()) == {"answer": 42}
