"""Time to import, in fresh interpreters that take turns."""

import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.conftest import STOCK_PACKAGE
from benchmarks.report import Figures

ROUNDS = 15
PROGRAM = """
import sys, time
sys.path.append({folder!r})
# httpx imports its command line too where these are installed, which they need not be.
sys.modules.update(dict.fromkeys(("click", "pygments", "rich")))
start = time.process_time()
{statement}
print(time.process_time() - start)
"""
CLIENT = (
    "import httpx",
    "from swath import SentinelHub",
    "from swath_api import AuthenticatedClient",
    f"from {STOCK_PACKAGE} import AuthenticatedClient",
)
# A model is an attrs class with moments, enums and unions.
NEEDED = "import attrs, datetime, enum, typing, collections.abc"
MODEL = (
    NEEDED,
    "import attrs",
    "from swath_api.models import StacItem",
    "from swath_api.models import StacItem; StacItem.from_dict({})",
    f"from {STOCK_PACKAGE}.models import StacItem",
)


def seconds(statement: str, folder: Path) -> float:
    program = PROGRAM.format(folder=str(folder), statement=statement)
    answer = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True)
    return float(answer.stdout)


def test_imports(stock_folder: Path, figures: Figures) -> None:
    statements = [*CLIENT, *MODEL]
    for statement in statements:
        seconds(statement, stock_folder)  # leaves compiled modules behind
    taken: dict[str, list[float]] = {statement: [] for statement in statements}
    for _ in range(ROUNDS):
        for statement in statements:
            taken[statement].append(seconds(statement, stock_folder))
    for statement, times in taken.items():
        subject = "client" if statement in CLIENT else "model"
        figures.add("import", subject, "what a model needs" if statement == NEEDED else statement, median(times))
