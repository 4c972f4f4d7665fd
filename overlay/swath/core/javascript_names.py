"""What becomes of the values of names in a JavaScript program: which of them may change after their declaration."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from swath.core.javascript_tokens import Token

DECLARATIONS = ("const", "let", "var")
_COMPARISONS = ("==", "===", "!=", "!==", "<=", ">=")
_MUTATORS = ("push", "unshift", "splice", "pop", "shift", "reverse", "sort", "fill", "copyWithin")
_READERS = ("log", "keys", "values", "entries", "stringify", "isArray", "concat", "Set", "freeze")
"""Functions that leave what they are given as it is; any other may not."""

_BEFORE_BRACKETS = ("if", "while", "for", "switch", "return", "typeof", "case", "in", "of", "void", "throw", "await")
"""Words before a bracket that is no call."""


class NameUses:
    """How a program uses the names that it declares."""

    def __init__(self, tokens: Sequence[Token], closers: Mapping[int, int]) -> None:
        """Look at a program.

        Args:
            tokens: Its tokens.
            closers: By the index of each opening bracket, that of its partner.
        """
        self._tokens = tokens
        self._closers = closers

    @cached_property
    def changed(self) -> set[str]:
        """Names whose value does not stay what their declaration says."""
        changed = set()
        for i, after, inside in self._uses:
            mutates = self._text(after) == "(" and self._text(after - 1) in _MUTATORS
            is_target = self._text(after) in ("of", "in") or self._text(i - 1) in ("++", "--", "delete")
            is_unpacked = self._text(inside) in ("[", "{") and self._text(self._closers.get(inside, inside) + 1) == "="
            if mutates or is_target or is_unpacked or _assigns(self._text(after)):
                changed.add(self._text(i))
        return changed

    @cached_property
    def handed(self) -> set[str]:
        """Names whose arrays and objects get into other hands, which may change them."""
        handed: set[str] = set()
        origins: dict[str, list[str]] = {}
        for i, after, inside in self._uses:
            if after > i + 1:
                continue
            if self._text(i - 1) == "=":
                origins.setdefault(self._text(i - 2), []).append(self._text(i))
            elif self._text(i - 1) in ("(", ",") and self._text(after) in (")", ",") and self._is_call(inside):
                handed.add(self._text(i))
        waiting = list(handed | self.changed)
        while waiting:
            for origin in origins.pop(waiting.pop(), ()):
                handed.add(origin)
                waiting.append(origin)
        return handed

    @cached_property
    def visited(self) -> set[str]:
        """Names whose members get into other hands one by one."""
        return {
            self._text(i)
            for i, after, _ in self._uses
            if self._text(i - 1) == "of" or (after > i + 1 and self._text(after) == "(")
        }

    @cached_property
    def _uses(self) -> list[tuple[int, int, int]]:
        """Where names stand but in their declaration: the index, that behind their members, and the bracket around."""
        uses = []
        opened = [-1]
        for i, token in enumerate(self._tokens):
            if token.kind == "mark" and token.text in ("(", "[", "{"):
                opened.append(i)
            elif token.kind == "mark" and token.text in (")", "]", "}") and len(opened) > 1:
                opened.pop()
            before, after = self._text(i - 1), i + 1
            if token.kind != "name" or before in (".", "?."):
                continue
            if before in (*DECLARATIONS, ",") and self._text(after) == "=":
                continue
            while self._text(after) in (".", "?.", "["):
                after += self._text(after) == "?." and self._text(after + 1) == "["
                after = self._closers.get(after, after + 1) + 1
            uses.append((i, after, opened[-1]))
        return uses

    def _is_call(self, bracket: int) -> bool:
        """Whether a bracket holds what a function is called with that may change it."""
        if self._text(bracket) != "(" or self._text(self._closers.get(bracket, bracket) + 1) in ("=>", "{"):
            return False
        caller = self._tokens[bracket - 1] if bracket > 0 else None
        if caller is None or (caller.kind != "name" and caller.text not in (")", "]")):
            return False
        return caller.text not in (*_BEFORE_BRACKETS, *_READERS)

    def _text(self, i: int) -> str:
        return self._tokens[i].text if 0 <= i < len(self._tokens) else ""


def _assigns(operator: str) -> bool:
    return operator in ("++", "--") or (operator.endswith("=") and operator not in _COMPARISONS)
