import pytest

from swath import InvalidParameter
from swath.data.storage import StorageLike, delivery_root, storage_reference, storage_url
from swath.models import S3Reference

SECRET = "canary-of-the-secret"
KEYS = {"url": "s3://bucket/folder", "accessKey": "key", "secretAccessKey": SECRET}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("s3://bucket", {"s3": {"url": "s3://bucket"}}),
        ("s3://bucket/<requestId>/<tileName>.tif", {"s3": {"url": "s3://bucket/<requestId>/<tileName>.tif"}}),
        (KEYS, {"s3": KEYS}),
        ({"s3": KEYS}, {"s3": KEYS}),
        (S3Reference.from_dict({"s3": KEYS}), {"s3": KEYS}),
        ({"url": "gs://b/f", "credentials": SECRET}, {"gs": {"url": "gs://b/f", "credentials": SECRET}}),
    ],
)
def test_a_place_may_be_said_in_many_ways(place: StorageLike, expected: dict[str, object]) -> None:
    assert storage_reference(place, "output") == expected
    assert storage_url(expected) != ""


@pytest.mark.parametrize(
    "place",
    [
        "bucket/folder",
        "https://bucket/folder",
        "s3://",
        "gs://bucket/folder",
        {},
        {"s3": "s3://bucket"},
        {"gs": KEYS},
        {**KEYS, "url": 5},
        {**KEYS, "url": "nowhere"},
        {"s3": {**KEYS, "url": "nowhere"}},
    ],
)
def test_what_is_no_place_is_refused_without_showing_keys(place: StorageLike) -> None:
    with pytest.raises(InvalidParameter) as caught:
        storage_reference(place, "output")
    assert caught.value.parameter == "output"
    assert SECRET not in f"{caught.value} {caught.value!r}"


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("s3://bucket/folder", "s3://bucket/folder"),
        ("s3://bucket/folder/", "s3://bucket/folder"),
        ("s3://bucket/folder/<requestId>/<tileName>/<outputId>.<format>", "s3://bucket/folder"),
        ("s3://bucket/of-<requestId>/x", "s3://bucket"),
    ],
)
def test_the_folder_of_all_results_is_what_comes_before_the_template(url: str, root: str) -> None:
    assert delivery_root({"output": {"delivery": {"s3": {"url": url}}}}) == root


@pytest.mark.parametrize("request_", [None, {}, {"output": {}}, {"output": {"delivery": {"s3": None}}}])
def test_a_request_without_a_delivery_has_no_folder(request_: object) -> None:
    assert delivery_root(request_) == ""
