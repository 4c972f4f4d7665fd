"""Scripts over several sources at once."""

import numpy as np

from sandbox.evalscript.strips import (
    SHAPE,
    bands_of,
    check,
    float32,
    mosaic,
    ndvi,
    orbit,
    reflectance,
    rounded,
    run,
    tile,
)

ONE, OTHER, THIRD = bands_of(31), bands_of(32), bands_of(33)


def test_sources_have_the_names_that_setup_gives_them():
    land = (ONE["SCL"] >= 2) & (ONE["SCL"] <= 7)
    expected = np.where(land[..., None], reflectance(OTHER, "B04", "B03"), 0)
    check(run("fusion_by_name", [mosaic(ONE)], [mosaic(OTHER)]), default=float32(expected))


def test_sources_without_names_are_numbered():
    expected = reflectance(ONE, "B04") + OTHER["SCL"]
    check(run("fusion_by_place", [mosaic(ONE)], [mosaic(OTHER)]), default=float32(expected))


def test_each_source_may_have_a_mosaicking_of_its_own():
    days = [orbit("2023-04-02", OTHER), orbit("2023-03-10", THIRD)]
    red = reflectance(OTHER, "B04") + reflectance(THIRD, "B04")
    found = run("fusion_of_mosaickings", [mosaic(ONE)], days)
    check(found, default=float32(np.stack([ONE["VV"], np.full(SHAPE, 2), red], axis=-1)))
    assert found.userdata == [{}, ["2023-04-02T00:00:00Z", "2023-03-10T00:00:00Z"]]


def test_one_collection_may_be_read_twice():
    change = 10000 * (ndvi(OTHER) - ndvi(ONE))
    check(run("fusion_in_time", [mosaic(ONE)], [mosaic(OTHER)]), default=rounded(change, "INT16"))


def test_a_source_without_data_is_an_empty_list():
    expected = np.stack([np.zeros(SHAPE), reflectance(ONE, "B04")], axis=-1)
    check(run("fusion_with_nothing", [mosaic(ONE)], []), default=float32(expected))
    expected = np.stack([np.ones(SHAPE), reflectance(OTHER, "B04")], axis=-1)
    check(run("fusion_with_nothing", [mosaic(ONE)], [mosaic(OTHER)]), default=float32(expected))


def test_scenes_are_chosen_source_by_source():
    days = [orbit("2023-05-20", ONE), orbit("2023-04-02", OTHER), orbit("2023-03-01", THIRD)]
    tiles = [tile("2023-05-20T10:00:00Z", ONE), tile("2023-04-02T10:00:00Z", THIRD)]
    expected = np.stack([reflectance(OTHER, "B04"), reflectance(THIRD, "B08"), reflectance(ONE, "B08")], axis=-1)
    check(run("fusion_of_chosen_scenes", days, tiles), default=float32(expected))
