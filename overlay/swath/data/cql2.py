"""Conditions on item properties as the catalogue takes them, written in Python.

    (Prop("eo:cloud_cover") < 20) & (Prop("gsd") <= 10)

The service knows comparisons, `between`, and, not. What CQL2 has besides is refused before anything is sent.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import NoReturn

from swath.errors import InvalidParameter

Value = str | float | int
_BARE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_:.]*")
_WORDS = {"and", "or", "not", "between", "in", "like", "is", "null", "true", "false"}


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """What items must meet: combine two with `&`, negate one with `~`.

    Attributes:
        op: The operator: `=`, `<>`, `<`, `<=`, `>`, `>=`, `between`, `and` or `not`.
        args: What it holds between.
    """

    op: str
    args: "Sequence[Condition | Prop | Value]"

    def to_json(self) -> dict[str, object]:
        """As CQL2 JSON."""
        return {"op": self.op, "args": [_to_json(argument) for argument in self.args]}

    def __str__(self) -> str:
        """As CQL2 text."""
        texts = [_to_text(argument) for argument in self.args]
        if self.op == "and":
            return " AND ".join(texts)
        if self.op == "not":
            return f"NOT {texts[0]}"
        if self.op == "between":
            return f"{texts[0]} BETWEEN {texts[1]} AND {texts[2]}"
        return f"{texts[0]} {self.op} {texts[1]}"

    def __and__(self, other: "Condition") -> "Condition":
        if not isinstance(other, Condition):
            return NotImplemented
        parts = [part for one in (self, other) for part in (one.args if one.op == "and" else [one])]
        return Condition("and", tuple(parts))

    def __invert__(self) -> "Condition":
        return Condition("not", (self,))

    def __or__(self, other: object) -> NoReturn:
        raise _refusal(f"{self} OR {other}", "has no OR", "Search twice, or negate: a | b is ~(~a & ~b)")

    __ror__ = __or__

    def __bool__(self) -> bool:
        advice = "Write & for and, ~ for not, and between(20, 30) for 20 <= x <= 30"
        raise InvalidParameter("filter", str(self), "is true or false for items only", advice)


@dataclass(frozen=True, slots=True, eq=False)
class Prop:
    """A property of items, by its name, such as `eo:cloud_cover`: compare it with a text or a number.

    `hub.catalog.queryables(collection)` tells which names a collection's filter takes.

    Attributes:
        name: The name, without `properties.` before it.

    Raises:
        InvalidParameter: It is compared with something else, or in a way that the service does not know.
    """

    name: str

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise InvalidParameter("filter", self.name, "must name a property, such as 'eo:cloud_cover'")

    def __lt__(self, value: Value) -> Condition:
        return Condition("<", (self, _checked(value)))

    def __le__(self, value: Value) -> Condition:
        return Condition("<=", (self, _checked(value)))

    def __gt__(self, value: Value) -> Condition:
        return Condition(">", (self, _checked(value)))

    def __ge__(self, value: Value) -> Condition:
        return Condition(">=", (self, _checked(value)))

    def __eq__(self, value: object) -> Condition:  # type: ignore[override]
        return Condition("=", (self, _checked(value)))

    def __ne__(self, value: object) -> Condition:  # type: ignore[override]
        return Condition("<>", (self, _checked(value)))

    __hash__ = None  # type: ignore[assignment]

    def between(self, low: float, high: float) -> Condition:
        """From one number to another, both included."""
        if isinstance(low, str) or isinstance(high, str):
            raise _refusal((low, high), "takes numbers only between two ends", "Join two comparisons with &")
        return Condition("between", (self, _checked(low), _checked(high)))

    def is_in(self, values: object) -> NoReturn:
        """Refused: the service has no IN."""
        raise _refusal(values, "has no IN", "Search once for each value")

    def like(self, pattern: object) -> NoReturn:
        """Refused: the service has no LIKE."""
        raise _refusal(pattern, "has no LIKE", "Compare with =, or look at the items yourself")

    def is_null(self) -> NoReturn:
        """Refused: the service has no IS NULL."""
        raise _refusal(self.name, "has no IS NULL", "Look at the items yourself")

    def __and__(self, other: object) -> NoReturn:
        raise _refusal(
            self.name, "joins conditions, not properties", "Put each comparison in brackets: (a < 1) & (b > 2)"
        )

    __rand__ = __or__ = __ror__ = __and__


def filter_json(condition: object) -> tuple[object, str]:
    """A filter for a request body, and its language.

    Raises:
        InvalidParameter: It is neither a `Condition`, nor CQL2 text or JSON.
    """
    if isinstance(condition, Condition):
        return condition.to_json(), "cql2-json"
    if isinstance(condition, str):
        return condition, "cql2-text"
    if isinstance(condition, Mapping):
        return condition, "cql2-json"
    raise InvalidParameter("filter", condition, "must be a comparison with Prop, or CQL2 as text or JSON")


def filter_text(condition: object) -> str:
    """A filter for a query string, which takes CQL2 text only.

    Raises:
        InvalidParameter: It is neither a `Condition` nor CQL2 text.
    """
    if isinstance(condition, Condition | str):
        return str(condition)
    raise InvalidParameter("filter", condition, "must be a comparison with Prop or CQL2 text in a search by GET")


def _checked(value: object) -> "Prop | Value":
    if isinstance(value, Prop | str):
        return value
    if isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value):
        return int(value) if isinstance(value, Integral) else float(value)
    raise _refusal(
        value, "compares with texts and finite numbers only", "Give times with time=, places with bbox= or intersects="
    )


def _to_json(argument: Condition | Prop | Value) -> object:
    if isinstance(argument, Condition):
        return argument.to_json()
    return {"property": argument.name} if isinstance(argument, Prop) else argument


def _to_text(argument: Condition | Prop | Value) -> str:
    if isinstance(argument, Condition):
        return f"({argument})" if argument.op in ("and", "not") else str(argument)
    if isinstance(argument, Prop):
        is_bare = _BARE_NAME.fullmatch(argument.name) and argument.name.lower() not in _WORDS
        return argument.name if is_bare else '"{}"'.format(argument.name.replace('"', '""'))
    return "'{}'".format(argument.replace("'", "''")) if isinstance(argument, str) else repr(argument)


def _refusal(given: object, what: str, advice: str) -> InvalidParameter:
    return InvalidParameter("filter", given, f"the catalogue {what}", advice)
