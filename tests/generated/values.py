"""JSON values of the document's schemas: any number as Hypothesis strategies, and single ones with every member."""

import math
import re
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generated.schemas import SCHEMAS, Schema, alternatives_of, lowest, members, name_of, options, resolve

Json = Any

# Below this many nested objects only what is required goes in, or recursive schemas would never end.
NESTING = 4

# Moments by RFC 3339 that Python's datetime cannot hold or read; they stay texts.
UNREADABLE = ("2016-12-31T23:59:60Z", "2024-05-01t10:20:30z")
TEXTS = ("a", "B04", "é✓", "2024-05-01", "true", "NaN", "null", "", "00000000-0000-4000-8000-000000000000")
MOMENTS = (
    "2024-05-01T10:20:30Z",
    "2024-05-01T10:20:30.296Z",
    "2024-05-01T10:20:30.123456Z",
    "2024-05-01T10:20:30.123456789Z",
    "2024-05-01T10:20:30+00:00",
    "2024-05-01T12:20:30.5+02:00",
    "2024-05-01T10:20:30",
    *UNREADABLE,
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
)


def scalars() -> SearchStrategy[Json]:
    numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    return st.none() | st.booleans() | numbers | texts()


def texts() -> SearchStrategy[str]:
    return st.sampled_from(TEXTS) | st.text(max_size=8)


def anything() -> SearchStrategy[Json]:
    """Any JSON value, where a schema says no more than that."""
    return scalars() | st.lists(scalars(), max_size=2) | st.dictionaries(texts(), scalars(), max_size=2)


@cache
def component(name: str, nesting: int = NESTING) -> SearchStrategy[Json]:
    """Values of one component schema."""
    return sound(SCHEMAS[name], nesting)


def sound(schema: Schema, nesting: int) -> SearchStrategy[Json]:
    """Values of a schema, at most so many objects deep as far as the schema allows."""
    if "$ref" in schema:
        return component(name_of(schema), nesting)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if alternatives := options(schema):
        return st.one_of([sound(o, nesting) for o in (alternatives if nesting > 0 else lowest(alternatives))])
    match schema.get("type"):
        case "object":
            return objects(schema, nesting)
        case "array":
            least = schema.get("minItems", 0)
            most = max(least, min(schema.get("maxItems", 2), 2 if nesting > 0 else 0))
            if not most:
                return st.builds(list)
            return st.lists(sound(schema["items"], nesting), min_size=least, max_size=most, unique=is_unique(schema))
        case "string":
            return strings(schema)
        case "integer":
            return st.integers(math.ceil(bounds(schema)[0]), math.floor(bounds(schema)[1]))
        case "number":
            lower, upper = bounds(schema)
            floats = st.floats(lower, upper, exclude_min="exclusiveMinimum" in schema)
            return floats | st.integers(math.floor(lower) + 1, math.floor(upper))
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case None:
            return anything()
        case other:
            raise NotImplementedError(f"no values for type {other!r}")


def is_unique(schema: Schema) -> bool:
    return bool(schema.get("uniqueItems", False))


def bounds(schema: Schema) -> tuple[float, float]:
    bits = {"int16": 15, "int32": 31}.get(schema.get("format", ""), 53)
    lower = schema.get("minimum", schema.get("exclusiveMinimum", -(2**bits)))
    return lower, schema.get("maximum", 2**bits - 1)


def strings(schema: Schema) -> SearchStrategy[str]:
    if "not" in schema:
        refused = frozenset(resolve(schema["not"])["enum"])
        return texts().filter(lambda text: text not in refused)
    if "pattern" in schema:
        return st.from_regex(str(schema["pattern"]), fullmatch=True)
    match schema.get("format"):
        case "date-time":
            return st.sampled_from(MOMENTS)
        case "uuid":
            return st.uuids().map(str) | st.uuids().map(lambda value: str(value).upper())
        case _:
            return texts()


def objects(schema: Schema, nesting: int) -> SearchStrategy[dict[str, Json]]:
    required = set(schema.get("required", []))
    optional = set(members(schema)) - required if nesting > 0 else set()
    named = st.fixed_dictionaries(
        {name: sound(members(schema)[name], nesting - 1) for name in sorted(required)},
        optional={name: sound(members(schema)[name], nesting - 1) for name in sorted(optional)},
    )
    extra = schema.get("additionalProperties", False)
    if not extra or nesting <= 0:
        return named
    values = anything() if extra is True else sound(extra, nesting - 1)
    names = texts().filter(lambda name: name not in members(schema))
    return st.builds(lambda more, some: {**more, **some}, st.dictionaries(names, values, max_size=2), named)


def full(schema: Schema, nesting: int = 2, turn: int = 0) -> Json:
    """One value with every member that there may be; `turn` chooses among the options of unions and the enum values."""
    schema = resolve(schema)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][turn % len(schema["enum"])]
    if options(schema):
        alternatives = alternatives_of(schema) if nesting >= 0 else lowest(alternatives_of(schema))
        return full(alternatives[turn % len(alternatives)], nesting, turn)
    match schema.get("type"):
        case "object":
            names = members(schema) if nesting > 0 else schema.get("required", ())
            value = {name: full(members(schema)[name], nesting - 1, turn) for name in names}
            extra = schema.get("additionalProperties", False)
            if extra and nesting > 0:
                value["a name"] = {"any": [1]} if extra is True else full(extra, nesting - 1, turn)
            return value
        case "array":
            count = max(schema.get("minItems", 0), 1 if nesting > 0 else 0)
            return [full(schema["items"], nesting, turn + item) for item in range(count)]
        case "string":
            if schema.get("format") == "date-time":
                return MOMENTS[turn % len(MOMENTS)]
            fitting = [text for text in TEXTS if re.search(schema.get("pattern", ""), text)]
            return fitting[turn % len(fitting)]
        case "integer" | "number" as kind:
            lower = bounds(schema)[0]
            some = 2 if lower < 2 else lower + 1
            return some if kind == "integer" else some + 0.25
        case "boolean":
            return turn % 2 == 0
        case "null":
            return None
    return {"any": ["value", turn]}


def turns(schema: Schema) -> int:
    """How many full values show every option of the unions right below a schema."""
    below = list(members(schema).values())
    below += [resolve(member)["items"] for member in below if "items" in resolve(member)]
    return max((len(alternatives_of(member)) for member in below), default=1)
