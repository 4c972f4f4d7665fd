"""JSON values that are copied, compared and refused."""

import json
import math
import sys
from collections.abc import Mapping
from typing import Any, NoReturn, TypeGuard

from swath.errors import InvalidParameter

_DEEPEST = 100
_AS_THEY_ARE = (str, int, bool)


def copied(value: object, parameter: str, depth: int = 0) -> object:
    """A copy in plain lists and dicts, tuples and arrays' numbers turned into what JSON has for them.

    Raises:
        InvalidParameter: It holds what JSON has not.
    """
    if type(value) in _AS_THEY_ARE:
        return value
    if value is None or isinstance(value, str | bool):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, int | float):
        if isinstance(value, float) and not math.isfinite(value):
            raise InvalidParameter(parameter, value, "holds a number that JSON does not have")
        return float(value) if isinstance(value, float) else int(value)
    if depth > _DEEPEST:
        raise InvalidParameter(parameter, "…", "is nested too deeply")
    if isinstance(value, dict | Mapping):
        for name in value:
            if not isinstance(name, str):
                raise InvalidParameter(parameter, name, "must have text for the names of members")
        return {str(name): copied(member, parameter, depth + 1) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [copied(member, parameter, depth + 1) for member in value]
    if isinstance(found := plain(value), str | int | float | list):
        return copied(found, parameter, depth + 1)
    raise InvalidParameter(parameter, value, "holds what JSON does not have")


def plain(value: object) -> object:
    """Python's own number in the place of an array's, and a list in that of an array; all else is itself."""
    tolist = getattr(value, "tolist", None)
    return tolist() if callable(tolist) else value


def is_finite(value: object) -> TypeGuard[float]:
    """Whether it is a number that a float can hold."""
    # No float is larger, though some whole numbers are.
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def as_object(value: object) -> Mapping[str, Any]:
    """A JSON object; an empty one in the place of anything else."""
    return value if isinstance(value, Mapping) else {}


def member(container: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object that is the member of that name; an empty one where there is none."""
    return as_object(container.get(name))


def objects(listed: object) -> list[Mapping[str, Any]]:
    """The objects in a list; none where it is no list."""
    return [entry for entry in listed if isinstance(entry, Mapping)] if isinstance(listed, list) else []


def parsed(text: str | bytes, parameter: str) -> object:
    """The value of a JSON text.

    Raises:
        InvalidParameter: It is none.
    """

    def refuse(constant: str) -> NoReturn:
        raise InvalidParameter(parameter, constant, "holds a number that JSON does not have")

    try:
        return json.loads(text, parse_constant=refuse)
    except InvalidParameter:
        raise
    except (ValueError, RecursionError) as error:
        raise InvalidParameter(parameter, text, f"is no JSON: {error}") from None


def canonical(value: object) -> str:
    """A text that is the same for equal values: members in order, and 1.0 as 1."""
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
