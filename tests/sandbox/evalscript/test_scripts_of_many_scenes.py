"""Scripts over orbits and tiles: samples, their metadata, the choice of scenes, and an output that grows with them."""

import numpy as np
import pytest

from sandbox.evalscript.strips import (
    SHAPE,
    bands_of,
    check,
    float32,
    ndvi,
    orbit,
    reflectance,
    rounded,
    run,
    tile,
)

# From the most recent on, as they are mosaicked unless a request says otherwise.
DAYS = {
    "2023-05-20": bands_of(11),
    "2023-05-12": bands_of(12),
    "2023-04-02": bands_of(13),
    "2023-03-10": bands_of(14),
    "2023-03-05": bands_of(15),
}
CLOUDS = [(40.0, 12.0), (80.0,), (3.5, 90.0), (20.0,), (60.0,)]
ORBITS = [orbit(day, bands, clouds=clouds) for (day, bands), clouds in zip(DAYS.items(), CLOUDS, strict=True)]
MOMENTS = {
    "2023-05-12T10:07:00Z": bands_of(21),
    "2023-04-21T10:10:00Z": bands_of(22),
    "2023-04-02T10:05:00Z": bands_of(23),
    "2023-03-10T23:50:00Z": bands_of(24),
}
COVERS = [50.0, 30.0, 2.5, 29.9]
TILES = [
    tile(moment, bands, clouds=cover, number=number)
    for number, ((moment, bands), cover) in enumerate(zip(MOMENTS.items(), COVERS, strict=True), 7)
]
DAY, MOMENT = list(DAYS.values()), list(MOMENTS.values())


def stack(days, *names):
    """Reflectances of a band on several days, shape (days, *SHAPE)."""
    return np.stack([reflectance(bands, *names) for bands in days])


def masks(days):
    return np.stack([bands["dataMask"] != 0 for bands in days])


def test_the_mean_over_time_counts_samples_with_data():
    with np.errstate(invalid="ignore"):
        expected = stack(DAY, "B04").sum(axis=0) / masks(DAY).sum(axis=0)
    found = run("orbit_mean", ORBITS)
    np.testing.assert_allclose(found.arrays["default"][..., 0], expected, rtol=1e-6)

    (alone,) = run("orbit_mean", ORBITS[:1]).arrays.values()
    assert np.isnan(alone[DAY[0]["dataMask"] == 0]).all()


def test_the_greatest_index_over_time():
    indices = np.where(masks(DAY), np.stack([ndvi(bands) for bands in DAY]), -1)
    check(run("orbit_greatest_ndvi", ORBITS), default=float32(indices.max(axis=0)))


def test_the_median_over_time():
    median = np.median(np.stack([bands["B04"] for bands in DAY]), axis=0)
    check(run("orbit_median", ORBITS), default=median.astype("uint16"))


def test_the_most_recent_clear_day():
    clear = masks(DAY) & np.stack([bands["SCL"] != 9 for bands in DAY])
    day = np.where(clear.any(axis=0), clear.argmax(axis=0), -1)
    red = np.take_along_axis(stack(DAY, "B04"), np.maximum(day, 0)[None], axis=0)[0]
    check(run("orbit_first_clear", ORBITS), red=float32(np.where(day < 0, 0, red)), day=day.astype("int8"))
    assert set(np.unique(day)) >= {0, 1, 2}


def test_a_trend_by_the_dates_of_the_orbits():
    days = np.array(list(DAYS), "datetime64[D]").astype(float)
    slope = np.polyfit(days, stack(DAY, "B08").reshape(len(DAY), -1), 1)[0].reshape(SHAPE)
    found = run("orbit_trend", ORBITS).arrays["default"][..., 0]
    np.testing.assert_allclose(found, slope, rtol=1e-5, atol=1e-9)


def test_an_orbit_tells_its_tiles():
    found = run("orbit_tiles", ORBITS)
    check(found, default=float32(reflectance(DAYS["2023-04-02"], "B04")))
    assert [entry[0][:10] for entry in found.userdata] == list(DAYS)
    first, last, tiles = found.userdata[0]
    assert (first, last) == ("2023-05-20T00:00:00Z", "2023-05-20T23:59:59Z")
    assert [(one["date"], one["shId"], one["cloudCoverage"]) for one in tiles] == [
        ("2023-05-20T10:00:00Z", 100, 40.0),
        ("2023-05-20T10:01:00Z", 101, 12.0),
    ]


def test_there_may_be_no_sample_at_all():
    nothing = np.broadcast_to(np.array([-1, 0], "int8"), (*SHAPE, 2))
    check(run("samples_may_be_none", []), default=nothing)


def test_a_tile_is_chosen_by_its_clouds():
    check(run("tile_least_cloudy", TILES), default=float32(reflectance(MOMENT[2], "B04")))


def test_tiles_tell_what_they_are():
    assert run("tile_metadata", TILES).userdata == [
        ["2023-05-12T10:07:00Z", 7, 50.0, "s3://EODATA/7"],
        ["2023-04-21T10:10:00Z", 8, 30.0, "s3://EODATA/8"],
        ["2023-04-02T10:05:00Z", 9, 2.5, "s3://EODATA/9"],
        ["2023-03-10T23:50:00Z", 10, 29.9, "s3://EODATA/10"],
    ]


def test_tiles_tell_their_footprints_where_asked():
    ring = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]
    shapes = {"dataGeometry": {"type": "Polygon", "coordinates": ring}, "dataEnvelope": {"type": "Polygon"}}
    found = run("tile_footprints", [tile("2023-04-01T10:00:00Z", MOMENT[0], **shapes)])
    check(found, default=np.full(SHAPE, 5, "uint8"))
    assert found.userdata == {"tiles": ["Polygon"]}


def test_scenes_are_still_the_array_that_they_were():
    check(run("scenes_as_array", ORBITS[::-1]), default=float32(reflectance(DAYS["2023-05-20"], "B04")))


def test_two_days_are_chosen_among_many():
    change = ndvi(DAYS["2023-05-20"]) - ndvi(DAYS["2023-03-10"])
    check(run("difference_of_two_days", ORBITS), default=float32(change))


@pytest.mark.parametrize(("name", "left"), [("drop_an_interval", 22), ("only_clear_tiles", 2)])
def test_tiles_are_dropped_by_their_metadata(name, left):
    check(run(name, TILES), default=np.full(SHAPE, left, "uint8"))


def test_tiles_are_told_before_and_after_the_choice():
    assert run("only_clear_tiles", TILES).userdata == {"before": [7, 8, 9, 10], "after": [9, 10]}


def test_the_ends_of_the_time_range_are_known():
    found = run("last_month_of_the_request", ORBITS)
    check(found, default=float32(stack(DAY[:2], "B04").sum(axis=0)))
    assert found.userdata == {"days": 92, "orbits": 2}


def test_one_scene_a_month_is_kept():
    kept = [DAYS["2023-03-05"], DAYS["2023-04-02"], DAYS["2023-05-12"]]
    check(run("first_of_each_month", ORBITS), default=float32(np.moveaxis(stack(kept, "B04"), 0, -1)))


def test_samples_come_in_the_order_of_the_choice():
    oldest_first = float32(np.moveaxis(stack(MOMENT[::-1], "B04"), 0, -1))
    check(run("oldest_first", TILES), default=oldest_first)


def test_all_scenes_may_be_dropped():
    check(run("no_scene_left", ORBITS), default=np.full(SHAPE, -1, "int8"))


def test_orbits_have_tiles_only_once_they_are_chosen():
    dates = ["dateFrom", "dateTo"]
    assert run("orbits_have_no_tiles_yet", ORBITS).userdata == {"early": [dates] * 5, "late": [2, 1, 2, 1, 1]}


@pytest.mark.parametrize("count", [2, 3, 5])
def test_an_output_grows_with_the_scenes(count):
    kept = np.stack([bands["B04"] for bands in DAY[: count - 1]], axis=-1)
    check(run("stack", ORBITS[:count]), stack=kept, count=np.full(SHAPE, count - 1, "uint8"))


def test_an_output_has_a_band_for_each_scene_of_a_month():
    april = float32(np.moveaxis(stack(MOMENT[1:3], "B04"), 0, -1))
    check(run("stack_of_the_dated", TILES), default=april)


def test_the_whole_is_told_at_the_end():
    found = run("metadata_of_the_whole", TILES[:1])
    assert found.userdata == {
        "tiles": [{**TILES[0].metadata, "__idx": 0}],
        "greatest": reflectance(MOMENT[0], "B04").max(),
        "thresholds": {"snow": 0.4},
        "when": "1970-01-01T00:00:00.000Z",
        "none": None,
    }


def test_a_script_without_bands_tells_what_there_is():
    found = run("only_metadata", ORBITS)
    assert found.arrays["default"].shape == (*SHAPE, 0)
    assert found.userdata == {"days": [f"{day}T00:00:00Z" for day in DAYS]}


def test_dates_know_no_zone_but_utc():
    late = np.broadcast_to(rounded([23, 10, 0], "INT16"), (*SHAPE, 3))
    check(run("dates_are_utc", TILES[3:]), default=late)
