"""Collect what users of packages see: public names, what these stand for, and what that leads to."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from .facts import (
    AnyFunction,
    Class,
    Fact,
    Value,
    class_members,
    face,
    function_fact,
    instance_attributes,
    is_type_variable,
    lines_of,
    value_text,
)
from .shortening import Shortener, parsed
from .sources import Definition, Module, Sources

# Importable and yet nobody's business: the floors of the client, whose public parts `swath` passes on, and what the
# generated models and operations are made with.
INTERNAL = ("swath.config", "swath.core", "swath.data", "swath.wire",
            "swath_api.codec", "swath_api.enums", "swath_api.models.*", "swath_api.wire")  # fmt: skip


@dataclass
class Surface:
    """What users see.

    Attributes:
        facts: What there is, under its shortest public path, or under its own if it has none.
        names: Every public path, and the one under which its facts stand.
        stars: Modules that pass on all names of another.
        homes: The paths of `facts` by the place where the source defines them.
    """

    facts: dict[str, Class | Fact] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    stars: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)

    def inherited(self, fact: Class) -> dict[str, Fact]:
        """The members that a class has from its bases, as far as these are known."""
        found: dict[str, Fact] = {}
        for base in reversed(fact.bases):
            above = self.facts.get(base)
            if isinstance(above, Class):
                found |= {**self.inherited(above), **above.members}
        return found

    def lines(self, package: str) -> list[str]:
        """The facts of one package, sorted."""
        found = [(path, line) for path, fact in self.facts.items() for line in lines_of(path, fact)]
        passed_on = {star: f"{star}.* is {origin}.*" for star, origin in self.stars.items()}
        for name, path in self.names.items():
            if name != path and name.rpartition(".")[0] not in passed_on:
                found.append((name, f"{name} is {path}"))
        found += passed_on.items()
        return [line for path, line in sorted(found) if path.partition(".")[0] == package]


def surface_of(folders: Mapping[str, Path]) -> Surface:
    """The surface of packages, each given with its folder; one that is not there has none."""
    return _Collector(Sources(folders)).surface()


class _Collector:
    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.result = Surface()
        self._paths: dict[str, str] = {}
        self._definitions: dict[str, Definition] = {}

    def surface(self) -> Surface:
        public: dict[str, Definition] = {}
        for module in self.sources.modules.values():
            if _is_public(module.name):
                for name, found in self._public_names(module):
                    public[f"{module.name}.{name}"] = found
        for path, found in sorted(public.items(), key=lambda entry: (_own_last(entry), entry[0].count("."), entry[0])):
            self._paths.setdefault(found.path, path)
        waiting = list(public.values())
        while waiting:
            found = waiting.pop()
            if found.path not in self._definitions:
                self._definitions[found.path] = found
                waiting += self._reached(found)
        self.result.names = {path: self._paths[found.path] for path, found in public.items()}
        for found in self._definitions.values():
            fact = self._fact(found)
            if fact is not None:
                self.result.facts[self._path(found)] = fact
                self.result.homes[found.path] = self._path(found)
        self.result.names = {name: path for name, path in self.result.names.items() if path in self.result.facts}
        self._drop_repetitions()
        return self.result

    def _drop_repetitions(self) -> None:
        """Leave out what a class says just as its bases do."""
        inherited = {
            path: self.result.inherited(fact) for path, fact in self.result.facts.items() if isinstance(fact, Class)
        }
        for path, members in inherited.items():
            fact = self.result.facts[path]
            if isinstance(fact, Class):
                own = {name: member for name, member in fact.members.items() if face(member) != face(members.get(name))}
                self.result.facts[path] = Class(fact.bases, own, fact.is_enum)

    def _path(self, found: Definition) -> str:
        return self._paths.get(found.path, found.path)

    def _public_names(self, module: Module) -> Iterator[tuple[str, Definition]]:
        names = module.exported
        if names is None:
            names = [
                name
                for name, bound in module.names.items()
                if isinstance(bound, Definition) and not name.startswith("_")
            ]
            for star in module.stars:
                origin = self.sources.modules.get(star)
                if origin is not None:
                    self.result.stars[module.name] = star
                    names += origin.exported or []
        for name in names:
            found = self.sources.find(module, name)
            if isinstance(found, Definition):
                yield name, found

    # What a definition leads to ------------------------------------------------------------------------------------

    def _reached(self, found: Definition) -> Iterator[Definition]:
        is_public = found.path in self._paths
        for statement in found.statements:
            for expression in _mentioned(statement, is_public=is_public):
                for node in ast.walk(expression):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        yield from self._named(found.module, parsed(node.value))
                    elif isinstance(node, ast.expr):
                        yield from self._named(found.module, node)

    def _named(self, module: Module, expression: ast.expr | None) -> Iterator[Definition]:
        for node in ast.walk(expression) if expression else ():
            target = self.sources.find_expression(module, node) if isinstance(node, ast.Name | ast.Attribute) else None
            if isinstance(target, Definition) and not is_type_variable(target.statements[-1]):
                yield target

    # Facts ---------------------------------------------------------------------------------------------------------

    def _fact(self, found: Definition) -> Class | Fact | None:
        # Bases are looked up before names are shortened, which is done in place.
        last = found.statements[-1]
        bases = self._bases(found.module, last) if isinstance(last, ast.ClassDef) else ()
        is_enum = isinstance(last, ast.ClassDef) and self._is_enum(found.module, last)
        shorten = Shortener(self.sources, found.module)
        statements = [shorten.visit(statement) for statement in found.statements]
        statement = statements[-1]
        if isinstance(statement, ast.ClassDef):
            members = class_members(statement, is_enum=is_enum)
            if found.path not in self._paths:
                # Users get it and do not make it.
                members.pop("__init__", None)
            return Class(bases, members, is_enum)
        if isinstance(statement, AnyFunction):
            return function_fact([one for one in statements if isinstance(one, AnyFunction)])
        if isinstance(statement, ast.Assign | ast.AnnAssign) and not is_type_variable(statement):
            annotation = ast.unparse(statement.annotation) if isinstance(statement, ast.AnnAssign) else ""
            return Value(annotation, value_text(statement.value))
        return None

    def _bases(self, module: Module, node: ast.ClassDef) -> tuple[str, ...]:
        found = []
        for base in node.bases:
            target = self.sources.find_expression(module, base.value if isinstance(base, ast.Subscript) else base)
            found.append(self._path(target) if isinstance(target, Definition) else ast.unparse(base))
        return tuple(found)

    def _is_enum(self, module: Module, node: ast.ClassDef) -> bool:
        for base in node.bases:
            target = self.sources.find_expression(module, base)
            if isinstance(target, Definition) and isinstance(target.statements[-1], ast.ClassDef):
                if self._is_enum(target.module, target.statements[-1]):
                    return True
            elif ast.unparse(base).rpartition(".")[2] in {"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"}:
                return True
        return False


def _is_public(module: str) -> bool:
    if any(step.startswith("_") for step in module.split(".")):
        return False
    return not any(fnmatchcase(module, pattern) or module.startswith(f"{pattern}.") for pattern in INTERNAL)


def _own_last(entry: tuple[str, Definition]) -> bool:
    """Whether a path belongs to another package than the definition, which is then no home for its facts."""
    path, found = entry
    return path.partition(".")[0] != found.path.partition(".")[0]


def _mentioned(statement: ast.stmt, *, is_public: bool) -> Iterator[ast.expr]:
    """The expressions of a definition that tell what users get hold of; who makes what is not public needs more."""
    if isinstance(statement, AnyFunction):
        if statement.name == "__init__" and not is_public:
            return
        if not statement.name.startswith("_") or statement.name.startswith("__"):
            arguments = (node for node in ast.walk(statement.args) if isinstance(node, ast.arg))
            yield from (argument.annotation for argument in arguments if argument.annotation)
            yield from [statement.returns] if statement.returns else []
    elif isinstance(statement, ast.ClassDef):
        yield from statement.bases
        for inner in statement.body:
            yield from _mentioned(inner, is_public=is_public)
        yield from (annotation for _, annotation in instance_attributes(statement) if annotation)
    elif isinstance(statement, ast.AnnAssign):
        yield statement.annotation
    elif isinstance(statement, ast.Assign) and not isinstance(statement.value, ast.Call):
        yield statement.value
