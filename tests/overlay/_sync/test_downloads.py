# Derived from tests/overlay/_async/test_downloads.py by tools/unasync.py; edit that file, then `make sync`.
import hashlib
import io
import json
import time
from pathlib import Path
from random import Random

import pytest

from overlay.fileserver import File, serving
from swath import (
    SentinelHub,
    BadRequest,
    ConnectionFailed,
    Deployment,
    InvalidParameter,
    NotFound,
    UnexpectedAnswer,
)
from swath.core.downloads import BLOCK, DownloadProgress
from swath.core.operations import Kind
from swath.wire._sync.downloads import Download, save_all
from swath.wire.attempts import KIND

CONTENT = Random(1).randbytes(300_000)
OTHER = Random(2).randbytes(200_000)


def no_sleep(_: float) -> None:
    pass


def hub_at(url: str) -> SentinelHub:
    return SentinelHub("id", "secret", deployment=Deployment(url), token_cache=False)


def download_from(hub: SentinelHub, name: str = "a.tif", **known: object) -> Download:
    request = hub._core.http.build_request(
        "GET", f"{hub.deployment.base_url}/files/{name}", extensions={KIND: Kind.READ}
    )
    return Download(hub._core.send, request, name=name, sleep=no_sleep, **known)  # type: ignore[arg-type]


def test_a_file_is_saved_under_its_own_name_in_a_folder(tmp_path: Path) -> None:
    file = File(CONTENT)
    with serving(file) as url:
        with hub_at(url) as hub:
            path = download_from(hub, "B04/a.tif").save(tmp_path)
    assert path == tmp_path / "B04" / "a.tif"
    assert path.read_bytes() == CONTENT
    assert [found.name for found in path.parent.iterdir()] == ["a.tif"]
    [asked] = file.asked
    assert asked["authorization"] == "Bearer t"
    assert asked["accept-encoding"] == "identity"


def test_a_broken_connection_is_made_again_and_the_file_goes_on(tmp_path: Path) -> None:
    file = File(CONTENT, cuts=[100_000, 50_000, 0])
    with serving(file) as url:
        with hub_at(url) as hub:
            path = download_from(hub).save(tmp_path / "b.tif")
    assert path.read_bytes() == CONTENT
    assert file.ranges == [None, "bytes=100000-", "bytes=150000-", "bytes=150000-"]
    assert [asked.get("if-range") for asked in file.asked] == [None, '"one"', '"one"', '"one"']


def test_what_an_earlier_run_left_is_gone_on_with(tmp_path: Path) -> None:
    file = File(CONTENT, cuts=[100_000] + 5 * [0])
    with serving(file) as url:
        with hub_at(url) as hub:
            with pytest.raises(ConnectionFailed):
                download_from(hub).save(tmp_path)
            left = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
            assert left["a.tif.part"] == 100_000
            assert "a.tif" not in left
            file.asked.clear()
            path = download_from(hub).save(tmp_path)
    assert path.read_bytes() == CONTENT
    assert file.ranges == ["bytes=100000-"]
    assert [found.name for found in tmp_path.iterdir()] == ["a.tif"]


def test_a_file_that_changed_meanwhile_starts_over(tmp_path: Path) -> None:
    file = File(CONTENT, cuts=[100_000] + 5 * [0])
    with serving(file) as url:
        with hub_at(url) as hub:
            with pytest.raises(ConnectionFailed):
                download_from(hub).save(tmp_path)
            file.content, file.headers, file.cuts = OTHER, {"ETag": '"two"'}, []
            path = download_from(hub).save(tmp_path)
    assert path.read_bytes() == OTHER


def test_a_server_that_takes_no_ranges_starts_over(tmp_path: Path) -> None:
    file = File(CONTENT, cuts=[100_000], takes_ranges=False)
    with serving(file) as url:
        with hub_at(url) as hub:
            path = download_from(hub).save(tmp_path)
    assert path.read_bytes() == CONTENT
    assert file.ranges == [None, "bytes=100000-"]


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        ({"Last-Modified": "Sat, 01 Jun 2024 10:00:00 GMT"}, "Sat, 01 Jun 2024 10:00:00 GMT"),
        ({"ETag": 'W/"weak"', "Last-Modified": "Sat, 01 Jun 2024 10:00:00 GMT"}, "Sat, 01 Jun 2024 10:00:00 GMT"),
        ({}, None),
    ],
)
def test_without_a_strong_etag_the_time_of_change_or_the_size_has_to_do(
    headers: dict[str, str], asked: str | None, tmp_path: Path
) -> None:
    file = File(CONTENT, headers=headers, cuts=[100_000])
    with serving(file) as url:
        with hub_at(url) as hub:
            path = download_from(hub).save(tmp_path)
    assert path.read_bytes() == CONTENT
    assert file.ranges == [None, "bytes=100000-"]
    assert file.asked[1].get("if-range") == asked


def test_a_file_whose_end_cannot_be_told_needs_a_known_size(tmp_path: Path) -> None:
    file = File(CONTENT, tells_length=False, cuts=[300_000, 100_000])
    with serving(file) as url:
        with hub_at(url) as hub:
            with pytest.raises(UnexpectedAnswer, match="neither its length nor its end"):
                download_from(hub).save(tmp_path)
            path = download_from(hub, size=300_000).save(tmp_path)
    assert path.read_bytes() == CONTENT
    assert file.ranges == [None, None, "bytes=100000-"]


def test_a_part_that_has_all_bytes_already_gets_its_name(tmp_path: Path) -> None:
    file = File(CONTENT, cuts=[300_000])
    with serving(file) as url:
        with hub_at(url) as hub:
            (tmp_path / "a.tif.part").write_bytes(CONTENT)
            note = {"source": f"{url}/files/a.tif", "validator": '"one"', "size": 300_000, "checksum": None}
            (tmp_path / "a.tif.part.json").write_text(json.dumps(note))
            path = download_from(hub).save(tmp_path)
    assert path.read_bytes() == CONTENT
    assert file.ranges == ["bytes=300000-"]


def test_a_part_that_is_longer_than_the_file_is_given_up(tmp_path: Path) -> None:
    file = File(CONTENT, headers={})
    with serving(file) as url:
        with hub_at(url) as hub:
            (tmp_path / "a.tif.part").write_bytes(CONTENT + OTHER)
            note = {"source": f"{url}/files/a.tif", "validator": "", "size": 600_000, "checksum": None}
            (tmp_path / "a.tif.part.json").write_text(json.dumps(note))
            path = download_from(hub).save(tmp_path)
    assert path.read_bytes() == CONTENT
    assert file.ranges == ["bytes=500000-", None]


@pytest.mark.parametrize("note", ["", "{", "[]", '{"source": "https://elsewhere/a.tif"}', '{"source": 1, "size": "x"}'])
def test_a_part_of_unknown_origin_is_given_up(note: str, tmp_path: Path) -> None:
    file = File(CONTENT)
    (tmp_path / "a.tif.part").write_bytes(OTHER)
    (tmp_path / "a.tif.part.json").write_text(note)
    with serving(file) as url:
        with hub_at(url) as hub:
            path = download_from(hub).save(tmp_path)
    assert path.read_bytes() == CONTENT
    assert file.ranges == [None]


def test_a_known_size_and_checksum_are_compared(tmp_path: Path) -> None:
    file = File(CONTENT)
    with serving(file) as url:
        with hub_at(url) as hub:
            good = download_from(hub, size=300_000, checksum=f"md5:{hashlib.md5(CONTENT).hexdigest()}")
            assert (good.save(tmp_path)).read_bytes() == CONTENT
            with pytest.raises(UnexpectedAnswer, match="300,000 bytes, not 299,999"):
                download_from(hub, size=299_999).save(tmp_path / "b.tif")
            bad = download_from(hub, checksum=f"sha256:{hashlib.sha256(OTHER).hexdigest()}")
            with pytest.raises(UnexpectedAnswer, match="damaged on its way: its sha256 is"):
                bad.save(tmp_path / "c.tif")
            with pytest.raises(UnexpectedAnswer, match="damaged"):
                [chunk for chunk in bad]
            with pytest.raises(InvalidParameter, match="hexadecimal"):
                download_from(hub, checksum="md5:xyz")
    assert {path.name for path in tmp_path.iterdir()} <= {"a.tif", "b.tif.part"}


def test_a_checksum_that_the_server_tells_is_compared(tmp_path: Path) -> None:
    file = File(CONTENT, headers={"ETag": '"one"', "Digest": "sha-256=" + 43 * "A" + "="}, cuts=[1000])
    with serving(file) as url:
        with hub_at(url) as hub:
            with pytest.raises(UnexpectedAnswer, match="damaged"):
                download_from(hub).save(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_an_error_and_leaves_no_name(tmp_path: Path) -> None:
    with serving(File(CONTENT, statuses=[404, 400])) as url:
        with hub_at(url) as hub:
            with pytest.raises(NotFound):
                download_from(hub).save(tmp_path)
            with pytest.raises(BadRequest):
                download_from(hub).write_to(io.BytesIO())
    assert not (tmp_path / "a.tif").exists()


def test_a_refused_token_is_fetched_anew(tmp_path: Path) -> None:
    with serving(File(CONTENT, statuses=[401])) as url:
        with hub_at(url) as hub:
            assert (download_from(hub).save(tmp_path)).read_bytes() == CONTENT


def test_bytes_can_be_had_without_a_file() -> None:
    file = File(CONTENT, cuts=[100_000, 200_000, 70_000])
    with serving(file) as url:
        with hub_at(url) as hub:
            buffer = io.BytesIO()
            assert download_from(hub).write_to(buffer) == 300_000
            chunks = [chunk for chunk in download_from(hub)]
    assert buffer.getvalue() == CONTENT
    assert b"".join(chunks) == CONTENT
    assert file.ranges == [None, "bytes=100000-", None, "bytes=70000-"]


def test_bytes_that_were_handed_out_are_not_taken_back() -> None:
    file = File(CONTENT, cuts=[100_000], takes_ranges=False)
    with serving(file) as url:
        with hub_at(url) as hub:
            with pytest.raises(UnexpectedAnswer, match="changed while it was read"):
                [chunk for chunk in download_from(hub)]


def test_progress_is_told_up_to_the_whole(tmp_path: Path) -> None:
    told: list[DownloadProgress] = []
    content = bytes(3 * BLOCK)
    with serving(File(content)) as url:
        with hub_at(url) as hub:
            download_from(hub).save(tmp_path, on_progress=told.append)
    assert [one.received for one in told] == sorted({one.received for one in told})
    assert len(told) >= 3
    assert told[-1] == DownloadProgress("a.tif", 3 * BLOCK, 3 * BLOCK)


def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    with serving(File(b"")) as url:
        with hub_at(url) as hub:
            assert (download_from(hub).save(tmp_path)).read_bytes() == b""


def test_a_file_that_is_there_is_left_alone_or_replaced(tmp_path: Path) -> None:
    file = File(CONTENT)
    (tmp_path / "a.tif").write_bytes(b"old")
    with serving(file) as url:
        with hub_at(url) as hub:
            assert (download_from(hub).save(tmp_path, overwrite=False)).read_bytes() == b"old"
            assert file.asked == []
            assert (download_from(hub).save(tmp_path)).read_bytes() == CONTENT


def test_several_files_end_up_side_by_side(tmp_path: Path) -> None:
    names = ["a.tif", "../../a.tif", "A.TIF", "b/c.tif", "b", "/etc/passwd"]
    with serving(File(CONTENT)) as url:
        with hub_at(url) as hub:
            paths = save_all([download_from(hub, name) for name in names], tmp_path / "all", concurrency=3)
    assert len({str(path).lower() for path in paths}) == len(names)
    assert all(path.read_bytes() == CONTENT for path in paths)
    assert all(path.resolve().is_relative_to(tmp_path / "all") for path in paths)
    assert paths[0] == tmp_path / "all" / "a.tif"
    assert paths[3] == tmp_path / "all" / "b" / "c.tif"


def test_one_of_several_files_that_fails_is_an_error(tmp_path: Path) -> None:
    with serving(File(CONTENT, statuses=[200, 404])) as url:
        with hub_at(url) as hub:
            with pytest.raises(NotFound):
                save_all([download_from(hub, name) for name in "abc"], tmp_path, concurrency=1)
            with pytest.raises(InvalidParameter, match="concurrency=0"):
                save_all([], tmp_path, concurrency=0)
    assert (tmp_path / "a").read_bytes() == CONTENT
    assert not (tmp_path / "b").exists()


def test_the_others_stop_where_one_of_several_files_fails(tmp_path: Path) -> None:
    file = File(bytes(40 * BLOCK), statuses=[404])
    with serving(file) as url:
        with hub_at(url) as hub:
            # What runs beside it takes its time, and would else be there before the failure is seen.
            downloads = [download_from(hub, name) for name in "abcd"]
            with pytest.raises(NotFound):
                save_all(downloads, tmp_path, concurrency=2, on_progress=lambda _: time.sleep(0.02))
            left = [path for path in tmp_path.iterdir() if not path.name.endswith((".part", ".json"))]
            assert left == []
            assert len(file.asked) <= 3
