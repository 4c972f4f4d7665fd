"""The same facts in other words are no differences."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from variants import VARIANTS, Raw, as_edition_3_0, nodes

from upstream.__main__ import main


@pytest.mark.parametrize("name", VARIANTS)
def test_the_same_facts_in_other_words_differ_in_nothing(
    name: str, pristine: Raw, differences: Callable[[Raw, Raw], list[object]]
) -> None:
    variant = VARIANTS[name](pristine)

    assert differences(pristine, variant) == []
    assert differences(variant, pristine) == []


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_has_no_mistakes(name: str, pristine: Raw, mistakes: Callable[[Raw], list[object]]) -> None:
    assert mistakes(VARIANTS[name](pristine)) == []


def test_the_edition_3_0_variant_really_is_3_0(whole_document: Raw) -> None:
    texts = [(key, value) for node in nodes(as_edition_3_0(whole_document)) for key, value in node.items()]

    assert ("nullable", True) in texts
    assert ("exclusiveMinimum", True) in texts
    assert not any(key == "const" or (key == "type" and isinstance(value, list)) for key, value in texts)


def test_the_whole_document_in_3_0_and_json_is_the_same(
    whole_document: Raw, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "vendor.json"
    theirs.write_text(json.dumps(as_edition_3_0(whole_document)))

    assert main([str(theirs)]) == 0
    assert "no differences; no mistakes in the document" in capsys.readouterr().out


def test_the_whole_document_in_3_0_and_yaml_is_the_same(
    whole_document: Raw, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "vendor.yaml"
    theirs.write_text(yaml.safe_dump(as_edition_3_0(whole_document)))

    assert main([str(theirs)]) == 0
    assert "no differences; no mistakes in the document" in capsys.readouterr().out


def test_capitals_in_names_of_headers_say_nothing(
    pristine: Raw, document: Raw, differences: Callable[[Raw, Raw], list[object]]
) -> None:
    process = document["paths"]["/process/v1"]["post"]
    process["parameters"][0]["name"] = "ACCEPT"
    headers = process["responses"]["200"]["headers"]
    headers["X-ProcessingUnits-Spent"] = headers.pop("x-processingunits-spent")

    assert differences(pristine, document) == []
