"""The document's component schemas, and what may be asked of them."""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

DOCUMENT: dict[str, Any] = yaml.load((Path(__file__).parents[2] / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]

Schema = Mapping[str, Any]


def reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def resolve(schema: Schema) -> Schema:
    """The schema that a reference stands for, or the schema itself."""
    while "$ref" in schema:
        schema = SCHEMAS[name_of(schema)]
    return schema


def name_of(schema: Schema) -> str:
    """The component that a reference names; empty for a schema that is no reference."""
    return str(schema.get("$ref", "")).removeprefix("#/components/schemas/")


def members(schema: Schema) -> Mapping[str, Schema]:
    found: Mapping[str, Schema] = schema.get("properties", {})
    return found


def options(schema: Schema) -> list[Schema]:
    """The alternatives of a union, which may be one of types only; none for any other schema."""
    if isinstance(schema.get("type"), list):
        return [{**schema, "type": kind} for kind in schema["type"]]
    return [*schema.get("oneOf", []), *schema.get("anyOf", [])]


def alternatives_of(schema: Schema) -> list[Schema]:
    """The alternatives of a union and of the unions among them."""
    found = options(resolve(schema))
    return [deepest for option in found for deepest in alternatives_of(option)] if found else [schema]


def height(schema: Schema, above: tuple[int, ...] = ()) -> float:
    """How many objects lie in one another at least; infinite for a schema within itself."""
    schema = resolve(schema)
    if id(schema) in above:
        return math.inf
    above = (*above, id(schema))
    if alternatives := options(schema):
        return min(height(option, above) for option in alternatives)
    if schema.get("type") == "array":
        return height(schema["items"], above) if schema.get("minItems") else 0
    if schema.get("type") == "object":
        return 1 + max((height(members(schema)[name], above) for name in schema.get("required", [])), default=0)
    return 0


def lowest(alternatives: list[Schema]) -> list[Schema]:
    least = min(height(option) for option in alternatives)
    return [option for option in alternatives if height(option) == least]


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """What tells whether a value is one of a component schema."""
    return jsonschema.Draft202012Validator({**reference(name), "components": DOCUMENT["components"]})
