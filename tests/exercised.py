"""Notes which operations the sandbox answered in which test module, for docs/operations.md.

A module that the page names for an operation must still exercise it: else a run of the whole module fails.
`--record-operations` writes what a run exercised into tests/operations.json.
"""

import functools
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TESTED = Path(__file__).with_name("operations.json")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Asked = set[tuple[str, str]]


class Exercise:
    """Which requests were answered in which module.

    Attributes:
        module: The one that runs.
        asked: Methods and paths by module, ids made alike.
        outcomes: How the tests of each module ended.
        partial: Whether some tests were left out.
    """

    def __init__(self) -> None:
        self.module = ""
        self.asked: defaultdict[str, Asked] = defaultdict(set)
        self.outcomes: defaultdict[str, set[str]] = defaultdict(set)
        self.partial = False
        self.lost: list[str] = []
        self._watched = False

    def watch(self) -> None:
        """Listen to sandboxes, once there are any."""
        app = sys.modules.get("swath_sandbox.app")
        if self._watched or app is None or not hasattr(app, "Sandbox"):
            return
        self._watched = True
        handle = app.Sandbox.handle

        @functools.wraps(handle)
        def noting(sandbox, request):
            response = handle(sandbox, request)
            if response.status < 400:
                self.asked[self.module].add((request.method, _ID.sub("id", request.path)))
            return response

        app.Sandbox.handle = noting

    def exercised(self) -> dict[str, set[str]]:
        """The operations by module."""
        from operations import named

        found = {
            module: {name for method, path in asked if (name := named(method, path))}
            for module, asked in self.asked.items()
        }
        return {module: names for module, names in found.items() if module and names}

    def missing(self) -> Iterator[str]:
        """What is said to be exercised by a module that has run, and was not."""
        told = json.loads(TESTED.read_text("utf-8")) if TESTED.exists() else {}
        whole = {module for module, outcomes in self.outcomes.items() if outcomes == {"passed"}}
        if self.partial or not any(module in whole for modules in told.values() for module in modules):
            return
        found = self.exercised()
        for operation, modules in told.items():
            for module in modules:
                if module in whole and operation not in found.get(module, ()):
                    yield f"{module} does not exercise {operation} any more: run `make operations`"


_exercise = Exercise()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-operations", action="store_true", help="write tests/operations.json")


def pytest_deselected(items: list[pytest.Item]) -> None:
    _exercise.partial = True


def pytest_runtest_logstart(nodeid: str) -> None:
    _exercise.module = nodeid.partition("::")[0]
    _exercise.watch()


def pytest_runtest_call() -> None:
    _exercise.watch()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" or not report.passed:
        _exercise.outcomes[report.nodeid.partition("::")[0]].add(report.outcome)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.config.option.collectonly:
        return
    if hasattr(session.config, "workeroutput"):
        asked = {module: sorted(map(list, asked)) for module, asked in _exercise.asked.items()}
        session.config.workeroutput |= {"asked": asked, "partial": _exercise.partial}
        return
    sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
    if session.config.getoption("--record-operations"):
        from operations import record

        record(_exercise.exercised())
        return
    _exercise.partial |= any("::" in argument for argument in session.config.args)
    _exercise.lost = list(_exercise.missing())
    if _exercise.lost:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Add what one of several processes has noted."""
    noted = getattr(node, "workeroutput", {})
    for module, asked in noted.get("asked", {}).items():
        _exercise.asked[module] |= {(method, path) for method, path in asked}
    _exercise.partial |= noted.get("partial", True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _exercise.lost:
        terminalreporter.write_line(line, red=True)
