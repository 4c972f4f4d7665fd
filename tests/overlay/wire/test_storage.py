import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from unittest import mock

import pytest

from swath import InvalidParameter, MissingExtra, ObjectStorage, StorageError

SECRET = "canary-of-the-secret"


@pytest.fixture
def storage(tmp_path: Path) -> ObjectStorage:
    (tmp_path / "results/red/a").mkdir(parents=True)
    (tmp_path / "results/red/a/default.tif").write_bytes(b"red")
    (tmp_path / "results/red/request 1.json").write_bytes(b"{}")
    (tmp_path / "results/redder").write_bytes(b"not below")
    return ObjectStorage(tmp_path)


def test_an_object_is_read_by_its_url(storage: ObjectStorage) -> None:
    assert storage.read("s3://results/red/a/default.tif") == b"red"
    assert storage.read("gs://results/red/request 1.json") == b"{}"
    assert storage.read("s3://results/red/missing") is None
    assert storage.read("s3://missing/red") is None


def test_all_objects_below_a_folder_are_found(storage: ObjectStorage) -> None:
    assert storage.find("s3://results/red") == ["s3://results/red/a/default.tif", "s3://results/red/request 1.json"]
    assert storage.find("s3://results/missing") == []
    assert len(storage.find("s3://results")) == 3


@pytest.mark.parametrize("url", ["results/red", "https://results/red", "s3://", "", "s3:///red"])
def test_what_is_no_url_of_an_object_is_refused(storage: ObjectStorage, url: str) -> None:
    with pytest.raises(InvalidParameter, match="s3://bucket"):
        storage.read(url)


def test_a_folder_is_not_left(storage: ObjectStorage, tmp_path: Path) -> None:
    (tmp_path.parent / "outside").write_bytes(b"private")
    with pytest.raises(StorageError):
        storage.read("s3://results/../../outside")


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="s3://a/b cannot be read") as caught:
        ObjectStorage(tmp_path / "nowhere").read("s3://a/b")
    assert "\n" not in str(caught.value)


def test_without_obstore_the_extra_is_named() -> None:
    with mock.patch.dict("sys.modules", {"obstore": None}), pytest.raises(MissingExtra, match=r"swath\[buckets\]"):
        ObjectStorage("folder")


def test_it_shows_its_folder_and_no_key() -> None:
    assert repr(ObjectStorage("folder")) == "ObjectStorage('folder')"
    assert repr(ObjectStorage(secret_access_key=SECRET)) == "ObjectStorage()"


def test_an_option_that_there_is_not_is_told() -> None:
    with pytest.raises(StorageError, match="shoe_size"):
        ObjectStorage(shoe_size="43", secret_access_key=SECRET).read("s3://bucket/file")


class Bucket(BaseHTTPRequestHandler):
    """A bucket over HTTP, path style."""

    def do_GET(self) -> None:
        status, content = (200, b"over the wire") if self.path == "/results/red/file" else (404, b"")
        status = 403 if self.path.startswith("/private") else status
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", "Sat, 01 Jun 2024 00:00:00 GMT")
        self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_real_bucket_is_read_with_the_users_keys(endpoint: str) -> None:
    storage = ObjectStorage(
        endpoint=endpoint,
        region="eu-central-1",
        access_key_id="key",
        secret_access_key=SECRET,
        client_options={"allow_http": True},
        retry_config={"max_retries": 0},
    )
    assert storage.read("s3://results/red/file") == b"over the wire"
    assert storage.read("s3://results/red/missing") is None
    with pytest.raises(StorageError, match="s3://private/file cannot be read") as caught:
        storage.read("s3://private/file")
    assert SECRET not in f"{caught.value!r} {caught.value.__cause__} {caught.value.__context__!r}"
