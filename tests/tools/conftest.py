"""Documents made from openapi.yaml: a slice that is quick to compare, and the whole."""

import copy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
sys.path.insert(0, str(Path(__file__).parent))

from upstream.changes import Change  # noqa: E402
from upstream.comparing import compare  # noqa: E402
from upstream.documents import Document  # noqa: E402
from upstream.nodes import Problem, Problems  # noqa: E402
from upstream.operation_reading import interface_of  # noqa: E402
from upstream.operations import Interface  # noqa: E402
from upstream.reading import read  # noqa: E402

SLICE = {
    "/process/v1": ["post"],
    "/catalog/v1/search": ["get", "post"],
    "/catalog/v1/collections/{collectionId}/items": ["get"],
    "/byoc/v1/collections": ["get", "post"],
    "/byoc/v1/collections/{collectionId}": ["get", "put", "delete"],
    "/byoc/v1/collections/{collectionId}/tiles/{tileId}/files/{path}": ["get", "head"],
    "/batch/v2/process": ["get", "post"],
    "/batch/v2/process/{taskId}/start": ["post"],
}
FEW = 3

Raw = dict[str, Any]


@pytest.fixture(scope="session")
def whole_document() -> Raw:
    """openapi.yaml; nobody may change it."""
    return read(str(ROOT / "openapi.yaml"), Problems())


@pytest.fixture(scope="session")
def pristine(whole_document: Raw) -> Raw:
    """A slice of openapi.yaml with all components that it refers to; nobody may change it."""
    whole = copy.deepcopy(whole_document)
    sources = whole["components"]["schemas"]["DataSource"]
    sources["oneOf"] = sources["oneOf"][:FEW]
    sources["discriminator"]["mapping"] = dict(list(sources["discriminator"]["mapping"].items())[:FEW])
    paths = {path: {method: whole["paths"][path][method] for method in SLICE[path]} for path in SLICE}
    return {**whole, "paths": paths, "components": _reached(whole, paths)}


@pytest.fixture
def document(pristine: Raw) -> Raw:
    """A copy of the slice, to be changed."""
    return copy.deepcopy(pristine)


@pytest.fixture(scope="session")
def pristine_interface(pristine: Raw) -> Interface:
    return interface_of(Document(pristine, Problems()))


@pytest.fixture
def differences(pristine: Raw, pristine_interface: Interface) -> Callable[[Raw, Raw], list[Change]]:
    """The changes from one document to another."""

    def interface(raw: Raw) -> Interface:
        return pristine_interface if raw is pristine else interface_of(Document(raw, Problems()))

    def differences(ours: Raw, theirs: Raw) -> list[Change]:
        return compare(interface(ours), interface(theirs))

    return differences


@pytest.fixture
def mistakes() -> Callable[[Raw], list[Problem]]:
    """The reported mistakes of a document."""

    def mistakes(raw: Raw) -> list[Problem]:
        problems = Problems()
        interface_of(Document(raw, problems))
        return list(problems)

    return mistakes


def _reached(whole: Raw, start: object) -> Raw:
    found: Raw = {"securitySchemes": whole["components"]["securitySchemes"]}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
            for pointer in [node.get("$ref"), *node.get("mapping", {}).values()]:
                if isinstance(pointer, str) and pointer.startswith("#/components/"):
                    section, name = pointer.split("/")[2:]
                    if name not in found.setdefault(section, {}):
                        found[section][name] = whole["components"][section][name]
                        waiting.append(found[section][name])
    return found
