"""Literals of a JavaScript program, read without running it.

Arrays, objects, strings and numbers have their value, and so have names that stand for one and are never changed. All
else is `COMPUTED`. The work grows with the length of the program, whatever is in it.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from swath.core.javascript_names import DECLARATIONS, NameUses
from swath.core.javascript_tokens import Token, pair_brackets, tokenize

COMPUTED: Final = object()
"""Stands for a value that only running the program would tell."""

_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None, "NaN": float("nan")}
_NAMESPACES = ("Mosaicking", "SampleType")
"""Objects that the service defines, whose members are their own names."""

_MOST_MEMBERS = 1000
_DEEPEST = 50


class Script:
    """A program as tokens, with the brackets that belong together."""

    def __init__(self, text: str) -> None:
        self._tokens = tokenize(text)
        self._closers = pair_brackets(self._tokens)
        self._uses = NameUses(self._tokens, self._closers)

    @cached_property
    def names(self) -> frozenset[str]:
        """All names in the program, of whatever they are."""
        return frozenset(token.text for token in self._tokens if token.kind == "name")

    def returned(self, function: str) -> object:
        """What a function of the program returns: its value with `COMPUTED` parts, or `COMPUTED` as a whole.

        Strings, floats, booleans, None (also for undefined), lists and dicts.
        """
        start = None
        for i in self._outer(0, len(self._tokens)):
            if self._text(i) == function and self._text(i - 1) == "function":
                start = i - 1
            elif self._text(i) == function and self._text(i + 1) == "=":
                start = i + 2
        return COMPUTED if start is None else self._result(start)

    def _result(self, start: int) -> object:
        """What the function returns that starts at an index, in one of its three forms."""
        is_arrow = self._text(start) != "function"
        if not is_arrow:
            start += 1 if self._text(start + 1) == "(" else 2
        body = self._closers.get(start, start) + 1
        if is_arrow and self._text(body) != "=>":
            return COMPUTED
        body += is_arrow
        names = self._declared(0, len(self._tokens), {})
        for token in self._tokens[start:body]:  # a parameter hides what the program calls the same
            names.pop(token.text, None)
        if self._text(body) != "{":
            return self._value(body, self._end(body, len(self._tokens)), names)
        stop = self._closers[body]
        if sum(token.text == "return" for token in self._tokens[body:stop]) != 1:
            return COMPUTED
        names = self._declared(body + 1, stop, names)
        for i in self._outer(body + 1, stop):
            if self._text(i) == "return":
                return self._value(i + 1, self._end(i + 1, stop), names)
        return COMPUTED

    def _declared(self, start: int, stop: int, outside: Mapping[str, object]) -> dict[str, object]:
        """The values of all names at the end of a block: those from outside, and those that it declares."""
        names = dict(outside)
        until = start
        for i in self._outer(start, stop):
            if i >= until and self._text(i + 1) == "=" and self._text(i - 1) in (*DECLARATIONS, ","):
                until = self._end(i + 2, stop)
                names[self._text(i)] = self._value(i + 2, until, names)
        return names

    def _value(self, start: int, stop: int, names: Mapping[str, object], depth: int = 0) -> object:
        """The value of the expression between two indices."""
        if start >= stop or depth > _DEEPEST:
            return COMPUTED
        token = self._tokens[start]
        if stop - start == 1:
            return self._atom(token, names)
        if self._closers.get(start) == stop - 1:
            if token.text == "[":
                return self._array(start + 1, stop - 1, names, depth + 1)
            if token.text == "{":
                return self._object(start + 1, stop - 1, names, depth + 1)
            return self._value(start + 1, stop - 1, names, depth + 1)
        if stop - start == 2 and token.text == "-":
            value = self._atom(self._tokens[start + 1], names)
            return -value if isinstance(value, float) else COMPUTED
        if stop - start == 3 and self._text(start + 1) == ".":
            return self._member(token, self._text(start + 2), names)
        return COMPUTED

    def _atom(self, token: Token, names: Mapping[str, object]) -> object:
        if token.kind == "string":
            closed = len(token.text) > 1 and token.text[0] == token.text[-1] and "\\" not in token.text
            return token.text[1:-1] if closed else COMPUTED
        if token.kind == "number":
            try:
                return float(token.text)
            except ValueError:
                return COMPUTED
        if token.kind != "name" or token.text in self._uses.changed:
            return COMPUTED
        if token.text in _CONSTANTS:
            return _CONSTANTS[token.text]
        value = names.get(token.text, COMPUTED)
        if isinstance(value, list | dict) and token.text in self._uses.handed:
            return COMPUTED
        return COMPUTED if token.text in self._uses.visited and _is_nested(value) else value

    def _member(self, token: Token, member: str, names: Mapping[str, object]) -> object:
        if token.text in _NAMESPACES:
            return member
        value = self._atom(token, names) if token.kind == "name" else COMPUTED
        if isinstance(value, list) and member == "length":
            return float(len(value))
        return value.get(member) if isinstance(value, dict) else COMPUTED

    def _array(self, start: int, stop: int, names: Mapping[str, object], depth: int) -> object:
        values: list[object] = []
        for first, last in self._items(start, stop):
            if self._text(first) == "...":
                spread = self._value(first + 1, last, names, depth)
                if not isinstance(spread, list):
                    return COMPUTED
                values += spread
            else:
                values.append(self._value(first, last, names, depth))
            if len(values) > _MOST_MEMBERS:
                return COMPUTED
        return values

    def _object(self, start: int, stop: int, names: Mapping[str, object], depth: int) -> object:
        members: dict[str, object] = {}
        for first, last in self._items(start, stop):
            token = self._tokens[first]
            if token.text == "...":
                spread = self._value(first + 1, last, names, depth)
                if not isinstance(spread, dict):
                    return COMPUTED
                members |= spread
            elif token.kind not in ("name", "string", "number"):
                return COMPUTED
            elif self._text(first + 1) == ":" and first + 1 < last:
                key = token.text[1:-1] if token.kind == "string" else token.text
                if "\\" in key or key == "__proto__":
                    return COMPUTED
                members[key] = self._value(first + 2, last, names, depth)
            elif last == first + 1 or self._text(first + 1) == "(":  # the name alone, or a method
                members[token.text] = self._value(first, last, names, depth)
            else:
                return COMPUTED
            if len(members) > _MOST_MEMBERS:
                return COMPUTED
        return members

    def _items(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """From where to where the items of a list go; a comma after the last is no item."""
        for i in self._outer(start, stop):
            if self._text(i) == ",":
                yield start, i
                start = i + 1
        if start < stop:
            yield start, stop

    def _end(self, start: int, stop: int) -> int:
        """Where the expression ends that starts at an index: before a comma, a semicolon or a line of its own."""
        for i in self._outer(start, stop):
            token = self._tokens[i]
            if token.text in (";", ",") or (i > start and token.starts_line and token.kind != "mark"):
                return i
        return stop

    def _outer(self, start: int, stop: int) -> Iterator[int]:
        """The indices of a stretch, without what is within brackets."""
        while start < stop:
            yield start
            start = self._closers.get(start, start) + 1

    def _text(self, i: int) -> str:
        return self._tokens[i].text if 0 <= i < len(self._tokens) else ""


def _is_nested(value: object) -> bool:
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(member, list | dict) for member in members)
