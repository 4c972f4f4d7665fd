"""Every snippet and command of the pages that users read is run."""

import re
import runpy
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import swath_sandbox

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(language: str) -> list[pytest.ParameterSet]:  # type: ignore[name-defined]
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        for number, block in enumerate(re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL), 1):
            found.append(pytest.param(block, id=f"{page.name}-{number}"))
    return found


@pytest.fixture(scope="module")
def sandbox() -> Iterator[str]:
    with swath_sandbox.running() as url:
        yield url


@pytest.mark.parametrize("block", blocks("python"))
def test_a_snippet_runs(block: str, sandbox: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SWATH_CLIENT_ID", swath_sandbox.CLIENT_ID)
    monkeypatch.setenv("SWATH_CLIENT_SECRET", swath_sandbox.CLIENT_SECRET)
    monkeypatch.setenv("SWATH_DEPLOYMENT", sandbox)
    script = tmp_path / "snippet.py"
    script.write_text(block, "utf-8")
    runpy.run_path(str(script), run_name="__main__")


@pytest.mark.parametrize("block", blocks("sh"))
def test_a_command_is_a_target_that_make_knows(block: str) -> None:
    commands = [line.partition("#")[0].strip() for line in block.splitlines() if line.strip()]
    for command in commands:
        program, *arguments = command.split()
        assert program in ("make", "git"), command
        if program == "make":
            subprocess.run(["make", "-n", *arguments], cwd=ROOT, check=True, capture_output=True)


def test_the_demonstration_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(ROOT / "examples" / "demo.py"), run_name="__main__")
    said = capsys.readouterr().out
    pages = int(re.search(r"on (\d+) pages", said)[1])  # type: ignore[index]
    assert pages >= 2
    assert len(re.findall(r"[\d.]+ PU", said)) >= 2
    assert len(re.findall(r"2024-\d\d: mean", said)) == 6
    assert re.search(r"<BatchJob \S+, DONE, 100%", said)
    assert [path.name for path in (tmp_path / "demo" / "buckets").rglob("*.tif")]
    assert (tmp_path / "demo" / "true_color.png").stat().st_size > 100_000
    assert (tmp_path / "demo" / "ndvi.tif").stat().st_size > 100_000


def test_every_extra_that_is_named_exists() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    text = "".join(path.read_text("utf-8") for path in [*PAGES, *(ROOT / "overlay").rglob("*.py")])
    named = set(re.findall(r"swath\[(\w+)\]", text)) | set(re.findall(r'MissingExtra\("[^"]+", "(\w+)"\)', text))
    for extra in named:
        assert re.search(rf"^{extra} = \[", project, re.MULTILINE), extra
