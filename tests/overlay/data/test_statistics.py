import math
import pickle
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from swath import FailedInterval, MissingExtra, Statistics, models

DAY = {"from": "2024-06-01T00:00:00Z", "to": "2024-06-02T00:00:00Z"}
OTHER_DAY = {"from": "2024-06-03T00:00:00.000Z", "to": "2024-06-04T02:00:00+02:00"}


def band(mean: object = 0.5, *, histogram: object = None, **percentiles: object) -> dict[str, Any]:
    stats: dict[str, Any] = {"min": 0, "max": 1, "mean": mean, "stDev": 0.1, "sampleCount": 12, "noDataCount": 2}
    if percentiles:
        stats["percentiles"] = {name.removeprefix("k").replace("_", "."): value for name, value in percentiles.items()}
    return {"stats": stats, **({"histogram": histogram} if histogram else {})}


def nothing() -> dict[str, Any]:
    words = dict.fromkeys(("min", "max", "mean", "stDev"), "NaN")
    return {"stats": {**words, "sampleCount": 12, "noDataCount": 12}}


def entry(interval: dict[str, str], **outputs: dict[str, Any]) -> dict[str, Any]:
    return {"interval": interval, "outputs": {name: {"bands": bands} for name, bands in outputs.items()}}


def table(*data: dict[str, Any], units: float | None = None) -> Statistics:
    answers = [models.StatisticsResponse.from_dict({"status": "OK", "data": [one]}) for one in data]
    return Statistics(answers, units)


BINS = {
    "underflow": 1,
    "overflow": 2,
    "bins": [{"lowEdge": 0, "highEdge": 0.5, "count": 3}, {"lowEdge": 0.5, "highEdge": 1, "count": 4}],
}
MIXED = (
    entry(DAY, rgb={"R": band(0.1, k5_0=0.2, k97_5="Infinity", histogram=BINS), "G": nothing()}),
    entry(OTHER_DAY, rgb={"R": band(0.3)}, mask={"B0": band(1)}),
)


def test_a_row_stands_for_an_interval_an_output_and_a_band() -> None:
    rows = table(*MIXED).to_dicts()

    assert [(row["output"], row["band"], row["mean"]) for row in rows if row["band"] != "G"] == [
        ("rgb", "R", 0.1),
        ("rgb", "R", 0.3),
        ("mask", "B0", 1.0),
    ]
    assert rows[0] == {
        "output": "rgb",
        "band": "R",
        "start": datetime(2024, 6, 1, tzinfo=UTC),
        "end": datetime(2024, 6, 2, tzinfo=UTC),
        "min": 0.0,
        "max": 1.0,
        "mean": 0.1,
        "st_dev": 0.1,
        "sample_count": 12,
        "no_data_count": 2,
        "p5": 0.2,
        "p97.5": math.inf,
        "underflow": 1,
        "overflow": 2,
        "bin_edges": [0.0, 0.5, 1.0],
        "bin_counts": [3, 4],
    }
    assert rows[2]["end"] == datetime(2024, 6, 4, tzinfo=UTC)


def test_what_lies_beyond_the_bins_is_counted_under_either_of_its_names() -> None:
    bins = {"underflowCount": 1, "overflowCount": 2, "bins": BINS["bins"]}
    (row,) = table(entry(DAY, rgb={"R": band(0.1, histogram=bins)})).to_dicts()
    assert (row["underflow"], row["overflow"]) == (1, 2)


def test_where_no_pixel_counts_there_is_nan() -> None:
    row = table(*MIXED).to_dicts()[1]
    assert all(math.isnan(row[name]) for name in ("min", "max", "mean", "st_dev", "p5", "p97.5"))  # type: ignore[arg-type]
    assert (row["sample_count"], row["no_data_count"]) == (12, 12)
    assert (row["underflow"], row["bin_edges"]) == (0, None)


def test_rows_are_in_order_of_time() -> None:
    starts = [row["start"] for row in table(*reversed(MIXED)).to_dicts()]
    assert starts == sorted(starts, key=str)


def test_failed_intervals_are_told_and_are_no_rows() -> None:
    found = table(
        entry(DAY, red={"B0": band()}),
        {"interval": OTHER_DAY, "error": {"type": "EXECUTION_ERROR", "message": "no luck"}},
        {"interval": DAY, "error": "TIMEOUT"},
    )
    assert len(found) == 1
    assert [(error.kind, error.message, error.start.day) for error in found.errors] == [
        ("EXECUTION_ERROR", "no luck", 3),
        ("TIMEOUT", "", 1),
    ]
    assert str(found.errors[0]) == "2024-06-03 to 2024-06-04: EXECUTION_ERROR, no luck"
    assert isinstance(found.errors[0], FailedInterval)
    assert repr(found) == "<Statistics 1 rows, 2024-06-01 to 2024-06-02, 2 failed intervals>"


def test_an_answer_without_data_is_an_empty_table() -> None:
    for data in ([], None):
        found = Statistics([models.StatisticsResponse.from_dict({"status": "FAILED", "data": data})], 0.5)
        assert len(found) == 0
        assert found.to_dicts() == []
        assert list(found.to_pandas().columns) == found.to_polars().columns == found.to_arrow().column_names
        assert repr(found) == "<Statistics 0 rows, 0.500 PU>"


def test_all_tables_hold_the_same() -> None:
    found = table(*MIXED)
    rows = found.to_dicts()
    pandas, polars, arrow = found.to_pandas(), found.to_polars(), found.to_arrow()

    assert str(pandas["start"].dtype).endswith(", UTC]")
    assert (pandas["mean"].dtype, pandas["sample_count"].dtype) == ("float64", "int64")
    assert str(polars.schema["start"]) == "Datetime(time_unit='us', time_zone='UTC')"
    assert str(arrow.schema.field("end").type) == "timestamp[us, tz=UTC]"
    assert list(pandas.columns) == polars.columns == arrow.column_names == list(rows[0])
    for others in (pandas.to_dict("records"), polars.to_dicts(), arrow.to_pylist()):
        for row, other in zip(rows, others, strict=True):
            assert other.keys() == row.keys()
            assert all(other[name] == value or other[name] != other[name] for name, value in row.items())
            assert [name for name in row if row[name] != row[name]] == [n for n in row if other[n] != other[n]]


def test_tables_without_histograms_have_no_columns_for_them() -> None:
    assert table(entry(DAY, red={"B0": band(k50=1)})).to_polars().columns[-1] == "p50"


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_library_that_is_missing_is_named_by_its_extra(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    method = "to_arrow" if library == "pyarrow" else f"to_{library}"
    with pytest.raises(MissingExtra, match=r"swath\[tables\]"):
        getattr(table(), method)()


def test_statistics_survive_a_pickle() -> None:
    found = table(*MIXED, units=1.5)
    again = pickle.loads(pickle.dumps(found))
    assert repr(again) == repr(found) == "<Statistics 4 rows, 2024-06-01 to 2024-06-04, 1.500 PU>"
    assert again.raw == found.raw
