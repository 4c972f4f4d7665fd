"""Scenes of random pixels, the scripts of the folder run over them, and what NumPy says of the same bands."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from swath_sandbox.collections import COLLECTIONS
from swath_sandbox.evalscript import Evalscript, SceneInput, SourceInput

SCRIPTS = Path(__file__).parent / "scripts"
SHAPE = (6, 7)
SPRING = (datetime(2023, 3, 1, tzinfo=UTC), datetime(2023, 5, 31, 23, 59, 59, tzinfo=UTC))
UNITS = {name: band.units for name, band in COLLECTIONS["sentinel-2-l2a"].bands.items()}
UNITS |= {name: {"DN": (1.0, 0.0)} for name in ("VV", "BQA", "QUALITY_FLAGS")}
LIMITS = {"UINT8": (0, 255), "INT8": (-128, 127), "UINT16": (0, 65535), "INT16": (-32768, 32767)}


def bands_of(seed, *, clouds=0.3, missing=0.2):
    """Digital numbers by band, shape SHAPE; where there are no data, all of them are zero."""
    random = np.random.default_rng(seed)
    arrays = {name: random.integers(1, 9000, SHAPE).astype("uint16") for name in ("B02", "B03", "B04", "B08")}
    arrays["SCL"] = np.where(random.random(SHAPE) < clouds, 9, random.integers(4, 7, SHAPE)).astype("uint8")
    arrays["VV"] = random.random(SHAPE).astype("float32")
    arrays["dataMask"] = (random.random(SHAPE) >= missing).astype("uint8")
    return {name: array * (arrays["dataMask"] if name != "dataMask" else 1) for name, array in arrays.items()}


def reflectance(arrays, *names):
    """Reflectances as a script gets them, float64 of shape (*SHAPE, bands), or SHAPE for one band."""
    stacked = np.stack([arrays[name].astype(np.float64) * 1e-4 for name in names], axis=-1)
    return stacked[..., 0] if len(names) == 1 else stacked


def ndvi(arrays):
    """(B08 - B04) / (B08 + B04), 0 where both are 0."""
    red, infrared = reflectance(arrays, "B04"), reflectance(arrays, "B08")
    total = infrared + red
    return np.divide(infrared - red, total, out=np.zeros(SHAPE), where=total != 0)


def rounded(values, sample_type="UINT8"):
    """Rounded half up and clamped to an integer sample type."""
    low, high = LIMITS[sample_type]
    return np.clip(np.floor(np.asarray(values, np.float64) + 0.5), low, high).astype(sample_type.lower())


def stretched(values):
    """AUTO: 0 to 1 become 0 to 255."""
    return rounded(np.asarray(values) * 255)


def mosaic(arrays):
    return SceneInput({}, arrays)


def tile(moment, arrays, *, clouds=10.0, number=1, **more):
    path = f"s3://EODATA/{number}"
    return SceneInput({"date": moment, "shId": number, "cloudCoverage": clouds, "dataPath": path, **more}, arrays)


def orbit(day, arrays, *, clouds=(10.0,)):
    tiles = [
        {"date": f"{day}T10:0{i}:00Z", "shId": 100 + i, "cloudCoverage": cover, "dataPath": f"s3://EODATA/{day}/{i}"}
        for i, cover in enumerate(clouds)
    ]
    metadata = {"dateFrom": f"{day}T00:00:00Z", "dateTo": f"{day}T23:59:59Z", "tiles": tiles}
    return SceneInput(metadata, arrays)


def run(name, *sources):
    """Run a script of the folder over the scenes of each source, in the units that its setup asks for."""
    source = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
    with Evalscript(source, known_bands=list(UNITS), dataset="S2L2A") as evalscript:
        inputs = []
        for position, (spec, scenes) in enumerate(zip(evalscript.setup.inputs, sources, strict=True)):
            scales = {
                band: UNITS[band].get(unit) or next(iter(UNITS[band].values()))
                for band, unit in zip(spec.bands, spec.units, strict=True)
            }
            inputs.append(SourceInput(spec.datasource or str(position), scales, scenes))
        return evalscript.run(inputs, SHAPE, time_range=SPRING)


def check(found, **expected):
    """Fail unless the outputs are these arrays, in dtype and to the last bit; one band may be given as SHAPE."""
    assert found.arrays.keys() == expected.keys()
    for output, given in expected.items():
        values = np.asarray(given).reshape(*SHAPE, -1)
        assert found.arrays[output].dtype == values.dtype, output
        np.testing.assert_array_equal(found.arrays[output], values, err_msg=output)


def float32(values):
    return np.asarray(values, np.float64).astype(np.float32)
