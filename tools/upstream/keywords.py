"""Single schema keywords: types, formats, values and limits, in one form for all editions of OpenAPI."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from .nodes import Node

TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")
CORRECTIONS = {
    "int": "integer", "int32": "integer", "int64": "integer", "long": "integer", "short": "integer",
    "float": "number", "double": "number", "decimal": "number", "numeric": "number",
    "bool": "boolean", "str": "string", "text": "string", "date": "string", "datetime": "string",
    "date-time": "string", "uuid": "string", "uri": "string", "url": "string", "file": "string", "binary": "string",
    "dict": "object", "map": "object", "json": "object", "list": "array", "none": "null", "nil": "null",
}  # fmt: skip
FORMAT_OF_TYPE = {"date": "date", "datetime": "date-time", "date-time": "date-time", "uuid": "uuid", "file": "binary"}
# Other formats, such as int32, double, uri and password, change nothing of what is sent.
FORMATS = {
    "date": "date", "date-time": "date-time", "datetime": "date-time", "dateTime": "date-time", "time": "time",
    "duration": "duration", "binary": "binary", "byte": "byte", "base64": "byte", "uuid": "uuid", "guid": "uuid",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit with an order: the value, and whether the value itself is outside."""

    value: float
    exclusive: bool = False

    def __str__(self) -> str:
        return f"{'beyond ' if self.exclusive else ''}{self.value:g}"


Limit = Bound | str
UPPER = {"maximum", "maxLength", "maxItems", "maxProperties"}
LOWER = {"minimum", "minLength", "minItems", "minProperties"}


def types_of(node: Node) -> list[str] | None:
    """The types that `type` names; None where nothing is said."""
    place = node.get("type")
    if place is None:
        return None
    named = place.elements() if isinstance(place.raw, list) else [place]
    found = [type_ for type_ in map(_corrected, named) if type_ is not None]
    return list(dict.fromkeys(found)) or None


def _corrected(place: Node) -> str | None:
    word = str(place.raw).strip()
    if word in TYPES and isinstance(place.raw, str):
        return word
    if place.raw is None:
        place.report("the type null needs quotes")
        return "null"
    lower = word.lower()
    corrected = lower if lower in TYPES else CORRECTIONS.get(lower)
    place.report(f"{word!r} is no type; " + (f"read as {corrected!r}" if corrected else "read as any type"))
    return corrected


def format_of(node: Node) -> str | None:
    """The format where it matters on the wire."""
    word = node.text("format") or ""
    if word in FORMATS:
        return FORMATS[word]
    if node.text("contentEncoding") == "base64":
        return "byte"
    if node.text("contentMediaType") == "application/octet-stream":
        return "binary"
    named = node.get("type")
    return FORMAT_OF_TYPE.get(str(named.raw).lower()) if named else None


def values_of(node: Node) -> list[object] | None:
    """The values that `enum` or `const` allow."""
    place = node.get("enum")
    if place is not None:
        values = [element.raw for element in place.elements()]
        if len({as_json(value) for value in values}) < len(values):
            place.report("a value stands twice")
        if values:
            return values
        place.report("no value is allowed; read as any value")
    constant = node.get("const")
    return None if constant is None else [constant.raw]


def as_json(value: object) -> str:
    """The value as JSON text, the same for equal values."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def type_of_value(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return "integer"
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def values_of_type(node: Node, values: list[object], types: list[str], kind: str) -> frozenset[str] | None:
    """The values that are of a type, as JSON texts; None, with a report, if the list does not fit the types at all."""
    found = {as_json(value) for value in values if _is_of_type(value, kind)}
    stray = [value for value in values if value is not None and not any(_is_of_type(value, type_) for type_ in types)]
    if stray:
        node.report(f"{', '.join(map(as_json, stray))}: no value of the type {' or '.join(types)}")
        if kind == "string":
            found |= {as_json(as_json(value)) for value in stray}
        elif kind in ("integer", "number"):
            found |= {str(value) for value in stray if isinstance(value, str) and value.lstrip("-").isdigit()}
    return frozenset(found) if found or not stray else None


def _is_of_type(value: object, kind: str) -> bool:
    type_ = type_of_value(value)
    return type_ == kind or (kind == "number" and type_ == "integer")


def limits_of(node: Node, whole_numbers: bool) -> dict[str, Limit]:
    """The limits that say something, `exclusiveMinimum` of 3.0 (a flag) and of 3.1 (a number) in one form."""
    found: dict[str, Limit] = {}
    for name in ("minimum", "maximum"):
        bound = _bound(node, name, whole_numbers)
        if bound is not None:
            found[name] = bound
    for name in ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"):
        number = node.number(name)
        if number is not None and (name in UPPER or number > 0):
            found[name] = Bound(number)
    multiple = node.number("multipleOf")
    if multiple is not None:
        found["multipleOf"] = f"{multiple:g}"
    pattern = node.text("pattern")
    if pattern:
        found["pattern"] = pattern
    if node.flag("uniqueItems"):
        found["uniqueItems"] = "true"
    return found


def _bound(node: Node, name: str, whole_numbers: bool) -> Bound | None:
    number = node.number(name)
    exclusive_name = "exclusive" + name.capitalize()
    exclusive = node.get(exclusive_name)
    upper = name == "maximum"
    bound = None if number is None else Bound(number)
    if exclusive is not None and isinstance(exclusive.raw, bool):
        if exclusive.raw and bound:
            bound = Bound(bound.value, exclusive=True)
        elif exclusive.raw:
            exclusive.report(f"says nothing without {name}")
    elif exclusive is not None:
        limit = node.number(exclusive_name)
        if limit is not None:
            bound = tighter([bound, Bound(limit, exclusive=True)], upper)
    if bound and bound.exclusive and whole_numbers and float(bound.value).is_integer():
        return Bound(bound.value + (-1 if upper else 1))
    return bound


def tighter(bounds: Iterable[Bound | None], upper: bool) -> Bound | None:
    """The bound that leaves the least."""
    sign = -1 if upper else 1
    given = [bound for bound in bounds if bound is not None]
    return max(given, key=lambda bound: (sign * bound.value, bound.exclusive), default=None)


def report_foreign_keywords(node: Node, version: tuple[int, int]) -> None:
    """Report what belongs to another edition of OpenAPI; it is understood all the same."""
    edition = ".".join(map(str, version))
    exclusive = [place for place in (node.get("exclusiveMinimum"), node.get("exclusiveMaximum")) if place]
    if version >= (3, 1):
        if "nullable" in node:
            node.report(f"`nullable` is not part of {edition}: `type: [..., 'null']` says it")
        for place in exclusive:
            if isinstance(place.raw, bool):
                place.report(f"is a flag, which {edition} does not know: the limit itself belongs here")
        return
    type_ = node.get("type")
    if type_ and (isinstance(type_.raw, list) or type_.raw == "null"):
        type_.report(f"{edition} knows one type and `nullable`, no list and no 'null'")
    if "const" in node:
        node.report(f"`const` is not part of {edition}: an `enum` of one value says it")
    for place in exclusive:
        if not isinstance(place.raw, bool):
            place.report(f"is a number, and a flag in {edition}")
