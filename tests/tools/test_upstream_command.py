"""The command: its output in three forms, its exit codes, and differences that are known."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from plants import at, drop, operation, schema

from upstream.__main__ import main

Raw = dict[str, Any]


@pytest.fixture
def ours(pristine: Raw, tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(yaml.safe_dump(pristine))
    return path


@pytest.fixture
def theirs(document: Raw, tmp_path: Path) -> Path:
    """A document with three differences and one mistake."""
    at(document, schema("MaxCloudCoverage"))["maximum"] = 90
    at(document, schema("StacItem", "properties"))["score"] = {"type": "number"}
    drop(operation("/byoc/v1/collections/{collectionId}", "delete"))(document)
    at(document, operation("/process/v1", "post"))["requestBody"]["content"]["aplication/json"] = at(
        document, operation("/process/v1", "post", "requestBody", "content")
    ).pop("application/json")
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps(document))
    return path


def test_the_same_document_gives_0(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ours), "--against", str(ours)]) == 0
    assert "no differences; no mistakes" in capsys.readouterr().out


def test_text_is_grouped_by_area_and_by_what_happened(
    ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(theirs), "--against", str(ours)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert [line.strip() for line in lines if line and not line.startswith("    ")][1:-1] == [
        "byoc",
        "gone",
        "catalog",
        "new",
        "several areas",
        "changed",
        "mistakes in the document",
        "/paths/~1process~1v1/post/requestBody/content/aplication~1json: "
        "'aplication/json' is no media type; read as 'application/json'",
    ]
    deleted = "    breaking  DELETE /byoc/v1/collections/{collectionId}: the operation is gone (calls fail)"
    assert deleted in lines
    assert any(
        line.startswith("    breaking  schema MaxCloudCoverage: maximum was `100` and is `90`") for line in lines
    )
    assert lines[-1] == "3 differences (2 breaking, 1 additive); 1 mistake in the document"


def test_json_has_all_of_it(ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(theirs), "--against", str(ours), "--format", "json"]) == 1

    outcome = json.loads(capsys.readouterr().out)
    assert outcome["summary"] == {
        "differences": 3, "breaking": 2, "additive": 1, "cosmetic": 0, "known": 0, "problems": 1,
    }  # fmt: skip
    assert outcome["changes"][1] == {
        "area": "catalog",
        "kind": "new",
        "effect": "additive",
        "rule": "property-new",
        "where": "schema StacItem: score",
        "what": "a new property",
        "meaning": "answers tell more",
        "directions": ["answer"],
        "operations": [
            "GET /catalog/v1/collections/{collectionId}/items",
            "GET /catalog/v1/search",
            "POST /catalog/v1/search",
        ],
    }


def test_markdown_has_a_table_for_each_area(ours: Path, theirs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(theirs), "--against", str(ours), "--format", "markdown"]) == 1

    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.startswith("## ")] == [
        "## byoc", "## catalog", "## several areas", "## Mistakes in the document",
    ]  # fmt: skip
    row = "| gone | breaking | `DELETE /byoc/v1/collections/{collectionId}` | the operation is gone | calls fail |  |"
    assert row in out.splitlines()


def test_operations_that_changed_alike_stand_on_one_line(
    ours: Path, document: Raw, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for method in ("get", "put", "delete"):
        drop(operation("/byoc/v1/collections/{collectionId}", method, "responses", "401"))(document)
    theirs = tmp_path / "theirs.json"
    theirs.write_text(json.dumps(document))

    main([str(theirs), "--against", str(ours)])

    (line,) = (line for line in capsys.readouterr().out.splitlines() if "no longer answers" in line)
    assert line.count("/byoc/v1/collections/{collectionId}") == 3


@pytest.mark.parametrize("text", ["<html></html>", "words"])
def test_what_cannot_be_read_gives_2(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(text)

    assert main([str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_accepted_differences_are_left_out_the_next_time(
    ours: Path, theirs: Path, document: Raw, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "known.txt"
    arguments = [str(theirs), "--against", str(ours), "--known", str(known)]

    assert main([*arguments, "--accept"]) == 0
    assert main(arguments) == 0
    assert "no differences, 3 known before" in capsys.readouterr().out

    at(document, schema("MaxCloudCoverage"))["maximum"] = 80
    theirs.write_text(json.dumps(document))
    assert main(arguments) == 1
    assert "1 difference (1 breaking), 2 known before" in capsys.readouterr().out


def test_accepting_needs_a_file(ours: Path, theirs: Path) -> None:
    with pytest.raises(SystemExit):
        main([str(theirs), "--against", str(ours), "--accept"])
