"""JSON values of the document's component schemas: sound ones as Hypothesis strategies, full ones, and damaged ones."""

import copy
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import jsonschema
import yaml
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

DOCUMENT: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]

Schema = Mapping[str, Any]
Json = Any
T = TypeVar("T")
Place = tuple[str | int, ...]

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
# What a member may turn out to be instead, null aside.
STRANGERS: tuple[Json, ...] = (
    "SOMETHING_NEW",
    "",
    "7",
    "2024-05-01T10:20:30.123456789Z",
    "2024-05-01T10:20:30",
    UNREADABLE[0],
    "2024-02-30T00:00:00Z",
    "2024-W18-3",
    "20240501",
    "..",
    True,
    False,
    0,
    1,
    -7,
    2**53 + 1,
    1.0,
    0.5,
    [],
    ["SOMETHING_NEW"],
    [None],
    [[]],
    [{}],
    {},
    {"type": "SOMETHING_NEW"},
    {"type": None, "id": 7},
    {"type": ["list"]},
)
NEW_NAMES = ("x-new", "", "additional_properties", "from_dict", "self", "é✓")


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


def scalars() -> SearchStrategy[Json]:
    numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    return st.none() | st.booleans() | numbers | texts()


def texts() -> SearchStrategy[str]:
    return st.sampled_from(TEXTS) | st.text(max_size=8)


def anything() -> SearchStrategy[Json]:
    """Any JSON value, where a schema says no more than that."""
    return scalars() | st.lists(scalars(), max_size=2) | st.dictionaries(texts(), scalars(), max_size=2)


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """What tells whether a value is one of a component schema."""
    return jsonschema.Draft202012Validator({**reference(name), "components": DOCUMENT["components"]})


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


def paths(value: Json, above: Place = ()) -> Iterator[Place]:
    """Where the parts of a value are."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield (*above, name)
        yield from paths(part, (*above, name))


def objects_in(value: Json) -> list[Place]:
    """Where the objects of a value are, itself among them."""
    return [path for path in ((), *paths(value)) if isinstance(at(value, path), dict)]


def at(value: Json, path: Place) -> Json:
    for name in path:
        value = value[name]
    return value


def replaced(value: Json, path: Place, part: Json) -> Json:
    """A value with another part at a path; what lies beside the path is shared."""
    if not path:
        return part
    damaged = copy.copy(value)
    damaged[path[0]] = replaced(value[path[0]] if path[1:] else None, path[1:], part)
    return damaged


def without(value: Json, path: Place) -> Json:
    """A value without the part at a path; what lies beside the path is shared."""
    *above, last = path
    holder = copy.copy(at(value, tuple(above)))
    del holder[last]
    return replaced(value, tuple(above), holder)


def damages(value: Json) -> Iterator[Json]:
    """Every single damage: each part null, missing or strange in each way, each object with each new member."""
    for path in paths(value):
        yield replaced(value, path, None)
        yield without(value, path)
        for stranger in STRANGERS:
            yield replaced(value, path, stranger)
    for path in objects_in(value):
        for name in NEW_NAMES:
            for part in (None, "new", {"new": [True]}):
                yield replaced(value, (*path, name), part)


@st.composite
def decaying(draw: st.DrawFn, values: SearchStrategy[Json]) -> list[Json]:
    """A value, then the same with one damage more each time."""
    stages = [draw(values)]
    for kind in draw(st.lists(st.sampled_from(("null", "strange", "missing", "new")), min_size=1, max_size=4)):
        value = stages[-1]
        found = list(paths(value))
        if kind == "new" or not found:
            where = _one_of(draw, objects_in(value))
            stages.append(replaced(value, (*where, _one_of(draw, NEW_NAMES)), draw(anything())))
        elif kind == "missing":
            stages.append(without(value, _one_of(draw, found)))
        else:
            part = None if kind == "null" else _one_of(draw, STRANGERS)
            stages.append(replaced(value, _one_of(draw, found), part))
    return stages


def _one_of(draw: st.DrawFn, among: Sequence[T]) -> T:
    return among[draw(st.integers(0, len(among) - 1))]
