"""One run's figures, and the stock generator's output from the same document."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.report import Figures

ROOT = Path(__file__).parents[1]
STOCK_PACKAGE = "stock_api"
FIGURES = pytest.StashKey[Figures]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = Figures()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash[FIGURES].table():
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def figures(pytestconfig: pytest.Config) -> Figures:
    return pytestconfig.stash[FIGURES]


@pytest.fixture(scope="session")
def stock_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package that the stock generator makes, with its own templates."""
    folder = tmp_path_factory.mktemp("stock")
    generator = Path(sys.executable).with_name("openapi-python-client")
    paths = [f"--path={ROOT / 'openapi.yaml'}", f"--output-path={folder / STOCK_PACKAGE}"]
    # It warns of what it drops, which is none of what is measured here.
    subprocess.run([generator, "generate", "--meta=none", *paths], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def stock_models(stock_folder: Path) -> ModuleType:
    sys.path.append(str(stock_folder))
    return importlib.import_module(f"{STOCK_PACKAGE}.models")
