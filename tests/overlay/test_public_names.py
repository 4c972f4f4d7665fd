"""The public names: where they come from, and that importing some does not import all."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import swath


def names_for_type_checkers() -> dict[str, str]:
    """The modules that `swath/__init__.py` names to type checkers, by the names that come from them."""
    tree = ast.parse(Path(swath.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: str(node.module) for node in imports for alias in node.names}


def test_programs_and_type_checkers_find_the_same_names_in_the_same_modules() -> None:
    assert names_for_type_checkers() == swath._MODULES
    assert set(swath.__all__) == set(swath._MODULES)


def test_every_public_name_is_there() -> None:
    for name in [*swath.__all__, *swath._PUBLIC_MODULES]:
        assert getattr(swath, name) is not None
        assert name in dir(swath)
    with pytest.raises(AttributeError, match="module 'swath' has no attribute 'Sentinelhub'"):
        _ = swath.Sentinelhub  # type: ignore[attr-defined]


def test_a_client_brings_only_what_it_uses() -> None:
    program = (
        "import sys; from swath import SentinelHub; hub = SentinelHub('id', 'secret', deployment='cdse'); hub.catalog\n"
        "print(*(name for name in sys.modules if name.startswith('swath')))"
    )
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    modules = set(answer.stdout.split())
    assert "swath._sync._catalog" in modules
    assert not modules & {"swath._sync._batch", "swath._sync._process", "swath._async._client", "swath.data.image"}
