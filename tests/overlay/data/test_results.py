import pytest

from swath import BadRequest, Image, ProcessResult, Progress, process_request

REQUEST = process_request("//VERSION=3\n", bbox=(13, 45, 14, 46), time="2024-06", size=(5, 4))
IMAGE = Image(b"12345", "image/png", 0.25)


def test_a_result_gives_its_value_or_raises_its_error() -> None:
    assert ProcessResult(0, REQUEST, IMAGE, None, from_store=False).unwrap() is IMAGE
    with pytest.raises(BadRequest, match="no such band"):
        ProcessResult(0, REQUEST, None, BadRequest(400, "no such band"), from_store=False).unwrap()


def test_a_result_shows_in_a_line_what_became_of_its_request() -> None:
    shown = repr(ProcessResult(7, REQUEST, IMAGE, None, from_store=True))
    assert shown == "<ProcessResult 7, <Image image/png, 5 bytes, 0.250 PU>, from the store>"
    failed = repr(ProcessResult(8, REQUEST, None, BadRequest(400, "no such band"), from_store=False))
    assert failed == "<ProcessResult 8, BadRequest: 400: no such band>"


def test_progress_counts_what_is_through_and_what_it_cost() -> None:
    progress = Progress(total=4)
    for result in (
        ProcessResult(0, REQUEST, IMAGE, None, from_store=False),
        ProcessResult(1, REQUEST, IMAGE, None, from_store=True),
        ProcessResult(2, REQUEST, None, BadRequest(400, "…"), from_store=False),
        ProcessResult(3, REQUEST, IMAGE, OSError("disk full"), from_store=False),
    ):
        progress = progress.after(result)
    assert progress == Progress(done=4, failed=2, from_store=1, total=4, units=0.5)
