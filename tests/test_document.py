"""What openapi.yaml promises about itself."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
METHODS = ("get", "head", "post", "put", "delete")

# Operations of each area, as the two editions of the service's reference have them together.
AREAS = {
    "process": 1,
    "catalog": 9,
    "async_process": 2,
    "batch_v1": 18,
    "batch": 9,
    "statistics": 1,
    "batch_statistics": 7,
    "byoc": 15,
    "zarr": 8,
    "data_import": 38,
    "metadata": 5,
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((ROOT / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def test_every_operation_of_every_area_is_there(document: dict[str, Any]) -> None:
    listed = [operation for _, _, operation in operations(document)]
    assert Counter(operation["tags"][0] for operation in listed) == AREAS
    assert sum(AREAS.values()) == len({operation["operationId"] for operation in listed}) == 113


def test_every_operation_says_what_it_does_in_one_area(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        assert operation["summary"], (path, method)
        assert operation["description"], (path, method)
        assert len(operation["tags"]) == 1, (path, method)


def test_what_needs_a_token_may_refuse_it_and_what_reads_a_body_may_refuse_its_type(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        answers = set(operation["responses"])
        if operation.get("security") != []:
            assert {"401", "403", "429"} <= answers, (path, method)
        if "requestBody" in operation:
            assert {"400", "415"} <= answers, (path, method)


def test_only_the_entry_of_the_catalogue_needs_no_token(document: dict[str, Any]) -> None:
    open_to_all = {
        operation["operationId"] for _, _, operation in operations(document) if operation.get("security") == []
    }
    assert open_to_all == {"get_catalog", "get_conformance"}


def test_new_paths_but_for_the_areas_that_keep_the_old_ones(document: dict[str, Any]) -> None:
    old = {operation["tags"][0] for path, _, operation in operations(document) if path.startswith("/api/v1/")}
    assert old == {"batch_v1", "data_import", "metadata"}


def test_what_is_superseded_is_deprecated(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        if operation["tags"] == ["batch_v1"]:
            assert operation.get("deprecated"), (path, method)
    for name, schema in document["components"]["schemas"].items():
        if name.startswith(("Airbus", "Planet")):
            assert schema.get("deprecated"), name


def test_no_schema_has_what_generates_badly(document: dict[str, Any]) -> None:
    def walk(node: Any, path: str) -> None:
        if isinstance(node, dict):
            if "properties" not in path.rsplit("/", 1)[-1]:
                assert "title" not in node or path.endswith("/info"), path
            assert node.get("type") != "array" or "items" in node, path
            for member in node.get("allOf", ()):
                assert "$ref" in member or member.get("type") == "object", path
            for option in [*node.get("oneOf", ()), *node.get("anyOf", ())]:
                assert "properties" not in option, path
            for key, value in node.items():
                walk(value, f"{path}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                walk(value, f"{path}/{index}")

    walk(document, "")
