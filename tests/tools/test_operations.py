"""The table of operations: every one is somewhere in the client, in the sandbox and in the tests."""

import ast
import json
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

import operations
from operations import ROOT, Operation, interface, named, page, record, table
from overlay_methods import methods_of_operations


@pytest.fixture(scope="module")
def rows() -> list[Operation]:
    return table()


def test_every_operation_of_the_interface_has_a_row(rows: list[Operation]) -> None:
    assert len(rows) == len({row.name for row in rows}) == len(interface()) == 113


def test_no_cell_is_empty(rows: list[Operation]) -> None:
    assert {row.name: row.missing for row in rows if row.missing} == {}


def test_the_page_is_what_the_source_gives(rows: list[Operation]) -> None:
    assert operations.PAGE.read_text("utf-8") == page(rows), "run `make surface`"


def test_the_methods_are_there_for_users(rows: list[Operation]) -> None:
    """What the table calls a method of the client is a public method of it, or of a class that it hands out."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "overlay" / "swath" / "_async").glob("*.py")]
    classes = {node.name: node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}
    defined = {item.name for node in classes.values() for item in node.body if hasattr(item, "name")}
    for row in rows:
        for method in row.methods:
            place, _, name = method.rpartition(".")
            assert name in defined
            assert place.startswith("hub") or f"Async{place}" in classes, method


def test_an_operation_says_which_of_its_cells_are_empty() -> None:
    whole = Operation(
        "get_thing", "things", "GET", "/things", ("hub.thing",), "things.get", ("a test",), ("a cassette",)
    )
    assert whole.missing == []
    assert replace(whole, cassettes=()).missing == ["cassette"]
    assert replace(whole, methods=(), handler="", tests=()).missing == ["method", "handler", "test"]


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("POST", "/statistics/v1", "statistics"),
        ("POST", "/api/v1/statistics", "statistics"),
        ("GET", "/api/v1/statistics/batch/id/status", "get_batch_statistics_status"),
        ("GET", "/catalog/v1/collections/a/items/b", "get_item"),
        ("GET", "/api/v1/batch/tilinggrids/7", "get_tiling_grid_v1"),
        ("GET", "/api/v2/batch/tilinggrids/7", "get_tiling_grid"),
        ("GET", "/batch/v2/tilinggrids/7/", "get_tiling_grid"),
        ("GET", "/byoc/v1/collections/id/tiles/id/files/a/b.tiff", "download_byoc_tile_file"),
        ("PATCH", "/statistics/v1", None),
        ("GET", "/elsewhere", None),
    ],
)
def test_a_request_is_known_by_its_path_in_both_styles(method: str, path: str, name: str | None) -> None:
    assert named(method, path) == name


def test_a_private_function_counts_as_the_methods_that_lead_to_it(tmp_path: Path) -> None:
    (tmp_path / "_client.py").write_text(
        dedent("""
        class AsyncSentinelHub:
            def __init__(self):
                self.things = AsyncThings()
                self._maker = AsyncMaker()

            async def make(self):
                return await self._maker.run()

            async def ask(self):
                return api.things.ask_thing()
        """)
    )
    (tmp_path / "_things.py").write_text(
        dedent("""
        class AsyncJob:
            async def refresh(self):
                return await self._fetch()

        class AsyncThing(AsyncJob):
            async def _fetch(self):
                return api.things.get_thing()

        class AsyncThings:
            def list(self):
                def fetch(token):
                    return list_page(token)
                return fetch

            async def _unused(self):
                endpoints = api.things
                return endpoints.delete_thing()

        class AsyncMaker:
            async def run(self):
                return api.things.make_thing()

        def list_page(token):
            return api.things.list_things(token)
        """)
    )
    known = {"get_thing", "list_things", "make_thing", "ask_thing", "delete_thing"}
    assert methods_of_operations(tmp_path, known) == {
        "ask_thing": ["hub.ask"],
        "get_thing": ["Thing.refresh"],
        "list_things": ["hub.things.list"],
        "make_thing": ["hub.make"],
        "delete_thing": [],
    }


def test_of_each_suite_the_module_most_about_an_operation_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "TESTED", tmp_path / "operations.json")
    record(
        {
            "tests/overlay/test_all.py": ["process", "get_order", "list_orders", "get_quota"],
            "tests/overlay/test_orders.py": ["get_order", "process"],
            "tests/overlay/test_process.py": ["process", "get_order", "list_orders"],
            "tests/sandbox/test_data_import_lives.py": ["list_orders", "process"],
            "tests/sandbox/test_server.py": ["process"],
            "tests/overlay/test_job_machines.py": ["get_quota"],
        }
    )
    assert json.loads((tmp_path / "operations.json").read_text()) == {
        "get_order": ["tests/overlay/test_orders.py"],
        "get_quota": ["tests/overlay/test_all.py"],
        "list_orders": ["tests/overlay/test_process.py", "tests/sandbox/test_data_import_lives.py"],
        "process": ["tests/overlay/test_process.py", "tests/sandbox/test_server.py"],
    }
