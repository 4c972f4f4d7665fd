import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import generate

ROOT = Path(__file__).resolve().parents[2]
TRICKY = Path(__file__).with_name("tricky.yaml")


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "tools" / "generate.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def test_the_committed_package_is_what_the_document_gives(tmp_path):
    answer = run("--output", tmp_path / "package", PYTHONHASHSEED="4294967295", TZ="Asia/Tokyo", LC_ALL="C")

    assert answer.returncode == 0, answer.stderr
    assert bytes_of(tmp_path / "package") == bytes_of(ROOT / "generated" / "swath_api")


def test_the_package_is_the_same_for_any_hash_seed(tmp_path):
    for seed in ("0", "1"):
        assert run("--document", TRICKY, "--output", tmp_path / seed, PYTHONHASHSEED=seed).returncode == 0

    assert bytes_of(tmp_path / "0") == bytes_of(tmp_path / "1")


def test_settings_of_the_formatter_around_the_output_do_not_count(tmp_path):
    (tmp_path / "ruff.toml").write_text('line-length = 40\nexclude = ["*"]\n[format]\nquote-style = "single"\n')
    (tmp_path / ".gitignore").write_text("*\n")
    generate.generate(TRICKY, tmp_path / "inside")
    outside = tmp_path / "elsewhere"
    assert run("--document", TRICKY, "--output", outside / "package").returncode == 0

    assert bytes_of(tmp_path / "inside") == bytes_of(outside / "package")


def test_another_ruff_on_the_path_is_not_used(tmp_path, monkeypatch):
    (tmp_path / "ruff").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "ruff").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert generate.generate(TRICKY, tmp_path / "package") == 8


def test_check_reports_what_differs_and_changes_nothing(tmp_path, capsys):
    package = tmp_path / "package"
    generate.main(["--document", str(TRICKY), "--output", str(package)])
    (package / "models" / "thing.py").write_text("")
    (package / "models" / "old.py").write_text("")
    (package / "wire.py").unlink()
    before = bytes_of(package)

    assert generate.main(["--check", "--document", str(TRICKY), "--output", str(package)]) == 1

    report = capsys.readouterr().err
    for line in ("missing    wire.py", "stale      models/old.py", "different  models/thing.py"):
        assert line in report
    assert bytes_of(package) == before


def test_what_the_document_no_longer_has_goes_from_the_package(tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    (package / "old.py").write_text("")

    generate.main(["--document", str(TRICKY), "--output", str(package)])

    assert not (package / "old.py").exists()
    assert (package / "py.typed").exists()


@pytest.mark.parametrize(("pin", "name"), [("GENERATOR", "openapi-python-client"), ("FORMATTER", "ruff")])
def test_another_version_is_refused_by_name(monkeypatch, capsys, tmp_path, pin, name):
    monkeypatch.setattr(generate, pin, "0.0.1")

    assert generate.main(["--output", str(tmp_path / "package")]) == 1

    assert f"{name} 0.0.1 is needed" in capsys.readouterr().err
    assert not (tmp_path / "package").exists()


def test_templates_of_the_generator_that_moved_are_named(monkeypatch, capsys, tmp_path):
    record = tmp_path / "STOCK.sha256"
    record.write_text(generate.STOCK_RECORD.read_text().replace("  model.py.jinja", "  renamed.py.jinja"))
    monkeypatch.setattr(generate, "STOCK_RECORD", record)

    assert generate.main(["--check"]) == 1

    assert "moved: model.py.jinja, renamed.py.jinja" in capsys.readouterr().err


def test_each_of_our_templates_gives_its_reasons_first():
    for template in (ROOT / "templates").glob("*.jinja"):
        assert template.read_text("utf-8").startswith("{#\n"), template.name


BROKEN = {
    "a warning of the generator": ("schema: {type: array, items: {type: string}}", "schema: {type: array}", "warns"),
    "a dangling reference": ("#/components/schemas/AnyThing", "#/components/schemas/Nothing", "leads nowhere"),
    "a key that stands twice": ("    Circle:\n", "    Circle: {}\n    Circle:\n", "duplicate key"),
    "a member called like a method": ("        free: {", "        to_dict: {", "has a member called to_dict"),
    "two lists in a union": (
        "{oneOf: [{type: number}, {type: string}]}",
        "{oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: number}}]}",
        "a union of several lists: limit",
    ),
    "an operation that stands twice": ("operationId: get_thing", "operationId: list_things", "two operations"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_document_that_cannot_be_expressed_fails_and_writes_nothing(tmp_path, capsys, fault):
    old, new, message = BROKEN[fault]
    text = TRICKY.read_text("utf-8")
    assert old in text
    document = tmp_path / "broken.yaml"
    document.write_text(text.replace(old, new, 1), "utf-8")

    assert generate.main(["--document", str(document), "--output", str(tmp_path / "package")]) == 1

    assert message in capsys.readouterr().err
    assert not (tmp_path / "package").exists()


def test_a_missing_document_is_named(tmp_path, capsys):
    assert generate.main(["--document", str(tmp_path / "none.yaml")]) == 1
    assert "none.yaml" in capsys.readouterr().err


def test_no_caches_are_left_behind(tmp_path):
    generate.generate(TRICKY, tmp_path / "package")

    assert not list(tmp_path.rglob(".*cache"))


def test_the_project_installs_the_versions_that_the_tool_wants():
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]

    assert groups["generate"] == [f"openapi-python-client=={generate.GENERATOR}", f"ruff=={generate.FORMATTER}"]
