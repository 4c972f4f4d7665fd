"""The generated client under a strict type checker: no errors, and no Any in what a user gets."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import mypy.api
import pytest

HERE = Path(__file__).parent
OPERATIONS = HERE / "operations.py"
CALLS = {"sync", "sync_detailed", "asyncio", "asyncio_detailed"}

Check = Callable[[Path], str]


@pytest.fixture(scope="module")
def check(pytestconfig: pytest.Config) -> Check:
    assert pytestconfig.cache
    cache = pytestconfig.cache.mkdir("mypy")

    def run(file: Path) -> str:
        report, problem, _ = mypy.api.run([f"--config-file={HERE / 'mypy.ini'}", f"--cache-dir={cache}", str(file)])
        assert not problem
        return report

    return run


def revealed(report: str) -> dict[int, str]:
    """The types shown, by line, without the modules of their classes."""
    shown = re.findall(r':(\d+): note: Revealed type is "(.*)"', report)
    return {int(line): re.sub(r"\b(?:\w+\.)+(?=[A-Z])", "", text) for line, text in shown}


def expected() -> dict[int, str]:
    lines = enumerate(OPERATIONS.read_text(encoding="utf-8").splitlines(), start=1)
    return {number: line.partition("  # ")[2] for number, line in lines if "reveal_type(" in line and "`" not in line}


def test_the_operations_are_called_without_a_type_error_and_give_the_expected_types(check: Check) -> None:
    report = check(OPERATIONS)
    assert "error:" not in report, report
    assert revealed(report) == expected()
    assert not re.search(r"\bAny\b", report)


def test_the_file_calls_twenty_operations() -> None:
    calls = [node.func for node in ast.walk(ast.parse(OPERATIONS.read_text())) if isinstance(node, ast.Call)]
    called = {ast.unparse(call.value) for call in calls if isinstance(call, ast.Attribute) and call.attr in CALLS}
    assert len(called) >= 20


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("get_item.sync('a collection', client=client)", "Missing positional argument"),
        ("get_item.sync('a collection', 'an id', clients=client)", "Unexpected keyword argument"),
        ("get_item.sync('a collection', 'an id', client=client).id", "union-attr"),
        ("StacItem(id=7)", "arg-type"),
        ("value = StacItem(id='an id')['free-form']", "Any"),
        ("StacItem(id='an id').no_member", "attr-defined"),
    ],
)
def test_a_mistake_is_found(check: Check, tmp_path: Path, code: str, complaint: str) -> None:
    file = tmp_path / "mistaken.py"
    file.write_text(
        "from swath_api.api.catalog import get_item\n"
        "from swath_api.client import AuthenticatedClient\n"
        "from swath_api.models import StacItem\n\n\n"
        "def use(client: AuthenticatedClient) -> None:\n"
        f"    {code}\n"
    )
    assert complaint in check(file)
