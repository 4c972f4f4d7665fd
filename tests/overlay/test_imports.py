"""What importing brings: the public names, and not more than is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import swath


def imported_by(statement: str) -> set[str]:
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    )


def names_for_type_checkers() -> dict[str, str]:
    """The modules that `swath/__init__.py` names to type checkers, by the names that come from them."""
    tree = ast.parse(Path(swath.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: str(node.module) for node in imports for alias in node.names}


def test_programs_and_type_checkers_find_the_same_names_in_the_same_modules() -> None:
    assert names_for_type_checkers() == swath._MODULES
    assert set(swath.__all__) == set(swath._MODULES)


def test_every_module_beside_the_client_is_public_but_for_the_settings() -> None:
    modules = {path.stem for path in Path(swath.__file__).parent.glob("*.py")}
    assert modules - {"__init__", "config"} == set(swath._PUBLIC_MODULES)


def test_every_public_name_is_there() -> None:
    for name in [*swath.__all__, *swath._PUBLIC_MODULES]:
        assert getattr(swath, name) is not None
        assert name in dir(swath)
    with pytest.raises(AttributeError, match="module 'swath' has no attribute 'Sentinelhub'"):
        _ = swath.Sentinelhub  # type: ignore[attr-defined]


@pytest.mark.parametrize("statement", ["from swath import SentinelHub", "from swath import log_in, Password"])
def test_what_only_some_need_is_imported_when_they_need_it(statement: str) -> None:
    imported = imported_by(statement)
    assert {"swath.credentials", "swath.errors"} <= imported
    assert imported & {"anyio", "filelock", "http.server", "keyring", "platformdirs", "webbrowser"} == set()


def test_a_client_brings_the_areas_that_are_used() -> None:
    imported = imported_by(
        "from swath import SentinelHub; hub = SentinelHub('id', 'secret', deployment='cdse'); hub.catalog"
    )
    assert "swath._sync._catalog" in imported
    assert not imported & {"swath._sync._batch", "swath._sync._process", "swath._async._client", "swath.data.image"}
