"""A document's values with their places, read without trusting any of them."""

from collections.abc import Iterator
from dataclasses import dataclass

KNOWN_WORDS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake of a document: the place as a JSON pointer, and what is wrong there."""

    where: str
    what: str


class Problems:
    """The mistakes of one document, each reported once."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def add(self, where: str, what: str) -> None:
        self._found.add(Problem(where, what))

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value of a document and its place in it."""

    raw: object
    at: str
    problems: Problems

    def __contains__(self, key: str) -> bool:
        return isinstance(self.raw, dict) and key in self.raw

    def report(self, what: str) -> None:
        self.problems.add(self.at, what)

    def get(self, key: str) -> "Node | None":
        """The member of this name, or None if there is none."""
        if isinstance(self.raw, dict) and key in self.raw:
            return self._child(key, self.raw[key])
        return None

    def entries(self) -> "list[tuple[str, Node]]":
        """The members of a mapping; none, with a report, if this is something else."""
        if isinstance(self.raw, dict):
            return [(key, self._child(key, value)) for key, value in self.raw.items()]
        if self.raw is not None:
            self.report(f"should be a mapping and is {_kind(self.raw)}")
        return []

    def elements(self) -> "list[Node]":
        """The elements of a list; a lone value counts as a list of one, with a report."""
        if isinstance(self.raw, list):
            return [self._child(str(index), value) for index, value in enumerate(self.raw)]
        if self.raw is None:
            return []
        self.report(f"should be a list and is {_kind(self.raw)}")
        return [self]

    def members(self, key: str) -> "list[tuple[str, Node]]":
        node = self.get(key)
        return node.entries() if node else []

    def list(self, key: str) -> "list[Node]":
        node = self.get(key)
        return node.elements() if node else []

    def text(self, key: str) -> str | None:
        node = self.get(key)
        if node is None or node.raw is None:
            return None
        if not isinstance(node.raw, str):
            node.report(f"should be text and is {_kind(node.raw)}")
            return str(node.raw)
        return node.raw.strip()

    def flag(self, key: str) -> bool | None:
        """A boolean member; words such as `"true"` are understood, with a report."""
        node = self.get(key)
        if node is None or isinstance(node.raw, bool):
            return None if node is None else bool(node.raw)
        node.report(f"should be true or false and is {_kind(node.raw)}")
        return KNOWN_WORDS.get(str(node.raw).strip().lower())

    def number(self, key: str) -> int | float | None:
        """A numeric member; numbers in quotes are understood, with a report."""
        node = self.get(key)
        if node is None or node.raw is None:
            return None
        value = node.raw
        if isinstance(value, str):
            node.report("should be a number and is text")
            try:
                value = float(value)
            except ValueError:
                return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            node.report(f"should be a number and is {_kind(value)}")
            return None
        return int(value) if float(value).is_integer() else value

    def instead(self, raw: object) -> "Node":
        """Another value at this place."""
        return Node(raw, self.at, self.problems)

    def _child(self, key: str, raw: object) -> "Node":
        step = key.replace("~", "~0").replace("/", "~1")
        return Node(raw, f"{self.at}/{step}", self.problems)


def _kind(value: object) -> str:
    names = {dict: "a mapping", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "empty")
