# Derived from tests/overlay/_async/test_cassettes.py by tools/unasync.py; edit that file, then `make sync`.
"""Exchanges as they were on the wire; see tests/overlay/conftest.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest

from swath import SentinelHub, AuthenticationError
from swath.config import Settings

Recorded = Callable[[str], AbstractContextManager[Settings]]

TRUE_COLOR = """//VERSION=3
function setup() { return { input: ["B04", "B03", "B02"], output: { bands: 3 } }; }
function evaluatePixel(sample) { return [2.5 * sample.B04, 2.5 * sample.B03, 2.5 * sample.B02]; }
"""
NDVI_AND_MASK = """//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [{ id: "default", bands: 1, sampleType: "FLOAT32" }, { id: "mask", bands: 1, sampleType: "UINT8" }],
  };
}
function evaluatePixel(sample) {
  return { default: [index(sample.B08, sample.B04)], mask: [sample.dataMask] };
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { helper: "index" };
}
"""
PLACE = (13.95, 45.95, 14.0, 46.0)
DAYS = ("2024-06-01", "2024-06-30")
OUTPUTS = {"default": "tiff", "mask": "png", "userdata": "json"}


def hub_of(target: Settings) -> SentinelHub:
    return SentinelHub(target.client_id, target.client_secret, deployment=target.deployment)


def test_a_picture_as_png(recorded: Recorded) -> None:
    with recorded("process_png") as target:
        with hub_of(target) as hub:
            image = hub.process(TRUE_COLOR, bbox=PLACE, time=DAYS, size=(48, 64))
    assert image.media_type == "image/png"
    assert image.array.shape == (64, 48, 3)
    assert image.array.dtype == np.uint8
    assert image.array.std() > 5
    assert image.processing_units == pytest.approx(48 * 64 / 512**2, abs=0.01)


@pytest.mark.parametrize("container", ["tar", "multipart"])
def test_several_outputs_in_one_answer(recorded: Recorded, container: str) -> None:
    with recorded(f"process_{container}") as target:
        with hub_of(target) as hub:
            outputs = hub.process(
                NDVI_AND_MASK,
                bbox=PLACE,
                time=DAYS,
                size=(20, 30),
                outputs=OUTPUTS,
                container=container,  # type: ignore[arg-type]
            )
    assert sorted(outputs) == ["default", "mask", "userdata"]
    ndvi = outputs["default"].array
    assert (ndvi.shape, ndvi.dtype) == ((30, 20, 1), np.float32)
    assert -1 <= ndvi.min() < ndvi.max() <= 1
    assert outputs["mask"].array.shape == (30, 20, 1)
    assert outputs.userdata == {"helper": "index"}


def test_three_pages_of_a_search(recorded: Recorded) -> None:
    with recorded("catalog_search") as target:
        with hub_of(target) as hub:
            search = hub.catalog.search(
                "sentinel-2-l2a", bbox=PLACE, time=DAYS, filter="eo:cloud_cover <= 100", limit=9, page_size=4
            )
            found = [item for item in search]
    assert len(found) == 9
    assert len({item.id for item in found}) == 9
    moments = [item.properties.datetime_ for item in found]
    assert moments == sorted(moments, reverse=True)


def test_credentials_that_are_refused(recorded: Recorded) -> None:
    with recorded("token_refused") as target:
        with SentinelHub(target.client_id, "wrong", deployment=target.deployment) as hub:
            with pytest.raises(AuthenticationError, match="invalid_client") as caught:
                hub.process(TRUE_COLOR, bbox=PLACE, time=DAYS, size=(8, 8))
    assert caught.value.status == 401
