"""Schemas that mean the same have the same shape."""

from typing import Any

import pytest

from upstream.documents import Document
from upstream.nodes import Problems
from upstream.outlines import outline
from upstream.schemas import Schemas

NAMED: dict[str, Any] = {
    "Text": {"type": "string", "minLength": 2},
    "Base": {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "id": {"type": "string"}},
        "discriminator": {"propertyName": "kind"},
        "oneOf": [{"$ref": "#/components/schemas/Heir"}, {"$ref": "#/components/schemas/Other"}],
    },
    "Heir": {
        "allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"a": {"type": "number"}}, "required": ["a"]}]
    },
    "Other": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"b": {"type": "number"}}}]},
    "Cat": {"type": "object", "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
    "Dog": {"type": "object", "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}},
    "Tree": {
        "type": "object",
        "properties": {"children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}},
    },
}
CAT, DOG, TEXT = ({"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog", "Text"))


def told(schema: object, version: str = "3.1.0") -> str:
    """What a schema says, as text."""
    raw: dict[str, Any] = {"openapi": version, "components": {"schemas": {**NAMED, "It": schema}}}
    document = Document(raw, Problems())
    node = document.root.get("components")
    found = node.get("schemas") if node else None
    it = found.get("It") if found else None
    assert it is not None
    return outline(Schemas(document), it)


@pytest.mark.parametrize(
    ("schema", "other"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"type": ["string", "null"]}, {"oneOf": [{"type": "string"}, {"type": "null"}]}),
        ({"type": ["string", "null"]}, {"anyOf": [{"type": "string", "nullable": True}]}),
        ({"enum": ["a", None]}, {"type": "string", "enum": ["a"], "nullable": True}),
        ({"type": ["string", "integer"]}, {"oneOf": [{"type": "integer"}, {"type": "string"}]}),
        ({"type": ["integer", "number"]}, {"type": "number"}),
        ({"type": "number", "exclusiveMinimum": 1}, {"type": "number", "minimum": 1, "exclusiveMinimum": True}),
        ({"type": "integer", "exclusiveMaximum": 10}, {"type": "integer", "maximum": 9}),
        ({"type": "number", "minimum": 1}, {"type": "number", "minimum": 1.0, "exclusiveMinimum": False}),
        ({"type": "array", "minItems": 0, "uniqueItems": False}, {"type": "array"}),
        ({"type": "array", "items": {}}, {"type": "array", "items": True}),
        ({"const": "a"}, {"type": "string", "enum": ["a"]}),
        ({"enum": ["b", "a"]}, {"oneOf": [{"const": "a"}, {"const": "b", "title": "B"}]}),
        ({"type": "integer", "format": "int32"}, {"type": "integer"}),
        ({"type": "string", "format": "binary"}, {"type": "string", "contentMediaType": "application/octet-stream"}),
        ({"type": "string", "format": "byte"}, {"type": "string", "contentEncoding": "base64"}),
        ({"properties": {"a": {}}}, {"type": "object", "properties": {"a": True}, "additionalProperties": True}),
        (TEXT, {"allOf": [TEXT], "description": "Words."}),
        (TEXT, {"anyOf": [TEXT, TEXT]}),
        ({"type": "string", "minLength": 5}, {"allOf": [TEXT], "minLength": 5}),
        ({"type": "string", "minLength": 2}, {"allOf": [TEXT, {"minLength": 1}]}),
        ({"allOf": [{"enum": ["a", "b"]}, {"enum": ["a", "c"]}]}, {"const": "a"}),
        ({"allOf": [{"enum": ["a"]}, {"enum": ["b"]}]}, {"const": "b"}),
        (
            {"allOf": [{"required": ["a"]}, {"properties": {"a": TEXT}}]},
            {"type": "object", "properties": {"a": TEXT}, "required": ["a"]},
        ),
        ({"oneOf": [CAT, DOG, TEXT]}, {"anyOf": [{"oneOf": [DOG, CAT]}, TEXT]}),
        (
            {"oneOf": [CAT, DOG], "discriminator": {"propertyName": "kind", "mapping": {"c": CAT["$ref"], "d": "Dog"}}},
            {
                "oneOf": [
                    {"allOf": [CAT, {"properties": {"kind": {"const": "c"}}}]},
                    {"allOf": [DOG, {"properties": {"kind": {"const": "d"}}}]},
                ]
            },
        ),
        (
            {"properties": {"a": {"type": "string"}}, "oneOf": [{"required": ["a"]}, {"properties": {"b": TEXT}}]},
            {
                "oneOf": [
                    {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
                    {"type": "object", "properties": {"a": {"type": "string"}, "b": TEXT}},
                ]
            },
        ),
    ],
)
def test_the_same_in_other_words(schema: object, other: object) -> None:
    assert told(schema) == told(other)


@pytest.mark.parametrize(
    ("schema", "other"),
    [
        ({"type": "string"}, {"type": ["string", "null"]}),
        ({"type": "string"}, {"type": "string", "format": "date"}),
        ({"type": "integer"}, {"type": "number"}),
        ({"type": "number", "minimum": 1}, {"type": "number", "exclusiveMinimum": 1}),
        ({"enum": ["a"]}, {"enum": ["a", "b"]}),
        ({"enum": [1]}, {"enum": ["1"]}),
        ({"type": "object"}, {"type": "object", "additionalProperties": False}),
        ({"type": "object"}, {"type": "object", "additionalProperties": TEXT}),
        ({"type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"a": {}}, "required": ["a"]}),
        ({"type": "array", "items": TEXT}, {"type": "array"}),
        (TEXT, {"type": "string"}),
        ({"oneOf": [CAT, DOG]}, CAT),
    ],
)
def test_something_else_in_similar_words(schema: object, other: object) -> None:
    assert told(schema) != told(other)


def test_heirs_of_a_base_that_is_their_union_are_flat() -> None:
    members = {"kind": {"type": "string"}, "id": {"type": "string"}, "a": {"type": "number"}}
    flat = {"type": "object", "required": ["a"], "properties": members}

    assert told({"$ref": "#/components/schemas/Heir"}) == told(flat)


def test_a_base_is_the_union_of_its_heirs() -> None:
    heir, other = ({"$ref": f"#/components/schemas/{name}"} for name in ("Heir", "Other"))
    tags = [{"properties": {"kind": {"enum": [name]}}} for name in ("Heir", "Other")]

    union = {"oneOf": [{"allOf": [heir, tags[0]]}, {"allOf": [other, tags[1]]}]}

    assert told({"$ref": "#/components/schemas/Base"}) == told(union)


def test_a_schema_that_contains_itself_has_an_end() -> None:
    assert told({"$ref": "#/components/schemas/Tree"}) == told(NAMED["Tree"])
