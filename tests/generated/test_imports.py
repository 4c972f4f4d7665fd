import json
import subprocess
import sys

import pytest

import swath_api
from swath_api import api, models


def modules_after(statement: str) -> set[str]:
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(answer.stdout))


def test_a_model_is_imported_without_the_others_and_without_an_http_library():
    loaded = modules_after("from swath_api.models import StacItem")

    assert {name for name in loaded if name.startswith("swath_api.models.")} == {"swath_api.models.stac_item"}
    assert not loaded & {"httpx", "msgspec", "swath_api.client", "ssl"}


def test_the_package_itself_imports_nothing():
    assert {name for name in modules_after("import swath_api") if name.startswith("swath_api")} == {"swath_api"}


def test_operations_are_reached_by_name():
    loaded = modules_after("import swath_api; swath_api.api.catalog.search_items.sync")

    assert {name for name in loaded if name.startswith("swath_api.api.")} == {
        "swath_api.api.catalog",
        "swath_api.api.catalog.search_items",
    }


@pytest.mark.parametrize("package", [swath_api, api, models, api.catalog])
def test_a_package_lists_what_it_gives_and_gives_what_it_lists(package):
    assert set(package.__all__) <= set(dir(package))
    for name in package.__all__:
        assert getattr(package, name) is getattr(package, name)
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = package.Nonsense
