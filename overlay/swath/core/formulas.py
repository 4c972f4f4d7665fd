"""Formulas of bands, such as `(B08 - B04) / (B08 + B04)`, read without running them and written as JavaScript.

sum:     product (("+" | "-") product)*
product: sign (("*" | "/") sign)*
sign:    ("-" | "+") sign | power
power:   operand ["**" sign]
operand: number | band | function "(" sum ("," sum)* ")" | "(" sum ")"
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from swath.errors import InvalidParameter

FUNCTIONS = {
    "abs": 1,
    "sqrt": 1,
    "exp": 1,
    "log": 1,
    "log10": 1,
    "sin": 1,
    "cos": 1,
    "tan": 1,
    "atan": 1,
    "min": 2,
    "max": 2,
}
"""What a formula may call, and how many operands it takes; of `min` and `max` at least."""

_TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)|([A-Za-z_]\w*)|(\*\*|[-+*/(),]))")
_LONGEST = 10_000
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula.

    Attributes:
        code: The same in JavaScript, each band a member of `s`. A quotient is a call of `divide`.
        bands: The bands that it reads, in the order in which it names them.
        divides: Whether there is a quotient.
    """

    code: str
    bands: tuple[str, ...]
    divides: bool


def read_formula(text: str) -> Formula:
    """Read a formula.

    Raises:
        InvalidParameter: It is none; it says where.
    """
    return _Reader(text).formula()


class _Reader:
    def __init__(self, text: str) -> None:
        if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST:
            raise InvalidParameter("formula", text, "must be a formula of bands such as '(B08 - B04) / (B08 + B04)'")
        self._text = text
        self._tokens: list[tuple[str, str, int]] = []
        self._next = 0
        self._bands: dict[str, None] = {}
        self._divides = False
        position = 0
        while position < len(text.rstrip()):
            found = _TOKEN.match(text, position)
            if found is None:
                at = position + len(text[position:]) - len(text[position:].lstrip())
                self._refuse(f"cannot have {text[at]!r} (character {at + 1})")
            kind = ("number", "name", "mark")[(found.lastindex or 1) - 1]
            self._tokens.append((kind, found[found.lastindex or 0], found.start(found.lastindex or 0)))
            position = found.end()

    def formula(self) -> Formula:
        code = self._sum(0)
        if self._peek():
            self._refuse(f"has {self._peek()!r} where it should end or go on (character {self._at()})")
        if not self._bands:
            self._refuse("names no band")
        return Formula(code, tuple(self._bands), self._divides)

    def _sum(self, depth: int) -> str:
        return self._chain(("+", "-"), self._product, depth)

    def _product(self, depth: int) -> str:
        return self._chain(("*", "/"), self._sign, depth)

    def _chain(self, operators: tuple[str, str], part: Callable[[int], str], depth: int) -> str:
        code = part(depth)
        while (operator := self._peek()) in operators:
            self._take()
            right = part(depth)
            if operator == "/":
                self._divides = True
                code = f"divide({_bare(code)}, {_bare(right)})"
            else:
                code = f"{code} {operator} {right}"
        return code

    def _sign(self, depth: int) -> str:
        if depth > _DEEPEST:
            self._refuse("is nested too deeply")
        if (sign := self._peek()) in ("-", "+"):
            self._take()
            operand = self._sign(depth + 1)
            return f"(-{operand})" if sign == "-" else operand
        return self._power(depth)

    def _power(self, depth: int) -> str:
        base = self._operand(depth)
        if self._peek() != "**":
            return base
        self._take()
        return f"Math.pow({_bare(base)}, {_bare(self._sign(depth + 1))})"

    def _operand(self, depth: int) -> str:
        kind, text, at = self._take()
        if kind == "number":
            value = float(text)
            if not math.isfinite(value):
                self._refuse(f"has a number that is too large (character {at + 1})")
            return repr(value).removesuffix(".0")
        if kind == "name":
            if self._peek() == "(":
                return self._call(text, at, depth)
            self._bands[text] = None
            return f"s.{text}"
        if text == "(":
            inner = self._sum(depth + 1)
            self._expect(")")
            return f"({inner})" if " " in inner and _bare(inner) == inner else inner
        return self._refuse(f"has {text!r} where a band or a number should be (character {at + 1})")

    def _call(self, name: str, at: int, depth: int) -> str:
        if name not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            self._refuse(f"calls {name}() (character {at + 1}), of which only {known} are known")
        self._take()
        operands = [self._sum(depth + 1)]
        while self._peek() == ",":
            self._take()
            operands.append(self._sum(depth + 1))
        self._expect(")")
        count = FUNCTIONS[name]
        if len(operands) != count and not (count > 1 and len(operands) > count):
            self._refuse(f"gives {name}() {len(operands)} operands instead of {count}")
        return f"Math.{name}({', '.join(map(_bare, operands))})"

    def _peek(self) -> str:
        return self._tokens[self._next][1] if self._next < len(self._tokens) else ""

    def _at(self) -> int:
        return self._tokens[self._next][2] + 1

    def _take(self) -> tuple[str, str, int]:
        if self._next == len(self._tokens):
            self._refuse("ends where a band or a number should be")
        self._next += 1
        return self._tokens[self._next - 1]

    def _expect(self, mark: str) -> None:
        if self._peek() != mark:
            self._refuse(f"lacks a {mark!r}")
        self._take()

    def _refuse(self, problem: str) -> NoReturn:
        advice = "Write powers as **" if "^" in problem else ""
        raise InvalidParameter("formula", self._text, problem, advice)


def _bare(code: str) -> str:
    """Code without the brackets around all of it."""
    depth = 0
    for i, mark in enumerate(code):
        depth += (mark == "(") - (mark == ")")
        if depth == 0:
            return code[1:-1] if code.startswith("(") and i == len(code) - 1 and len(code) > 1 else code
    return code
