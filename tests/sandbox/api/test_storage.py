import pytest

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.storage import masked, read_text, storage_url
from swath_sandbox.buckets import Buckets


@pytest.fixture
def buckets(tmp_path):
    return Buckets(tmp_path)


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ({"s3": {"url": "s3://a/b", "secretAccessKey": "x"}}, "s3://a/b"),
        ({"gs": {"url": "gs://a/b", "credentials": "x"}}, "gs://a/b"),
    ],
)
def test_a_reference_leads_to_a_url(buckets, reference, url):
    assert storage_url(Payload(reference), buckets) == url


@pytest.mark.parametrize(
    ("reference", "parameter"),
    [({}, "output->s3"), ({"s3": {}}, "output->s3->url"), ({"gs": {"url": "s3:/a"}}, "output->gs->url")],
)
def test_a_reference_that_leads_nowhere_is_refused(buckets, reference, parameter):
    with pytest.raises(ServiceError) as refused:
        storage_url(Payload(reference, "output"), buckets)
    assert refused.value.errors[0]["parameter"] == parameter


def test_what_is_no_text_is_refused(buckets):
    buckets.write("s3://a/text", "naïve".encode())
    buckets.write("s3://a/bytes", b"\xff")

    assert read_text(Payload({"s3": {"url": "s3://a/text"}}), buckets) == "naïve"
    with pytest.raises(ServiceError):
        read_text(Payload({"s3": {"url": "s3://a/bytes"}}), buckets)


def test_secrets_are_masked_wherever_they_stand_and_nothing_else_is():
    document = {"a": [{"s3": {"accessKey": "k", "secretAccessKey": "s"}}], "gs": {"credentials": {"private": "s"}}}

    assert masked(document) == {
        "a": [{"s3": {"accessKey": "k", "secretAccessKey": "***"}}],
        "gs": {"credentials": "***"},
    }
    assert document["a"][0]["s3"]["secretAccessKey"] == "s"
