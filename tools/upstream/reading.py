"""Get a document into memory: YAML or JSON, from a file or a URL."""

import json
import re
from pathlib import Path
from typing import Any, ClassVar

import httpx
import yaml

from .nodes import Problems

TIMEOUT = 60.0
SIZE_CAP = 64 * 1024 * 1024


class UnreadableDocument(Exception):
    """There is no document to compare; the message says why."""


def read(source: str, problems: Problems) -> dict[str, object]:
    """The document at a path or an http(s) URL.

    Raises:
        UnreadableDocument: Nothing is there, or it is neither YAML nor JSON, or no OpenAPI document.
    """
    raw = _fetched(source) if re.match(r"https?://", source) else _from_file(source)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"{source} is not UTF-8 text: {error}") from None
    return parse(text, source, problems)


def parse(text: str, source: str, problems: Problems) -> dict[str, object]:
    """The document that a YAML or JSON text holds."""
    start = text.lstrip()[:1]
    if start == "<":
        raise UnreadableDocument(f"{source} is a page of HTML or XML; give the document that it shows")
    document = _parsed_json(text, problems) if start == "{" else None
    if document is None:
        try:
            document = yaml.load(text, _loader(problems))
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            raise UnreadableDocument(f"{source} is neither YAML nor JSON: {error}") from None
    if not isinstance(document, dict) or not document.keys() & {"openapi", "swagger", "paths"}:
        raise UnreadableDocument(f"{source} is no OpenAPI document: it has neither `openapi` nor `paths`")
    return document


def _from_file(source: str) -> bytes:
    try:
        return Path(source).expanduser().read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{source} cannot be read: {error.strerror}") from None


def _fetched(url: str) -> bytes:
    chunks: list[bytes] = []
    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=TIMEOUT) as response:
            response.raise_for_status()
            for chunk in response.iter_bytes():
                chunks.append(chunk)
                if sum(map(len, chunks)) > SIZE_CAP:
                    raise UnreadableDocument(f"{url} is larger than {SIZE_CAP // 1024**2} MB")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnreadableDocument(f"{url} cannot be fetched: {error}") from None
    return b"".join(chunks)


def _parsed_json(text: str, problems: Problems) -> object:
    """The value of a JSON text, or None if it is none; YAML may still read what JSON forbids, such as comments."""

    def mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                problems.add("", f"the key {key!r} stands twice in one mapping; the last one counts")
            found[key] = value
        return found

    try:
        value: object = json.loads(text, object_pairs_hook=mapping)
    except ValueError as error:
        problems.add("", f"looks like JSON and is not: {error}")
        return None
    return value


def _loader(problems: Problems) -> type[Any]:
    """A YAML 1.2 loader: `on`, `no` and dates are text, as in JSON, and every key is."""

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # chosen at run time
        yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, object]:
            self.flatten_mapping(node)
            found: dict[str, object] = {}
            for key_node, value_node in node.value:
                key = _as_text(self.construct_object(key_node, deep=True))
                if key in found:
                    line = key_node.start_mark.line + 1
                    problems.add("", f"line {line}: the key {key!r} stands twice in one mapping; the last one counts")
                found[key] = self.construct_object(value_node, deep=deep)
            return found

    for tag, pattern, first in (
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
        ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+", "-+.0123456789"),
        ("merge", r"<<", "<"),
    ):
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
    return Loader


def _as_text(key: object) -> str:
    """A key as JSON would write it: statuses are numbers in YAML."""
    return key if isinstance(key, str) else json.dumps(key, default=str)
