import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swath.core.downloads import BLOCK, Body, Breaks, Checksum, Resume, Version, parse_checksum
from swath.core.retries import RetryPolicy
from swath.errors import InvalidParameter, UnexpectedAnswer

ONE = Version('"one"', 1000)


def part(start: int, total: int | str = 1000, **headers: str) -> dict[str, str]:
    return {"Content-Range": f"bytes {start}-999/{total}"} | headers


def test_a_download_asks_for_all_and_then_for_what_is_missing() -> None:
    resume = Resume()
    assert resume.headers() == {}
    assert resume.begin(200, {"Content-Length": "1000", "ETag": '"one"'}) is Body.WHOLE
    resume.receive(400)
    assert resume.headers() == {"Range": "bytes=400-", "If-Range": '"one"'}
    assert resume.begin(206, part(400, ETag='"one"')) is Body.CONTINUATION
    resume.receive(600)
    resume.end_of_body()
    assert resume.is_complete


def test_bytes_without_a_version_are_of_no_use() -> None:
    assert Resume(400, None).headers() == {}
    assert Resume(400, None).received == 0
    assert Resume(400, Version()).headers() == {}


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (206, part(400, ETag='"one"'), Body.CONTINUATION),
        (206, part(400), Body.CONTINUATION),
        (206, part(400, "*", ETag='"one"'), Body.CONTINUATION),
        (206, part(400, ETag='"two"'), Body.USELESS),
        (206, part(400, 1001, ETag='"one"'), Body.USELESS),
        (206, part(399, ETag='"one"'), Body.USELESS),
        (206, part(401, ETag='"one"'), Body.USELESS),
        (206, {"ETag": '"one"'}, Body.USELESS),
        (206, {"Content-Range": "pages 4-9/10"}, Body.USELESS),
        (206, part(0, ETag='"one"'), Body.WHOLE),
        (200, {"ETag": '"one"', "Content-Length": "1000"}, Body.WHOLE),
        (200, {"ETag": '"two"', "Content-Length": "7"}, Body.WHOLE),
        (200, {}, Body.WHOLE),
    ],
)
def test_only_what_goes_on_with_the_same_version_is_taken_as_a_continuation(
    status: int, headers: dict[str, str], body: Body
) -> None:
    resume = Resume(400, ONE)
    assert resume.begin(status, headers) is body
    assert resume.received == (400 if body is Body.CONTINUATION else 0)
    if body is Body.USELESS:
        assert resume.headers() == {}


def test_a_weak_etag_validates_nothing() -> None:
    resume = Resume()
    resume.begin(200, {"ETag": 'W/"one"', "Content-Length": "1000"})
    resume.receive(1)
    assert resume.headers() == {"Range": "bytes=1-"}


def test_nothing_left_means_done_only_where_the_size_says_so() -> None:
    done, changed = Resume(1000, ONE), Resume(1001, ONE)
    done.nothing_left()
    changed.nothing_left()
    assert (done.is_complete, changed.is_complete) == (True, False)
    assert (changed.received, changed.version) == (0, None)


def test_a_body_that_ends_early_leaves_more_to_ask_for() -> None:
    resume = Resume()
    resume.begin(206, {"Content-Range": "bytes 0-99/1000"})
    resume.receive(100)
    resume.end_of_body()
    assert not resume.is_complete
    assert resume.headers() == {"Range": "bytes=100-"}


def test_more_bytes_than_announced_are_refused() -> None:
    resume = Resume()
    resume.begin(200, {"Content-Length": "10"})
    with pytest.raises(UnexpectedAnswer, match="more than the 10 bytes"):
        resume.receive(11)


def test_a_file_of_another_size_or_in_compression_is_refused() -> None:
    with pytest.raises(UnexpectedAnswer, match="1,000 bytes, not 999"):
        Resume().begin(200, {"Content-Length": "1000"}, expected=999)
    with pytest.raises(UnexpectedAnswer, match="compressed"):
        Resume().begin(200, {"Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("status", "name", "algorithm", "form"),
    [
        (200, "Repr-Digest", "sha256", "sha-256=:{}:"),
        (206, "Repr-Digest", "sha512", "md5=:AA==:, sha-512=:{}:"),
        (200, "Digest", "sha256", "SHA-256={}"),
        (200, "Content-MD5", "md5", "{}"),
    ],
)
def test_a_checksum_in_a_header_is_known(status: int, name: str, algorithm: str, form: str) -> None:
    digest = hashlib.new(algorithm, b"content")
    resume = Resume()
    resume.begin(status, part(0) | {name: form.format(base64.b64encode(digest.digest()).decode())})
    assert resume.version is not None
    assert resume.version.checksum == Checksum(algorithm, digest.hexdigest())


@pytest.mark.parametrize(
    ("status", "header"),
    [
        (206, {"Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg=="}),
        (200, {"Digest": "sha-256=?"}),
        (200, {"Digest": "sha-256=AAAA"}),
        (200, {"Digest": "crc=1"}),
    ],
)
def test_a_header_that_tells_no_checksum_of_the_whole_is_passed_over(status: int, header: dict[str, str]) -> None:
    resume = Resume()
    resume.begin(status, part(0) | header)
    assert resume.version is not None
    assert resume.version.checksum is None


@pytest.mark.parametrize("text", ["", "md5", "md5:", "md5:xyz", "crc32:00000000", "sha256:" + 63 * "a"])
def test_what_is_no_checksum_is_named(text: str) -> None:
    with pytest.raises(InvalidParameter, match="checksum="):
        parse_checksum(text)


def test_breaks_that_bring_something_do_not_count() -> None:
    breaks = Breaks(RetryPolicy(attempts=2, pick=lambda low, high: low), 0)
    received = 0
    for _ in range(10):
        received += BLOCK
        assert breaks.next_pause(received, is_broken=True) == 0.5
    assert breaks.next_pause(received + 1, is_broken=True) is None


def test_a_body_that_came_to_its_end_is_gone_on_with_at_once() -> None:
    breaks = Breaks(RetryPolicy(attempts=2), 0)
    assert [breaks.next_pause(received, is_broken=False) for received in (1, 2, 3)] == [0.0, 0.0, 0.0]


def test_a_download_that_starts_over_and_over_is_given_up() -> None:
    breaks = Breaks(RetryPolicy(attempts=5), 0)
    pauses = [breaks.next_pause(received, is_broken=True) for received in 10 * [BLOCK, 0]]
    assert None in pauses[:7]


headers = st.fixed_dictionaries(
    {},
    optional={
        "ETag": st.sampled_from(['"one"', '"two"', 'W/"one"', "one"]),
        "Last-Modified": st.sampled_from(["Sat, 01 Jun 2024 10:00:00 GMT", "yesterday"]),
        "Content-Length": st.sampled_from(["0", "10", "-1", "1e3", "ten"]),
        "Content-Range": st.sampled_from(
            ["bytes 0-9/10", "bytes 4-9/10", "bytes 4-9/*", "bytes */10", "bytes=4-9", ""]
        ),
        "Digest": st.text(max_size=8),
        "Repr-Digest": st.sampled_from(["sha-256=:AAAA:", "sha-256", "=", ",,="]),
    },
)


@given(st.integers(0, 12), st.sampled_from([200, 206]), headers)
def test_no_answer_makes_a_continuation_of_what_does_not_go_on(have: int, status: int, told: dict[str, str]) -> None:
    resume = Resume(have, Version('"one"', 10))
    body = resume.begin(status, told)
    if body is Body.CONTINUATION:
        assert status == 206
        assert told["Content-Range"].startswith(f"bytes {have}-")
        assert told.get("ETag", '"one"') != '"two"'
        assert resume.received == have
    else:
        assert resume.received == 0
