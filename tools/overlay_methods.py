"""Which public methods of the client lead to which operations, read from its source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_CLIENT, _JOB = "AsyncSentinelHub", "AsyncJob"


@dataclass
class Unit:
    """A function or method, with all that is defined within.

    Attributes:
        owner: Its class; empty for a function.
        name: Its name.
        node: Its source.
    """

    owner: str
    name: str
    node: ast.AST
    operations: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    @property
    def is_public(self) -> bool:
        """Whether its name is."""
        return not self.name.startswith("_")


def methods_of_operations(folder: Path, operations: set[str]) -> dict[str, list[str]]:
    """The public methods that lead to each operation, as a user writes or reads them.

    A private method counts as those that call it, a function as those that name it.
    """
    source = Source(folder, operations)
    found: dict[str, set[str]] = {}
    for unit in source.units:
        for operation in unit.operations:
            found.setdefault(operation, set()).update(source.public_names(unit, unit.owner, frozenset()))
    return {operation: sorted(names) for operation, names in found.items()}


class Source:
    """The classes and functions of the client."""

    def __init__(self, folder: Path, operations: set[str]) -> None:
        self.units: list[Unit] = []
        self._bases: dict[str, list[str]] = {}
        self._places: dict[str, str] = {}
        trees = [ast.parse(path.read_text("utf-8")) for path in sorted(folder.glob("*.py"))]
        for tree in trees:
            for node in tree.body:
                self._add(node, "", operations)
        self._find_places()

    def public_names(self, unit: Unit, owner: str, seen: frozenset[int]) -> set[str]:
        """What a user calls to get to a unit, which may have been inherited by `owner`."""
        if id(unit) in seen:
            return set()
        seen |= {id(unit)}
        place = self._places.get(owner, "")
        if unit.is_public and place and not place.startswith("hub._"):
            return {f"{place}.{unit.name}"}
        names: set[str] = set()
        for other, other_owner in self._users(unit, owner):
            names |= self.public_names(other, other_owner, seen)
        return names

    def _add(self, node: ast.stmt, owner: str, operations: set[str]) -> None:
        if isinstance(node, ast.ClassDef):
            self._bases[node.name] = [name for base in node.bases for name in _named(base)]
            for inner in node.body:
                self._add(inner, node.name, operations)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            unit = Unit(owner, node.name, node)
            areas = {"api"}
            for part in ast.walk(node):
                if isinstance(part, ast.Assign) and any(_is_area(value) for value in ast.walk(part.value)):
                    areas |= {name for target in part.targets for name in _named(target)}
                if isinstance(part, ast.Attribute):
                    if part.attr in operations and areas & set(_named(part.value)):
                        unit.operations.add(part.attr)
                    if isinstance(part.value, ast.Name) and part.value.id in ("self", "cls"):
                        unit.own.add(part.attr)
                    unit.names.add(part.attr)
                elif isinstance(part, ast.Name):
                    unit.names.add(part.id)
            self.units.append(unit)

    def _find_places(self) -> None:
        """Where a user finds the objects of a class: `hub.catalog`, or for jobs the class itself."""
        self._places[_CLIENT] = "hub"
        for name in self._bases:
            if _JOB in self._ancestors(name):
                self._places[name] = name.removeprefix("Async")
        # Those of the client come first: what they hold is found by way of them.
        family = {_CLIENT, *self._ancestors(_CLIENT)}
        self._places |= dict.fromkeys(family, "hub")
        for unit in self.units:
            if unit.owner in family:
                self._place_property(unit)
        for unit in self.units:
            if unit.name == "__init__" and unit.owner in self._places:
                for part in ast.walk(unit.node):
                    if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call):
                        target, name = part.targets[0], next(iter(_named(part.value.func)), "")
                        if isinstance(target, ast.Attribute) and name in self._bases:
                            self._places.setdefault(name, f"{self._places[unit.owner]}.{target.attr}")
        for unit in self.units:
            self._place_property(unit)

    def _place_property(self, unit: Unit) -> None:
        """Where the object is that a property gives."""
        node = unit.node
        if isinstance(node, ast.FunctionDef) and unit.owner in self._places:
            decorators = {name for decorator in node.decorator_list for name in _named(decorator)}
            if decorators & {"property", "cached_property"}:
                for name in _named(node.returns) if node.returns else ():
                    if name in self._bases:
                        self._places.setdefault(name, f"{self._places[unit.owner]}.{unit.name}")

    def _ancestors(self, name: str) -> Iterator[str]:
        for base in self._bases.get(name, ()):
            yield base
            yield from self._ancestors(base)

    def _users(self, unit: Unit, owner: str) -> Iterator[tuple[Unit, str]]:
        """The units that use one, each with the class whose object it is about."""
        family = {owner, *self._ancestors(owner)}
        place = self._places.get(owner, "")
        for other in self.units:
            if not unit.owner:
                if unit.name in other.names and other is not unit:
                    yield other, other.owner
            elif other.owner in family:
                if unit.name in other.own and other is not unit:
                    yield other, owner
            elif unit.name in other.names and (place.partition(".")[2] in other.own if place else owner in other.names):
                yield other, other.owner


def _named(node: ast.AST) -> list[str]:
    return [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]


def _is_area(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "api"
