"""Scripts that are built, run by the sandbox's engine."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from swath import Evalscript, InvalidParameter, evalscript, process_request, statistics_request
from swath.core.evalscripts import ScriptInput, ScriptOutput
from swath_sandbox.evalscript import Evalscript as Engine
from swath_sandbox.evalscript import SceneInput, SourceInput

DAYS = (datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 1, 31, tzinfo=UTC))
BANDS = ["B02", "B03", "B04", "B08"]
PLACE: dict[str, Any] = {"bbox": (14.1, 46.0, 14.2, 46.1), "time": "2024-06", "size": (10, 10)}


def ran(script: str, *scenes: dict[str, list[float]]) -> dict[str, Any]:
    """What a script makes of scenes with a row of pixels each."""
    made = [
        SceneInput(
            {"dateFrom": f"2023-01-{day:02}T00:00:00Z"},
            {name: np.array([values], "float32") for name, values in scene.items()},
        )
        for day, scene in enumerate(scenes, start=1)
    ]
    source = SourceInput("S2L2A", dict.fromkeys(scenes[0], (1.0, 0.0)), made)
    width = len(next(iter(scenes[0].values())))
    with Engine(script, known_bands=BANDS) as engine:
        arrays = engine.run([source], (1, width), time_range=DAYS).arrays
    return {name: array[0].tolist() for name, array in arrays.items()}


def test_an_index_is_its_formula_and_no_data_where_it_divides_by_zero() -> None:
    found = ran(
        evalscript.index("(B08 - B04) / (B08 + B04)"),
        {"B04": [0.25, 0, 0.1, 0.5], "B08": [0.75, 0, -0.1, 0.5], "dataMask": [1, 1, 1, 0]},
    )
    assert found["default"][0] == [0.5]
    assert np.isnan(found["default"][1:]).all()
    assert found["dataMask"] == [[1], [0], [0], [0]]


def test_a_quotient_by_zero_within_a_quotient_is_no_data_either() -> None:
    found = ran(evalscript.index("1 / (B08 / B04)"), {"B04": [0], "B08": [1], "dataMask": [1]})
    assert np.isnan(found["default"]).all()


def test_bands_come_in_their_order_and_brightened() -> None:
    script = evalscript.bands("B04", "B02", gain=(2, 1), sample_type="FLOAT32")
    found = ran(script, {"B04": [0.25, 0.5], "B02": [0.5, 0.5], "dataMask": [1, 0]})
    assert found["default"][0] == [0.5, 0.5]
    assert np.isnan(found["default"][1]).all()


def test_gains_may_be_numbers_of_arrays() -> None:
    ours = evalscript.bands("B04", "B03", gain=(2.5, 1))
    assert evalscript.bands("B04", "B03", gain=np.array([2.5, 1])) == ours  # type: ignore[arg-type]
    assert evalscript.bands("B04", gain=np.float32(2.5)) == evalscript.bands("B04", gain=2.5)  # type: ignore[arg-type]


def test_whole_numbers_have_zero_for_no_data() -> None:
    script = evalscript.bands("B04", sample_type="UINT16", units="DN")
    assert ran(script, {"B04": [300, 300], "dataMask": [1, 0]})["default"] == [[300], [0]]


@pytest.mark.parametrize(
    ("reduce", "expected"), [("mean", 3.0), ("median", 2.0), ("min", 1.0), ("max", 6.0), ("first", 2.0)]
)
@pytest.mark.parametrize("mosaicking", ["ORBIT", "TILE"])
def test_several_acquisitions_become_one_value(mosaicking: Any, reduce: Any, expected: float) -> None:
    script = evalscript.bands("B04", sample_type="FLOAT32", mosaicking=mosaicking, reduce=reduce)
    scenes = [{"B04": [value, 9.0], "dataMask": [seen, 0]} for value, seen in ((2, 1), (6, 1), (100, 0), (1, 1))]
    found = ran(script, *scenes)
    assert found["default"][0] == [expected]
    assert np.isnan(found["default"][1]).all()
    assert found["dataMask"] == [[1], [0]]


def test_a_built_script_serves_a_picture_and_statistics() -> None:
    script = evalscript.index("(B08 - B04) / (B08 + B04)", id="ndvi")
    assert script.inputs == (ScriptInput(None, ("B08", "B04", "dataMask"), "SIMPLE"),)
    assert script.outputs == (ScriptOutput("ndvi", 1, "FLOAT32"), ScriptOutput("dataMask", 1, "UINT8"))
    picture = process_request(script, outputs="tiff", **PLACE)
    assert picture.to_dict()["output"]["responses"] == [{"identifier": "ndvi", "format": {"type": "image/tiff"}}]
    statistics_request(script, **PLACE)


def test_the_mask_may_be_left_out() -> None:
    script = evalscript.bands("B04", data_mask=False)
    assert [output.id for output in script.outputs or ()] == ["default"]
    with pytest.raises(InvalidParameter, match="dataMask"):
        statistics_request(script, **PLACE)


def test_units_are_those_that_are_asked_for_and_the_mask_has_its_own() -> None:
    one = evalscript.bands("B04", "B03", units="DN")
    each = evalscript.index("B04 * AOT", units={"B04": "REFLECTANCE", "AOT": "DN"})
    assert one.inputs == (ScriptInput(None, ("B04", "B03", "dataMask"), "SIMPLE", ("DN", "DN", "DN")),)
    assert each.inputs == (ScriptInput(None, ("B04", "AOT", "dataMask"), "SIMPLE", ("REFLECTANCE", "DN", "DN")),)


def test_a_script_is_text_and_may_come_from_a_file(tmp_path: Path) -> None:
    script = evalscript.bands("B04")
    path = tmp_path / "red.js"
    path.write_text("\ufeff" + script, "utf-8")
    assert Evalscript.from_file(path) == script == script.text
    assert process_request(path, **PLACE) == process_request(script, **PLACE) == process_request(script.text, **PLACE)
    assert type(process_request(script, **PLACE).to_dict()["evalscript"]) is str


def test_what_is_computed_at_run_time_is_not_told() -> None:
    assert Evalscript("//VERSION=3\nfunction setup() { return build() }").inputs is None


@pytest.mark.parametrize(
    ("build", "parameter", "said"),
    [
        (evalscript.bands, "names", "one band at least"),
        (lambda: evalscript.bands("B 04"), "names", "name of a band"),
        (lambda: evalscript.bands(4), "names", "name of a band"),  # type: ignore[arg-type]
        (lambda: evalscript.bands("B04", gain=(1, 2)), "gain", "one for each band"),
        (lambda: evalscript.bands("B04", gain=float("nan")), "gain", "one number"),
        (lambda: evalscript.bands("B04", sample_type="FLOAT64"), "sample_type", "FLOAT32"),  # type: ignore[arg-type]
        (lambda: evalscript.bands("B04", mosaicking="ALL"), "mosaicking", "ORBIT"),  # type: ignore[arg-type]
        (lambda: evalscript.bands("B04", reduce="mode"), "reduce", "median"),  # type: ignore[arg-type]
        (lambda: evalscript.bands("B04", id="dataMask"), "id", "other than dataMask"),
        (lambda: evalscript.bands("B04", units=5), "units", "one unit"),  # type: ignore[arg-type]
        (lambda: evalscript.bands("B04", units={"B03": "DN"}), "units", "each band that is read"),
        (lambda: Evalscript.from_file("nowhere.js"), "evalscript", "cannot be read"),
    ],
)
def test_what_cannot_be_built_is_refused_with_the_parameter_named(build: Any, parameter: str, said: str) -> None:
    with pytest.raises(InvalidParameter, match=said) as caught:
        build()
    assert caught.value.parameter == parameter
