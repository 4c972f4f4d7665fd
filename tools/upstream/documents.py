"""A document with its references resolved as far as that goes."""

import re
from dataclasses import dataclass

from .nodes import Node, Problems

Version = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """Where a chain of references ends: the node, and the name of the component that was referred to last but first."""

    node: Node | None
    name: str | None


class Document:
    """One OpenAPI document of edition 2.0 (as far as it goes), 3.0 or 3.1."""

    def __init__(self, raw: dict[str, object], problems: Problems) -> None:
        self.problems = problems
        self.root = Node(raw, "", problems)
        self.version = self._version()
        self._by_name: dict[tuple[str, str], list[str]] = {}
        for section in ("definitions", "components"):
            self._index(section)

    def _version(self) -> Version:
        word = self.root.text("openapi") or self.root.text("swagger") or ""
        found = re.match(r"(\d+)\.(\d+)", word)
        if not found:
            self.root.report("`openapi` does not say which edition this is; read as 3.0")
            return (3, 0)
        version = (int(found[1]), int(found[2]))
        if not (3, 0) <= version < (3, 3):
            self.root.report(f"edition {found[0]} is not OpenAPI 3; read as far as it goes")
        return version

    def _index(self, section: str) -> None:
        for name, node in self.root.members(section):
            if section == "definitions":
                self._by_name.setdefault(("schemas", name.lower()), []).append(name)
                continue
            for component, _ in node.entries():
                self._by_name.setdefault((name, component.lower()), []).append(component)

    def follow(self, node: Node, section: str) -> Target:
        """The node that references lead to; None in the place of one that leads nowhere, which is reported."""
        seen: list[str] = []
        name = None
        while True:
            reference = node.get("$ref")
            if reference is None:
                return Target(node, name)
            if not isinstance(reference.raw, str):
                reference.report("a reference must be text")
                return Target(None, name)
            if reference.raw in seen:
                reference.report(f"the reference {reference.raw} leads back to itself")
                return Target(None, name)
            seen.append(reference.raw)
            found = self._find(reference, section)
            if found is None:
                return Target(None, name)
            name = name or component_name(reference.raw)
            node = found

    def _find(self, reference: Node, section: str) -> Node | None:
        pointer = str(reference.raw).strip()
        if not pointer.startswith("#"):
            reference.report(f"the reference {pointer} leads out of the document, where it is not followed")
            return None
        node: Node | None = self.root
        for step in pointer.lstrip("#/").split("/"):
            key = step.replace("~1", "/").replace("~0", "~")
            if node is not None and isinstance(node.raw, list) and key.isdigit() and int(key) < len(node.raw):
                node = node.elements()[int(key)]
            else:
                node = node.get(key) if node else None
        if node is not None:
            return node
        name = component_name(pointer) or ""
        candidates = self._by_name.get((section, name.lower()), [])
        if len(candidates) != 1:
            reference.report(f"the reference {pointer} leads nowhere; what belongs there is unknown")
            return None
        reference.report(f"the reference {pointer} leads nowhere; read as the {section[:-1]} {candidates[0]}")
        components = self.root.get("components")
        holder = components.get(section) if components else None
        return holder.get(candidates[0]) if holder else None


def component_name(pointer: str) -> str | None:
    """The name of the component that a reference points to; None if it points to something else."""
    steps = pointer.lstrip("#/").split("/")
    is_component = steps[0] in {"components", "definitions", "parameters", "responses"} or len(steps) == 1
    return steps[-1].replace("~1", "/").replace("~0", "~") if is_component and steps[-1] else None
