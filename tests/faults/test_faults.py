"""Every fault of the table, for every kind of operation, through both clients."""

import ssl

import pytest

from faults.cells import WELL, fault_free, run
from faults.clients import CALLS, Call
from faults.leaks import Log
from faults.outcomes import Report
from faults.table import KINDS, ROWS, Row
from swath.core.operations import Kind

CELLS = [(row, kind) for row in ROWS for kind in row.expected]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))
@pytest.mark.parametrize(("row", "kind"), CELLS, ids=[f"{row.name}-{kind.name}" for row, kind in CELLS])
def test_a_fault_comes_to_the_same_answer_or_to_the_error_that_names_it(
    row: Row, kind: Kind, call: Call, report: Report, log: Log, certificate: ssl.SSLContext
) -> None:
    outcome = run(row, kind, call, log, certificate)
    report.add(outcome)
    assert outcome.faults == []


def test_without_a_fault_every_operation_is_answered(log: Log, certificate: ssl.SSLContext) -> None:
    """What the others are compared with is an answer, and the log is read."""
    assert all(fault_free(kind) for kind in KINDS)
    assert run(WELL, Kind.PAID, CALLS["sync"], log, certificate).faults == []
    assert any("POST /process/v1" in text for _, text in log.texts())
