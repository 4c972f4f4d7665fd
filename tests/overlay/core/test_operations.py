from pathlib import Path

import pytest
import yaml

from swath.core.operations import Kind, kind_of

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def kinds() -> dict[str, Kind]:
    """The kind of every operation of the interface, by its id."""
    document = yaml.load((ROOT / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return {
        operation["operationId"]: kind_of(method, path)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in ("get", "head", "post", "put", "delete")
    }


def test_everything_that_makes_something_new_is_known_as_such(kinds: dict[str, Kind]) -> None:
    assert {name for name, kind in kinds.items() if kind is Kind.CREATE} == {
        name for name in kinds if name.startswith("create_") and not name.endswith("_archive")
    }


def test_everything_that_sets_something_going_is_known_as_such(kinds: dict[str, Kind]) -> None:
    verbs = ("analyse_", "start_", "stop_", "cancel_", "restart_", "confirm_", "reingest_", "copy_", "delete_")
    acting = {name for name, kind in kinds.items() if kind is Kind.ACT}
    assert acting == {name for name in kinds if name.startswith(verbs)} | {
        "create_order_delivery_archive",
        "create_subscription_delivery_archive",
    }


def test_what_costs_units_and_what_only_reads(kinds: dict[str, Kind]) -> None:
    assert {name for name, kind in kinds.items() if kind is Kind.PAID} == {"process", "statistics"}
    assert kinds["search_items"] is kinds["search_products_natively"] is kinds["head_byoc_tile_file"] is Kind.READ
    assert {name for name, kind in kinds.items() if kind is Kind.WRITE} == {n for n in kinds if n.startswith("update_")}
