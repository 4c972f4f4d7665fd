import math
import pickle
from datetime import datetime
from typing import Any

import pytest

from swath import FeatureStatistics, ServerError, Statistics, StatisticsTable, models
from swath.data.batch_statistics import read_statistics
from swath.errors import JobFailed

DAYS = [{"from": f"2024-06-0{day}T00:00:00Z", "to": f"2024-06-0{day + 1}T00:00:00Z"} for day in (1, 2)]


def statistics(*means: object, units: float | None = 0.5, failed: bool = False, **percentiles: float) -> Statistics:
    data: list[dict[str, Any]] = []
    for interval, mean in zip(DAYS, means, strict=False):
        stats = {"min": 0, "max": 1, "mean": mean, "stDev": 0.1, "sampleCount": 4, "noDataCount": 0}
        if percentiles:
            stats["percentiles"] = {name[1:]: value for name, value in percentiles.items()}
        data.append({"interval": interval, "outputs": {"ndvi": {"bands": {"B0": {"stats": stats}}}}})
    if failed:
        data.append({"interval": DAYS[1], "error": {"type": "TIMEOUT"}})
    return Statistics([models.StatisticsResponse.from_dict({"status": "OK", "data": data})], units)


def table(*values: Statistics | Exception, labels: Any = ("a", "b", "c", "d")) -> StatisticsTable:
    results = [
        FeatureStatistics(index, label, None, value)
        if isinstance(value, Exception)
        else FeatureStatistics(index, label, value)
        for index, (label, value) in enumerate(zip(labels, values, strict=False))
    ]
    return StatisticsTable(reversed(results))


def test_a_feature_is_a_column_and_rows_are_in_order() -> None:
    found = table(statistics(0.1, 0.2), statistics("NaN"))
    rows = found.to_dicts()
    assert [(row["feature"], row["mean"]) for row in rows[:2]] == [("a", 0.1), ("a", 0.2)]
    assert math.isnan(rows[2]["mean"])  # type: ignore[arg-type]
    assert list(rows[0])[:5] == ["feature", "output", "band", "start", "end"]
    assert len(found) == 3
    assert found.processing_units == 1.0


def test_features_with_other_percentiles_share_the_columns() -> None:
    rows = table(statistics(0.1, k50=0.3), statistics(0.2)).to_dicts()
    assert rows[0]["p50"] == 0.3
    assert math.isnan(rows[1]["p50"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("labels", "plain", "kind"),
    [
        (("a", "b"), ["a", "b"], "String"),
        ((4, 7), [4, 7], "Int64"),
        ((("x", 1), ("x", 2)), ["('x', 1)", "('x', 2)"], "String"),
        ((4, "b"), ["4", "b"], "String"),
        ((True, False), ["True", "False"], "String"),
        ((datetime(2024, 1, 1), None), ["2024-01-01 00:00:00", "None"], "String"),
    ],
)
def test_all_tables_call_features_alike(labels: Any, plain: list[object], kind: str) -> None:
    found = table(statistics(0.1), statistics(0.2), labels=labels)
    assert [row["feature"] for row in found.to_dicts()] == list(labels)
    assert found.to_pandas()["mean"].tolist() == [0.1, 0.2]
    polars = found.to_polars()
    assert polars["feature"].to_list() == plain
    assert str(polars.schema["feature"]) == kind
    assert found.to_arrow().column("feature").to_pylist() == plain


def test_what_failed_is_told_and_is_no_row() -> None:
    error = ServerError(500, "no luck")
    found = table(statistics(0.1, failed=True), error, statistics(failed=True, units=None))
    assert found.errors == {"b": error}
    assert {label: [one.kind for one in errors] for label, errors in found.failed_intervals.items()} == {
        "a": ["TIMEOUT"],
        "c": ["TIMEOUT"],
    }
    assert repr(found) == "<StatisticsTable 1 rows, 3 features, 1 failed, 2024-06-01 to 2024-06-02, 0.500 PU>"
    assert "1 failed" in found._repr_html_()


def test_a_table_of_nothing_has_its_columns() -> None:
    for found in (table(), table(ServerError(500, "no luck"))):
        assert (len(found), found.to_dicts(), found.processing_units) == (0, [], None)
        assert list(found.to_pandas().columns) == found.to_polars().columns == found.to_arrow().column_names
        assert found.to_polars().columns[0] == "feature"


def test_tables_survive_a_pickle() -> None:
    found = table(statistics(0.1), ServerError(500, "no luck"))
    again = pickle.loads(pickle.dumps(found))
    assert again.to_dicts() == found.to_dicts()
    assert repr(again) == repr(found)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ('"error": {"type": "TIMEOUT", "message": "too late"}', "too late"),
        ('"error": {"type": "TIMEOUT"}', "TIMEOUT"),
        ('"error": "no luck"', "no luck"),
        ('"response": null', "no reason is given"),
    ],
)
def test_the_file_of_a_feature_that_failed_says_why(error: str, said: str) -> None:
    result = read_statistics(b'{"id": 3, %s}' % error.encode(), "s3://bucket/3.json", 0, "task")
    assert (result.feature, result.id, result.identifier, result.value) == ("3", "3", "", None)
    assert isinstance(result.error, JobFailed)
    assert str(result.error) == said
    assert result.error.id == "task"
