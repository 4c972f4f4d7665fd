"""The table of all operations: where each is in the client, in the sandbox, in the tests and in the cassettes.

    python tools/operations.py             write docs/operations.md, and say what is missing
    python tools/operations.py --check     change nothing, report differences
    python tools/operations.py --record    run the tests first, to see which operations the sandbox answers in which

The client's methods are read from its source, by which of them lead to `api.<area>.<operation>`; the handlers are those
of the sandbox's routes; a test is a module in which the sandbox answered the operation without an error.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from overlay_methods import methods_of_operations
from swath_sandbox.api.routing import Route
from swath_sandbox.app import AREAS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "operations.md"
TESTED = ROOT / "tests" / "operations.json"
_SUITES = ("tests/overlay/", "tests/sandbox/")
_METHODS = ("get", "head", "post", "put", "patch", "delete")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Operation:
    """A row of the table.

    Attributes:
        name: The operation's id.
        area: Its tag.
        method: Its HTTP method.
        path: Its path.
        methods: Where it is in the client.
        handler: What answers it in the sandbox.
        tests: Modules in which the sandbox answered it.
        cassettes: Recordings of it.
    """

    name: str
    area: str
    method: str
    path: str
    methods: tuple[str, ...]
    handler: str
    tests: tuple[str, ...]
    cassettes: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """The cells that are empty; none may be."""
        cells = {"method": self.methods, "handler": self.handler, "test": self.tests, "cassette": self.cassettes}
        return [name for name, cell in cells.items() if not cell]


@cache
def interface() -> Mapping[str, tuple[str, str, str]]:
    """Tag, HTTP method and path of each operation."""
    document = yaml.load((ROOT / "openapi.yaml").read_text("utf-8"), _LOADER)
    return {
        operation["operationId"]: (operation["tags"][0], method.upper(), path)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in _METHODS
    }


def table() -> list[Operation]:
    """All operations, in the order of the interface."""
    methods = methods_of_operations(ROOT / "overlay" / "swath" / "_async", set(interface()))
    answering = routes()
    tested: dict[str, list[str]] = json.loads(TESTED.read_text("utf-8")) if TESTED.exists() else {}
    recorded = cassettes()
    return [
        Operation(
            name,
            area,
            method,
            path,
            tuple(methods.get(name, ())),
            _place(answering[name]) if name in answering else "",
            tuple(tested.get(name, ())),
            tuple(recorded.get(name, ())),
        )
        for name, (area, method, path) in interface().items()
    ]


def routes() -> dict[str, Route]:
    """The sandbox's route of each operation."""
    known = {
        (route.method, _shape(prefix + route.path)): route
        for area in AREAS
        for prefix in area.prefixes
        for route in area.routes
    }
    found = {}
    for name, (_, method, path) in interface().items():
        route = known.get(("GET" if method == "HEAD" else method, _shape(path)))
        if route is not None:
            found[name] = route
    return found


def cassettes() -> dict[str, list[str]]:
    """The recordings in which each operation was answered."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "tests" / "cassettes").glob("*.yaml")):
        for exchange in yaml.load(path.read_text("utf-8"), _LOADER)["interactions"]:
            request, status = exchange["request"], exchange["response"].get("status", {})
            code = status.get("code") if isinstance(status, dict) else exchange["response"].get("status_code", 200)
            name = named(request["method"], re.sub(r"^https?://[^/]+|\?.*", "", request["uri"]))
            if name is not None and int(code or 200) < 400:
                found.setdefault(name, set()).add(path.stem)
    return {name: sorted(paths) for name, paths in found.items()}


def named(method: str, path: str) -> str | None:
    """The operation that a request asks for, in either style of paths."""
    fitting = [
        (template.count("{"), name)
        for variant in _styles(path.rstrip("/"))
        for name, (_, its_method, template) in interface().items()
        if its_method == method and _pattern(template).fullmatch(variant)
    ]
    return min(fitting)[1] if fitting else None


def _styles(path: str) -> set[str]:
    """A path in all the styles in which the sandbox serves it."""
    return {path} | {
        other + path.removeprefix(prefix)
        for area in AREAS
        for prefix in area.prefixes
        if path == prefix or path.startswith(f"{prefix}/")
        for other in area.prefixes
    }


def page(operations: Iterable[Operation]) -> str:
    """The table as Markdown."""
    lines = [
        "# All operations",
        "",
        "Where each operation of the interface is: the method of the client that asks for it, the function of the",
        "sandbox that answers it, tests in which the sandbox did, and the cassettes that hold it. Written by",
        "`make surface` from the source; `hub.raw.call` reaches every one of them too.",
    ]
    area = ""
    for operation in operations:
        if operation.area != area:
            area = operation.area
            lines += [
                "",
                f"## {area}",
                "",
                "| operation | client | sandbox | tests | cassettes |",
                "|---|---|---|---|---|",
            ]
        cells = [
            f"`{operation.name}`<br>{operation.method} {operation.path}",
            "<br>".join(f"`{name}`" for name in operation.methods),
            f"`{operation.handler}`" if operation.handler else "",
            "<br>".join(operation.tests),
            ", ".join(operation.cassettes),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def record(exercised: Mapping[str, Iterable[str]]) -> None:
    """Keep which operations the sandbox answered in which test modules: of each suite the one that is most about it."""
    modules: dict[str, set[str]] = {}
    for module, names in exercised.items():
        # What random steps come by today, they may not tomorrow.
        for name in () if module.endswith("_machines.py") else names:
            modules.setdefault(name, set()).add(module)
    breadth = {module: len(set(names)) for module, names in exercised.items()}

    def distance(module: str, area: str) -> tuple[int, int, str]:
        subject = Path(module).stem.removeprefix("test_").replace("_", "")
        return 0 if subject == area else 1 if area in subject else 2, breadth[module], module

    chosen = {}
    for name, found in sorted(modules.items()):
        area = interface()[name][0].replace("_", "")
        suites = [[module for module in found if module.startswith(suite)] for suite in _SUITES]
        chosen[name] = [min(suite, key=lambda module: distance(module, area)) for suite in suites if suite]
    TESTED.write_text(json.dumps(chosen, indent=1) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, report differences")
    parser.add_argument("--record", action="store_true", help="run the tests first, and note what they exercise")
    options = parser.parse_args(arguments)
    if options.record:
        tests = ["tests/sandbox/api", "tests/overlay/_async"]
        command = [sys.executable, "-m", "pytest", "-q", "--record-operations", *tests]
        if status := subprocess.run(command, cwd=ROOT, check=False).returncode:
            return status
    operations = table()
    text = page(operations)
    stale = not PAGE.exists() or PAGE.read_text("utf-8") != text
    if stale and not options.check:
        PAGE.write_text(text, "utf-8")
    if stale and options.check:
        print(f"{PAGE.relative_to(ROOT)} is not what the source gives; run `make surface`", file=sys.stderr)
    gaps = [operation for operation in operations if operation.missing]
    for operation in gaps:
        print(f"{operation.name} has no {' and no '.join(operation.missing)}", file=sys.stderr)
    return 1 if gaps or (options.check and stale) else 0


def _place(route: Route) -> str:
    return f"{route.handler.__module__.rpartition('.')[2]}.{route.handler.__qualname__.partition('.<locals>')[0]}"


def _shape(path: str) -> str:
    return re.sub(r"\{\w+\*?\}", "{}", path)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    # Only names of files have slashes in them, at the end of a path.
    pieces = [re.escape(part) if number % 2 == 0 else "[^/]+" for number, part in enumerate(parts)]
    if template.endswith("}") and "/files/" in template:
        pieces[-2] = ".+"
    return re.compile("".join(pieces))


if __name__ == "__main__":
    sys.exit(main())
