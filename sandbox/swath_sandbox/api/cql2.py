"""The part of CQL2 that the service takes: `and`, `not`, comparisons and `between` over properties.

There is one tree for both encodings. Everything else of CQL2 is refused, as the service does.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Properties = Mapping[str, object]

_MOST_NESTED = 50
# By operator: whether the left side may come before (-1), equal (0) or come after (1) the right side.
_COMPARISONS: Mapping[str, frozenset[int]] = {
    "=": frozenset({0}),
    "<>": frozenset({-1, 1}),
    "<": frozenset({-1}),
    "<=": frozenset({-1, 0}),
    ">": frozenset({1}),
    ">=": frozenset({1, 0}),
}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
    r"|'(?P<text>(?:[^']|'')*)'"
    r'|"(?P<quoted>(?:[^"]|"")+)"'
    r"|(?P<operator><>|<=|>=|=|<|>)"
    r"|(?P<bracket>[()])"
    r"|(?P<word>[A-Za-z_][\w:.\-]*))"
)


class Cql2Error(ValueError):
    """The filter is not CQL2, or not of the part that the service takes."""


@dataclass(frozen=True, slots=True)
class Property:
    """An operand that stands for a property's value."""

    name: str


Operand = Property | str | float


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left operator right`; unknown where a property is missing or the types differ."""

    operator: str
    left: Operand
    right: Operand

    def test(self, properties: Properties) -> bool | None:
        """True, false, or None for unknown."""
        order = _order(_value(self.left, properties), _value(self.right, properties))
        return None if order is None else order in _COMPARISONS[self.operator]


@dataclass(frozen=True, slots=True)
class Between:
    """`low <= value <= high` over numbers."""

    value: Operand
    low: Operand
    high: Operand

    def test(self, properties: Properties) -> bool | None:
        """True, false, or None for unknown."""
        bounds = Comparison("<=", self.low, self.value), Comparison("<=", self.value, self.high)
        return And(bounds).test(properties)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; the opposite of unknown is unknown."""

    argument: "Filter"

    def test(self, properties: Properties) -> bool | None:
        """True, false, or None for unknown."""
        result = self.argument.test(properties)
        return None if result is None else not result


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    arguments: "Sequence[Filter]"

    def test(self, properties: Properties) -> bool | None:
        """True, false, or None for unknown."""
        results = [argument.test(properties) for argument in self.arguments]
        if False in results:
            return False
        return None if None in results else True


Filter = Comparison | Between | Not | And


def parse(source: object) -> Filter:
    """The filter of a CQL2 text (a string) or CQL2 JSON (an object).

    Raises:
        Cql2Error: it is neither, or it uses more than the service takes.
    """
    return _Text(source).filter() if isinstance(source, str) else _from_json(source, 0)


def properties_of(node: Filter) -> set[str]:
    """The names of all properties that a filter reads."""
    if isinstance(node, Not):
        return properties_of(node.argument)
    if isinstance(node, And):
        return set().union(*map(properties_of, node.arguments))
    operands = (node.value, node.low, node.high) if isinstance(node, Between) else (node.left, node.right)
    return {operand.name for operand in operands if isinstance(operand, Property)}


def _value(operand: Operand, properties: Properties) -> object:
    return properties.get(operand.name) if isinstance(operand, Property) else operand


def _order(left: object, right: object) -> int | None:
    """-1, 0 or 1 as left comes before, equals or comes after right; None for what cannot be compared."""
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    if isinstance(left, int | float) and isinstance(right, int | float):
        return (left > right) - (left < right)
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    return None


def _from_json(node: object, depth: int) -> Filter:
    if depth > _MOST_NESTED:
        raise Cql2Error("The filter is nested too deeply")
    if not isinstance(node, dict) or not isinstance(node.get("args"), list):
        raise Cql2Error("A filter must be an object with op and args")
    name, arguments = str(node.get("op")), node["args"]
    if name == "and" and len(arguments) >= 2:
        return And([_from_json(argument, depth + 1) for argument in arguments])
    if name == "not" and len(arguments) == 1:
        return Not(_from_json(arguments[0], depth + 1))
    if name in _COMPARISONS and len(arguments) == 2:
        return Comparison(name, _operand(arguments[0]), _operand(arguments[1]))
    if name == "between" and len(arguments) == 3:
        return Between(*map(_operand, arguments))
    raise Cql2Error(f"Operator {name} with {len(arguments)} arguments is not supported")


def _operand(node: object) -> Operand:
    if isinstance(node, dict) and node.keys() == {"property"} and isinstance(node["property"], str):
        return Property(node["property"])
    if isinstance(node, str) or (isinstance(node, int | float) and not isinstance(node, bool)):
        return node
    raise Cql2Error(f"Operand {node} is not supported")


class _Text:
    """A recursive descent over the tokens of a CQL2 text."""

    def __init__(self, source: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        self._next = 0
        self._depth = 0
        position, source = 0, source.rstrip()
        while position < len(source):
            match = _TOKEN.match(source, position)
            if match is None or match.lastgroup is None:
                raise Cql2Error(f"Unexpected {source[position : position + 20]!r}")
            self._tokens.append((match.lastgroup, match[match.lastgroup]))
            position = match.end()

    def filter(self) -> Filter:
        result = self._conjunction()
        if self._next < len(self._tokens):
            raise Cql2Error(f"Unexpected {self._tokens[self._next][1]!r}")
        return result

    def _conjunction(self) -> Filter:
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise Cql2Error("The filter is nested too deeply")
        arguments = [self._term()]
        while self._skip("and"):
            arguments.append(self._term())
        self._depth -= 1
        return arguments[0] if len(arguments) == 1 else And(arguments)

    def _term(self) -> Filter:
        negations = 0
        while self._skip("not"):
            negations += 1
        result = self._bracketed() if self._skip("(") else self._predicate()
        return Not(result) if negations % 2 else result

    def _bracketed(self) -> Filter:
        result = self._conjunction()
        self._expect(")")
        return result

    def _predicate(self) -> Filter:
        left = self._scalar()
        negated = self._skip("not")
        if self._skip("between"):
            low = self._scalar()
            self._expect("and")
            between = Between(left, low, self._scalar())
            return Not(between) if negated else between
        kind, token = self._take()
        if negated or kind != "operator":
            raise Cql2Error(f"Operator {token!r} is not supported")
        return Comparison(token, left, self._scalar())

    def _scalar(self) -> Operand:
        kind, token = self._take()
        if kind == "number":
            return float(token)
        if kind == "text":
            return token.replace("''", "'")
        if kind == "quoted":
            return Property(token.replace('""', '"'))
        if kind == "word":
            return Property(token)
        raise Cql2Error(f"Unexpected {token!r}")

    def _take(self) -> tuple[str, str]:
        if self._next == len(self._tokens):
            raise Cql2Error("Unexpected end of the filter")
        self._next += 1
        return self._tokens[self._next - 1]

    def _skip(self, token: str) -> bool:
        """Step over a keyword or a bracket, if it comes next."""
        if self._next < len(self._tokens):
            kind, text = self._tokens[self._next]
            if kind in {"word", "bracket"} and text.lower() == token:
                self._next += 1
                return True
        return False

    def _expect(self, token: str) -> None:
        if not self._skip(token):
            raise Cql2Error(f"Expected {token.upper()!r}")
