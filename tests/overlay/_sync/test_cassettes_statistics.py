# Derived from tests/overlay/_async/test_cassettes_statistics.py by tools/unasync.py; edit that file, then `make sync`.
"""Statistics as they were on the wire; see tests/overlay/conftest.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from swath import SentinelHub
from swath.config import Settings

Recorded = Callable[[str], AbstractContextManager[Settings]]

NDVI = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [{ id: "ndvi", bands: ["ndvi"] }, { id: "dataMask", bands: 1 }],
  };
}
function evaluatePixel(sample) {
  return { ndvi: [index(sample.B08, sample.B04)], dataMask: [sample.dataMask] };
}
"""
FAILING = NDVI.replace("return { ndvi", 'throw new Error("no luck");\n  return { ndvi')
PLACE = (13.95, 45.95, 14.0, 46.0)


def test_a_fortnight_and_a_script_that_fails(recorded: Recorded) -> None:
    with recorded("statistics") as target:
        with SentinelHub(target.client_id, target.client_secret, deployment=target.deployment) as hub:
            found = hub.statistics(
                NDVI, bbox=PLACE, time=("2024-06-01", "2024-06-14"), size=(20, 30), percentiles=(5, 50), histogram=4
            )
            failed = hub.statistics(
                FAILING, bbox=PLACE, time=("2024-06-01", "2024-06-07"), interval="P7D", size=(20, 30)
            )
    rows = found.to_dicts()
    assert len(rows) >= 2
    assert {(row["output"], row["band"], row["sample_count"]) for row in rows} == {("ndvi", "ndvi", 600)}
    assert all(-1 <= row["min"] <= row["p5"] <= row["p50"] <= row["max"] <= 1 for row in rows)  # type: ignore[operator]
    assert all(sum(row["bin_counts"]) == 600 - row["no_data_count"] for row in rows)  # type: ignore[arg-type, operator]
    assert found.processing_units == pytest.approx(0.01 * len(rows) * 2 / 3, abs=0.005)
    assert (len(failed), [error.kind for error in failed.errors]) == (0, ["EXECUTION_ERROR"])
