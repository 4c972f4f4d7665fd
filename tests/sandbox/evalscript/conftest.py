import json
from datetime import UTC, datetime

import numpy as np
import pytest

from swath_sandbox.evalscript import Evalscript, EvalscriptError, SceneInput, SourceInput
from swath_sandbox.evalscript.isolate import Isolate

JANUARY = (datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 1, 31, 23, 59, 59, tzinfo=UTC))
KNOWN_BANDS = ["B02", "B03", "B04", "B08", "SCL", "VV"]
REFLECTANCE = (1e-4, 0.0)
DN = (1.0, 0.0)


def make_scene(metadata=None, **bands):
    return SceneInput(metadata or {}, {name: np.array([values], "uint16") for name, values in bands.items()})


def make_orbit(day, **bands):
    tile = {"date": f"{day}T10:00:00Z", "shId": int(day[-2:]), "cloudCoverage": 12.5, "dataPath": f"s3://{day}"}
    metadata = {"dateFrom": f"{day}T00:00:00Z", "dateTo": f"{day}T23:59:59Z", "tiles": [tile]}
    return make_scene(metadata, **bands)


def make_tile(moment, **bands):
    return make_scene({"date": moment, "cloudCoverage": 12.5, "dataPath": "s3://tile", "shId": 7}, **bands)


def make_source(*scenes, name="S2L2A", scales=None, bands=None):
    scales = {"dataMask": DN, "SCL": DN, **(scales or {})}
    names = bands or list(scenes[0].arrays)
    return SourceInput(name, {band: scales.get(band, REFLECTANCE) for band in names}, scenes)


def run_script(script, *sources, width=None, **options):
    widths = [array.shape[1] for source in sources for scene in source.scenes for array in scene.arrays.values()]
    with Evalscript(script, known_bands=KNOWN_BANDS, dataset="S2L2A", **options) as evalscript:
        return evalscript.run(sources, (1, width or (widths or [1])[0]), time_range=JANUARY)


@pytest.fixture
def scene():
    """Makes a scene of one row of pixels out of digital numbers by band."""
    return make_scene


@pytest.fixture
def orbit():
    """Makes a scene with the metadata of one day's orbit."""
    return make_orbit


@pytest.fixture
def tile():
    """Makes a scene with the metadata of one tile."""
    return make_tile


@pytest.fixture
def source():
    """Makes a data source of scenes with the same bands, in reflectance unless `scales` says otherwise."""
    return make_source


@pytest.fixture
def run():
    """Runs a script over data sources of one row of pixels."""
    return run_script


@pytest.fixture
def pixels():
    """Runs a script over one scene and answers its default output as a list of pixels."""

    def pixels(script, scales=None, **bands):
        outputs = run_script(script, make_source(make_scene(**bands), scales=scales))
        return outputs.arrays["default"][0].tolist()

    return pixels


@pytest.fixture(scope="module")
def isolate():
    isolate = Isolate(time_limit=30, memory_limit=256 << 20)
    yield isolate
    isolate.close()


@pytest.fixture
def value_of(isolate):
    """The value of a JavaScript expression where an evalscript would be."""
    return lambda expression: json.loads(isolate.text(f"JSON.stringify({expression})"))


@pytest.fixture
def setup_of():
    """What is understood of the object that setup() returns, given as JavaScript."""

    def setup_of(returned):
        script = f"//VERSION=3\nfunction setup() {{ return {returned} }}\nfunction evaluatePixel() {{}}"
        with Evalscript(script, known_bands=KNOWN_BANDS, dataset="S2L2A") as evalscript:
            return evalscript.setup

    return setup_of


@pytest.fixture
def failure():
    """The error of a script over one scene of B04 and B08, or over other sources."""

    def failure(script, *sources, **options):
        sources = sources or (make_source(make_scene(B04=[1000], B08=[3000])),)
        with pytest.raises(EvalscriptError) as caught:
            run_script(script, *sources, **options)
        return caught.value

    return failure
