"""Write generated/swath_api from openapi.yaml, or check that it is what would be written.

    python tools/generate.py            write it
    python tools/generate.py --check    generate into a temporary folder and report every difference

The same document gives the same bytes on every run and every machine: generator and formatter are pinned, the formatter
comes from this interpreter's environment and ignores everybody's settings, and the generator's own templates must be
those that ours were derived from (templates/STOCK.sha256, renewed by --record-stock after a review).
"""

import argparse
import contextlib
import filecmp
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

GENERATOR = "0.29.1"
FORMATTER = "0.17.6"
ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
STOCK_RECORD = TEMPLATES / "STOCK.sha256"
EXTRA_MODULES = ("codec.py", "enums.py", "wire.py")


class GenerationError(Exception):
    """The package cannot be generated; the message says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, report differences")
    parser.add_argument("--record-stock", action="store_true", help="record the generator's own templates as reviewed")
    parser.add_argument("--document", type=Path, default=ROOT / "openapi.yaml", help="default: openapi.yaml")
    parser.add_argument("--output", type=Path, default=ROOT / "generated" / "swath_api", help="the package's folder")
    options = parser.parse_args(arguments)
    try:
        if options.record_stock:
            STOCK_RECORD.write_text(stock_record())
            return 0
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "swath_api"
            count = generate(options.document, fresh)
            if options.check:
                return report(differences(fresh, options.output), options.output)
            replace(options.output, fresh)
    except GenerationError as error:
        print(f"generate: {error}", file=sys.stderr)
        return 1
    print(f"{count} operations written to {options.output}")
    return 0


def generate(document: Path, output: Path) -> int:
    """Generate the package into a folder that does not exist yet, and return the number of operations."""
    check_versions()
    check_stock_templates()
    # Only now: with another generator these imports may fail in less helpful ways.
    from openapi_python_client import Project
    from openapi_python_client.config import Config, ConfigFile, MetaType
    from openapi_python_client.parser import GeneratorData
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    from document_facts import Facts
    from property_facts import UnsupportedDocumentError

    config = Config.from_sources(
        ConfigFile.load_from_path(ROOT / "generator-config.yaml"),
        MetaType.NONE,
        document,
        file_encoding="utf-8",
        overwrite=True,
        output_path=output,
    )
    try:
        content = YAML(typ="safe").load(document)
    except (OSError, YAMLError) as error:
        raise GenerationError(f"{document}: {error}") from error
    try:
        facts = Facts(content, config)
        data = GeneratorData.from_dict(facts.document, config=config)
        if not isinstance(data, GeneratorData):
            raise GenerationError(f"{data.header}\n{data.detail}")
        facts.complete(data)
        project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
        project.env.globals.update(facts.for_templates())
        # Ours are there before the generator's, so that its formatting covers them.
        output.mkdir(parents=True)
        for name in EXTRA_MODULES:
            (output / name).write_text(project.env.get_template(f"{name}.jinja").render(), encoding="utf-8")
        (output / "py.typed").write_text("")
        with contextlib.redirect_stdout(io.StringIO()), formatter_first():
            problems = project.build()
    except UnsupportedDocumentError as error:
        raise GenerationError(str(error)) from error
    if problems:
        raise GenerationError("the generator warns:\n" + "\n".join(f"  {p.header} {p.detail}" for p in problems))
    return require_all(facts.modules, output)


def require_all(modules: list[str], output: Path) -> int:
    missing = sorted(set(modules) - {path.stem for path in (output / "api").glob("*/*.py")})
    if missing:
        raise GenerationError(f"operations missing from the output: {', '.join(missing)}")
    return len(modules)


def check_versions() -> None:
    for package, wanted in (("openapi-python-client", GENERATOR), ("ruff", FORMATTER)):
        try:
            found = version(package)
        except PackageNotFoundError:
            found = "none"
        if found != wanted:
            raise GenerationError(
                f"{package} {wanted} is needed and {found} is installed: another version writes other code. "
                "`pip install --group generate` gives the right one; to move on, review templates/ against the new "
                "version, then change the pins in pyproject.toml and here."
            )
    answer = subprocess.run([formatter_folder() / "ruff", "--version"], capture_output=True, text=True, check=False)
    if answer.stdout.split() != ["ruff", FORMATTER]:
        raise GenerationError(f"{formatter_folder() / 'ruff'} says {answer.stdout.strip()!r}, not ruff {FORMATTER}")


def formatter_folder() -> Path:
    """The folder of this environment's own ruff."""
    from sysconfig import get_path

    folder = Path(get_path("scripts"))
    if not shutil.which("ruff", path=folder):
        raise GenerationError(f"there is no ruff in {folder}")
    return folder


@contextlib.contextmanager
def formatter_first() -> Iterator[None]:
    """Let the generator's hooks find this environment's ruff and no other."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{formatter_folder()}{os.pathsep}{before}"
    try:
        yield
    finally:
        os.environ["PATH"] = before


def stock_templates() -> dict[str, str]:
    import openapi_python_client

    folder = Path(openapi_python_client.__file__).parent / "templates"
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.jinja"))
    }


def stock_record() -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in stock_templates().items())


def check_stock_templates() -> None:
    recorded = {name: digest for digest, name in (line.split() for line in STOCK_RECORD.read_text().splitlines())}
    found = stock_templates()
    moved = sorted(name for name in recorded.keys() | found.keys() if recorded.get(name) != found.get(name))
    if moved:
        raise GenerationError(
            f"the generator's own templates have moved: {', '.join(moved)}. Compare them with templates/, take over "
            "what matters, then run tools/generate.py --record-stock."
        )


def differences(fresh: Path, committed: Path) -> list[str]:
    """One line for each file that is missing, stale or different."""
    wanted, present = _files(fresh), _files(committed)
    lines = [f"missing    {name}" for name in sorted(wanted - present)]
    lines += [f"stale      {name}" for name in sorted(present - wanted)]
    same = sorted(wanted & present)
    _, changed, unreadable = filecmp.cmpfiles(fresh, committed, same, shallow=False)
    return lines + [f"different  {name}" for name in sorted(changed + unreadable)]


def report(found: list[str], committed: Path) -> int:
    if not found:
        return 0
    print(f"{committed} is not what openapi.yaml gives ({len(found)} files); run `make generate`:", file=sys.stderr)
    print("\n".join(f"  {line}" for line in found), file=sys.stderr)
    return 1


def replace(committed: Path, fresh: Path) -> None:
    if committed.exists():
        shutil.rmtree(committed)
    committed.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(fresh, committed)


def _files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found}


if __name__ == "__main__":
    sys.exit(main())
