"""Documents are read from files and URLs, as YAML or JSON."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from upstream.nodes import Problems
from upstream.reading import UnreadableDocument, parse, read

YAML = """\
openapi: 3.0.3
info: {title: Things, version: 2024-06-01}
paths:
  /things:
    get:
      responses:
        200: {description: Done.}
components:
  schemas:
    Switch: {type: string, enum: [on, off, yes, NO]}
    Clock: {type: string, enum: [12:30:00]}
    Code: {type: string, enum: ["007"], example: 007}
"""


@pytest.fixture
def problems() -> Problems:
    return Problems()


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/openapi.yaml"
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(YAML.encode() if found else b"nothing here")

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


def test_yaml_is_read_as_json_would_be(problems: Problems) -> None:
    document = parse(YAML, "it", problems)

    assert document["info"] == {"title": "Things", "version": "2024-06-01"}
    schemas = document["components"]["schemas"]  # type: ignore[index]
    assert schemas["Switch"]["enum"] == ["on", "off", "yes", "NO"]
    assert schemas["Clock"]["enum"] == ["12:30:00"]
    assert schemas["Code"]["example"] == "007"
    assert list(document["paths"]["/things"]["get"]["responses"]) == ["200"]  # type: ignore[index]
    assert len(problems) == 0


def test_numbers_flags_and_null_are_what_they_are(problems: Problems) -> None:
    document = parse("paths: {a: 1, b: -0.5, c: 1e3, d: true, e: null, f: ~, g: }", "it", problems)

    assert document["paths"] == {"a": 1, "b": -0.5, "c": 1000.0, "d": True, "e": None, "f": None, "g": None}


def test_anchors_and_merges_are_followed(problems: Problems) -> None:
    document = parse("base: &base {a: 1}\npaths: {<<: *base, b: 2}", "it", problems)

    assert document["paths"] == {"a": 1, "b": 2}


@pytest.mark.parametrize("text", ['{"paths": {"a": 1, "a": 2}}', "paths:\n  a: 1\n  a: 2\n"])
def test_a_key_that_stands_twice_is_reported(text: str, problems: Problems) -> None:
    document = parse(text, "it", problems)

    assert document["paths"] == {"a": 2}
    assert "'a' stands twice" in next(iter(problems)).what


def test_json_with_comments_is_read_as_yaml(problems: Problems) -> None:
    document = parse('{"paths": {}, # none yet\n}', "it", problems)

    assert document == {"paths": {}}
    assert "looks like JSON and is not" in next(iter(problems)).what


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path, problems: Problems) -> None:
    path = tmp_path / "vendor.json"
    path.write_bytes(b'\xef\xbb\xbf{"paths": {}}')

    assert read(str(path), problems) == {"paths": {}}


def test_a_url_is_fetched(server: str, problems: Problems) -> None:
    assert read(f"{server}/openapi.yaml", problems)["openapi"] == "3.0.3"


def test_a_url_without_a_document_is_unreadable(server: str, problems: Problems) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be fetched.*404"):
        read(f"{server}/other", problems)


def test_a_server_that_is_not_there_is_unreadable(problems: Problems) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be fetched"):
        read("http://127.0.0.1:9/openapi.yaml", problems)


def test_a_missing_file_is_unreadable(tmp_path: Path, problems: Problems) -> None:
    with pytest.raises(UnreadableDocument, match="No such file"):
        read(str(tmp_path / "missing.yaml"), problems)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<!DOCTYPE html><html></html>", "HTML"),
        ("a: [1, 2", "neither YAML nor JSON"),
        ("a:\n\tb: 1", "neither YAML nor JSON"),
        ("just words", "no OpenAPI document"),
        ("[1, 2]", "no OpenAPI document"),
        ("type: FeatureCollection", "no OpenAPI document"),
        ("", "no OpenAPI document"),
        ("!!python/object/apply:os.getcwd []", "neither YAML nor JSON"),
    ],
)
def test_what_is_no_document_is_unreadable(text: str, reason: str, problems: Problems) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        parse(text, "it", problems)


def test_bytes_that_are_no_text_are_unreadable(tmp_path: Path, problems: Problems) -> None:
    path = tmp_path / "vendor.yaml"
    path.write_bytes(b"paths: \xff\xfe")

    with pytest.raises(UnreadableDocument, match="not UTF-8"):
        read(str(path), problems)
