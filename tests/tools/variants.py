"""The same document in other words: each function gives a copy with the same wire facts."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from upstream.paths import in_old_style

Raw = dict[str, Any]
BESIDE_REF = {"description", "summary"}


def as_edition_3_0(document: Raw) -> Raw:
    """As 3.0 would say it: `nullable`, flags for exclusive limits, no `const`, nothing beside `$ref`."""
    made = _mapped(document, _schema_of_3_0)
    made["openapi"] = "3.0.3"
    return made


def as_json(document: Raw) -> Raw:
    return json.loads(json.dumps(document))


def with_old_paths(document: Raw) -> Raw:
    return {**document, "paths": {in_old_style(path): item for path, item in document["paths"].items()}}


def with_server_path(document: Raw) -> Raw:
    """The front of the paths in the server's URL."""
    old = with_old_paths(document)["paths"]
    first = {path.removeprefix("/api"): item for path, item in old.items()}
    return {**document, "servers": [{"url": "https://vendor.test/api"}], "paths": first}


def with_other_names(document: Raw) -> Raw:
    """Other names for schemas, operations, tags and path parameters."""
    schemas = {name: f"Vendor{index}" for index, name in enumerate(document["components"]["schemas"])}

    def renamed(node: Raw) -> Raw:
        for key in ("$ref",):
            if isinstance(node.get(key), str):
                node[key] = _renamed_pointer(node[key], schemas)
        if isinstance(node.get("mapping"), dict):
            node["mapping"] = {key: _renamed_pointer(value, schemas) for key, value in node["mapping"].items()}
        if "operationId" in node:
            node["operationId"], node["tags"] = f"vendor_{node['operationId']}", ["vendor"]
        if node.get("in") == "path":
            node["name"] = f"{node['name']}X"
        return node

    made = _mapped(document, renamed)
    made["paths"] = {path.replace("}", "X}"): item for path, item in made["paths"].items()}
    made["components"]["schemas"] = {schemas[name]: schema for name, schema in made["components"]["schemas"].items()}
    return made


def without_prose(document: Raw) -> Raw:
    def bare(node: Raw) -> Raw:
        is_text = isinstance(node.get("description"), str)
        return {key: value for key, value in node.items() if key not in BESIDE_REF | {"title"} or not is_text}

    return _mapped(document, bare)


def shuffled(document: Raw) -> Raw:
    """Every mapping, and every list whose order says nothing, in another order."""
    chance = random.Random(7)

    def mixed(node: Raw) -> Raw:
        keys = list(node)
        chance.shuffle(keys)
        for word in ("required", "enum", "parameters", "oneOf"):
            if isinstance(node.get(word), list):
                node[word] = chance.sample(node[word], len(node[word]))
        return {key: node[key] for key in keys}

    return _mapped(document, mixed)


def inlined(document: Raw) -> Raw:
    """References replaced by what they refer to, once each, so that cycles remain references."""

    def resolved(node: Raw) -> Raw:
        pointer = node.get("$ref")
        if not isinstance(pointer, str):
            return node
        target: Any = document
        for step in pointer.split("/")[1:]:
            target = target[step]
        return {**copy.deepcopy(target), **{key: value for key, value in node.items() if key != "$ref"}}

    return _mapped(document, resolved)


def in_parts(document: Raw) -> Raw:
    """Objects as `allOf` of one part a property, single values as `enum`."""

    def split(node: Raw) -> Raw:
        if "const" in node:
            node["enum"] = [node.pop("const")]
        if node.get("type") == "object" and len(node.get("properties", {})) > 1:
            required = node.pop("required", [])
            properties = node.pop("properties")
            node["allOf"] = [
                {"type": "object", "properties": {name: schema}, "required": [name] if name in required else []}
                for name, schema in properties.items()
            ]
        return node

    return _mapped(document, split)


VARIANTS: dict[str, Callable[[Raw], Raw]] = {
    "3.0": as_edition_3_0,
    "JSON": as_json,
    "old paths": with_old_paths,
    "server path": with_server_path,
    "other names": with_other_names,
    "no prose": without_prose,
    "shuffled": shuffled,
    "inlined": inlined,
    "in parts": in_parts,
    "all at once": lambda document: as_json(
        as_edition_3_0(shuffled(in_parts(with_old_paths(without_prose(document)))))
    ),
}


def nodes(node: object) -> Iterator[Raw]:
    """All mappings of a document, the outer ones first."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def _mapped(document: Raw, change: Callable[[Raw], Raw]) -> Raw:
    """A copy in which each mapping but those that hold names went through a function, the inner ones first."""

    def walk(node: object, names: bool) -> object:
        if isinstance(node, list):
            return [walk(value, False) for value in node]
        if not isinstance(node, dict):
            return node
        holds_names = {"properties", "schemas", "mapping", "paths", "responses", "headers", "parameters", "content"}
        inner = {key: walk(value, key in holds_names and not names) for key, value in node.items()}
        return inner if names else change(inner)

    made = walk(document, False)
    assert isinstance(made, dict)
    return made


def _renamed_pointer(pointer: str, schemas: dict[str, str]) -> str:
    front, _, name = pointer.rpartition("/")
    return f"{front}/{schemas.get(name, name)}" if front == "#/components/schemas" else pointer


def _schema_of_3_0(node: Raw) -> Raw:
    if isinstance(node.get("type"), list):
        kinds = [kind for kind in node["type"] if kind != "null"]
        node["nullable"] = "null" in node["type"]
        if len(kinds) == 1:
            node["type"] = kinds[0]
        else:
            del node["type"]
            node["oneOf"] = [{"type": kind} for kind in kinds]
    if isinstance(node.get("oneOf"), list) and {"type": "null"} in node["oneOf"]:
        node["oneOf"] = [member for member in node["oneOf"] if member != {"type": "null"}]
        node["nullable"] = True
    if "const" in node:
        node["enum"] = [node.pop("const")]
        node.setdefault("type", "string")
    for word in ("minimum", "maximum"):
        exclusive = f"exclusive{word.capitalize()}"
        if isinstance(node.get(exclusive), int | float):
            node[word], node[exclusive] = node[exclusive], True
    if isinstance(node.get("$ref"), str) and node["$ref"].startswith("#/components/schemas/") and len(node) > 1:
        node["allOf"] = [{"$ref": node.pop("$ref")}]
    return {key: value for key, value in node.items() if key not in {"contentMediaType", "contentSchema"}}
