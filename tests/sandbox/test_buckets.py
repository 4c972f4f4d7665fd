import gc

import pytest

from swath_sandbox.buckets import BucketError, Buckets


def test_an_object_is_a_file_of_the_folder(tmp_path):
    buckets = Buckets(tmp_path / "buckets")

    buckets.write("s3://results/job/default.tif", b"pixels")

    assert (tmp_path / "buckets/results/job/default.tif").read_bytes() == b"pixels"
    assert buckets.read("gs://results/job/default.tif") == b"pixels"
    assert buckets.exists("s3://results/job/default.tif")
    assert not buckets.exists("s3://results/job")


@pytest.mark.parametrize(
    "url", ["", "results/job", "http://results/job", "s3://", "s3:///job", "s3://a/../../b", "s3://../b", "s3://a/\0"]
)
def test_a_url_that_leads_nowhere_or_out_is_refused(tmp_path, url):
    with pytest.raises(BucketError):
        Buckets(tmp_path).path(url)


def test_what_cannot_be_read_or_written_is_named(tmp_path):
    buckets = Buckets(tmp_path)
    buckets.write("s3://a/file", b"")

    with pytest.raises(BucketError, match="s3://a/other cannot be read"):
        buckets.read("s3://a/other")
    with pytest.raises(BucketError, match="s3://a/file/below cannot be written"):
        buckets.write("s3://a/file/below", b"")


def test_a_temporary_folder_goes_with_its_buckets():
    buckets = Buckets()
    buckets.write("s3://a/file", b"")
    folder = buckets.folder
    assert folder.is_dir()

    del buckets
    gc.collect()

    assert not folder.exists()
