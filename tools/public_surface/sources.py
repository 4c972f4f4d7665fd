"""The names of packages, found in their source without importing it: definitions, re-exports, lazy packages."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Definition:
    """Where a name is defined: the statements (several for overloads) and the module that they stand in."""

    module: "Module"
    name: str
    statements: tuple[ast.stmt, ...]

    @property
    def path(self) -> str:
        return f"{self.module.name}.{self.name}"


@dataclass(frozen=True)
class Import:
    """A name that comes from another module; without a `name`, that module itself."""

    module: str
    name: str | None


class Module:
    """One source file."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.is_package = path.name == "__init__.py"
        self.tree = ast.parse(path.read_text("utf-8"), str(path))

    @cached_property
    def names(self) -> dict[str, Definition | Import]:
        """What the module binds at its top level, for type checkers: `if TYPE_CHECKING` counts, its opposite not."""
        found: dict[str, Definition | Import] = {}
        for statement in _statements(self.tree.body):
            for name, bound in self._bound(statement):
                before = found.get(name)
                found[name] = bound
                if isinstance(bound, Definition) and isinstance(before, Definition) and _is_overload(before):
                    found[name] = Definition(self, name, before.statements + bound.statements)
        return found

    @cached_property
    def stars(self) -> list[str]:
        """The modules of which everything is imported."""
        imports = [statement for statement in _statements(self.tree.body) if isinstance(statement, ast.ImportFrom)]
        return [self._origin(one) for one in imports if any(alias.name == "*" for alias in one.names)]

    @cached_property
    def exported(self) -> list[str] | None:
        """The names in `__all__`, if it is written out."""
        bound = self.names.get("__all__")
        if not isinstance(bound, Definition):
            return None
        value = getattr(bound.statements[-1], "value", None)
        try:
            return [str(name) for name in ast.literal_eval(value)] if value else None
        except ValueError:
            return None

    def _bound(self, statement: ast.stmt) -> Iterator[tuple[str, Definition | Import]]:
        if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield statement.name, Definition(self, statement.name, (statement,))
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name):
                    yield target.id, Definition(self, target.id, (statement,))
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id, Definition(self, statement.target.id, (statement,))
        elif isinstance(statement, ast.Import):
            for alias in statement.names:
                top = alias.name.partition(".")[0]
                yield alias.asname or top, Import(alias.name if alias.asname else top, None)
        elif isinstance(statement, ast.ImportFrom):
            for alias in statement.names:
                yield alias.asname or alias.name, Import(self._origin(statement), alias.name)

    def _origin(self, statement: ast.ImportFrom) -> str:
        if not statement.level:
            return statement.module or ""
        steps = self.name.split(".")
        above = statement.level - self.is_package
        base = steps[: len(steps) - above] if above else steps
        return ".".join([*base, *([statement.module] if statement.module else [])])


class Sources:
    """Some packages, each with its folder."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self.packages = set(folders)
        self.modules: dict[str, Module] = {}
        for package, folder in folders.items():
            for path in sorted(folder.rglob("*.py")):
                steps = path.relative_to(folder).with_suffix("").parts
                name = ".".join([package, *(step for step in steps if step != "__init__")])
                self.modules[name] = Module(name, path)

    def find(self, module: Module, name: str) -> Definition | Module | None:
        """What a name of a module stands for; None for what comes from elsewhere."""
        bound = module.names.get(name)
        if isinstance(bound, Definition):
            return bound
        if bound is None:
            for star in module.stars:
                found = self.find(self.modules[star], name) if star in self.modules else None
                if found is not None:
                    return found
            return self.modules.get(f"{module.name}.{name}")
        origin = self.modules.get(bound.module)
        if bound.name is None or origin is None:
            return origin if bound.name is None else None
        if origin is module:
            return self.modules.get(f"{module.name}.{bound.name}")
        return self.find(origin, bound.name)

    def find_expression(self, module: Module, expression: ast.expr) -> Definition | Module | None:
        """What a name with or without dots stands for."""
        if isinstance(expression, ast.Name):
            return self.find(module, expression.id)
        if isinstance(expression, ast.Attribute):
            holder = self.find_expression(module, expression.value)
            return self.find(holder, expression.attr) if isinstance(holder, Module) else None
        return None

    def is_ours(self, module: Module, expression: ast.Attribute) -> bool:
        """Whether a class with dots before its name is of these packages, also where its source is not there."""
        root: ast.expr = expression
        while isinstance(root, ast.Attribute):
            root = root.value
        bound = module.names.get(root.id) if isinstance(root, ast.Name) else None
        is_class = expression.attr[:1].isupper()
        return is_class and isinstance(bound, Import) and bound.module.partition(".")[0] in self.packages


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.If):
            is_negated = isinstance(statement.test, ast.UnaryOp) and isinstance(statement.test.op, ast.Not)
            yield from _statements(statement.orelse if is_negated else statement.body)
        elif isinstance(statement, ast.Try):
            yield from _statements(statement.body)
        else:
            yield statement


def _is_overload(definition: Definition) -> bool:
    decorators = getattr(definition.statements[-1], "decorator_list", [])
    return any(ast.unparse(decorator).rpartition(".")[2] == "overload" for decorator in decorators)
