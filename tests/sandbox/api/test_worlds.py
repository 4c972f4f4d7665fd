"""Sentinel-1 as the APIs serve it, alone and beside the other worlds."""

import json

import numpy as np
import pytest
import rasterio

from sandbox.jobs import OCTOBER, advance, batch_task, fields, statistics_task
from sandbox.worlds import BOTH, GRD, JULY, SCENES, body_of, intervals, items, of, pixels, refusal, scenes
from swath.data.cost import estimate_units
from swath_sandbox.grid import transformer
from swath_sandbox.world import World
from swath_sandbox.world.plane import plane_lonlat


def test_backscatter_comes_as_power_between_noise_and_houses(client):
    vv, vh, mask = pixels(client)

    assert vv.dtype == np.float32
    assert (mask == 1).all()
    assert 0.001 < np.median(vh) < np.median(vv) < 0.5


def test_a_polarization_that_was_not_recorded_is_refused_in_the_services_words(client):
    newest = items(client)[0]["id"].removesuffix(".SAFE")

    error = refusal(client, of("HH"))

    assert error["code"] == "RENDERER_S1_MISSING_POLARIZATION"
    assert error["message"] == (
        f"Requested band 'HH' is not present in Sentinel 1 tile '{newest}' returned by criteria specified in "
        "`dataFilter` parameter."
    )


def test_horizontal_polarizations_are_there_where_ice_is(client):
    (values,) = pixels(client, of("HH"), bounds={"bbox": [20.0, 77.9, 20.4, 78.0]})

    assert (values > 0).mean() > 0.5


def test_what_is_found_is_what_is_rendered(client):
    found = items(client)

    tiles = scenes(client)

    assert [tile["dataPath"].rpartition("/")[2] for tile in tiles] == [item["id"] for item in found]
    assert [tile["date"] for tile in tiles] == [item["properties"]["datetime"][:19] + "Z" for item in found]
    assert all("cloudCoverage" not in tile for tile in tiles)


@pytest.mark.parametrize(
    ("member", "value", "name", "expected"),
    [
        ("orbitDirection", "ASCENDING", "sat:orbit_state", "ascending"),
        ("orbitDirection", "DESCENDING", "sat:orbit_state", "descending"),
        ("timeliness", "NRT3h", "s1:timeliness", "NRT3h"),
        ("acquisitionMode", "IW", "sar:instrument_mode", "IW"),
        ("acquisitionMode", "EW", "sar:instrument_mode", "EW"),
        ("polarization", "DV", "s1:polarization", "DV"),
        ("resolution", "MEDIUM", "s1:resolution", "MEDIUM"),
    ],
)
def test_data_filters_mean_what_catalogue_filters_mean(client, member, value, name, expected):
    found = items(client, filter=f"{name} = '{expected}'")

    tiles = scenes(client, data_filter={member: value})

    assert [tile["dataPath"].rpartition("/")[2] for tile in tiles] == [item["id"] for item in found]
    assert len(found) < len(items(client)) or member in {"acquisitionMode", "polarization"}


def test_the_wide_mode_is_found_and_rendered_where_ice_is(client):
    ice = [20.0, 77.9, 20.4, 78.0]
    found = items(client, bbox=ice, filter="sar:instrument_mode = 'EW'")

    wide = {"acquisitionMode": "EW", "resolution": "MEDIUM", "polarization": "DH"}
    tiles = scenes(client, script=SCENES.replace("VV", "HH"), bounds={"bbox": ice}, data_filter=wide)

    assert found
    assert [tile["dataPath"].rpartition("/")[2] for tile in tiles] == [item["id"] for item in found]


def test_a_polarization_may_be_one_of_two(client):
    assert scenes(client, data_filter={"polarization": "VH"}) == scenes(client)
    assert scenes(client, data_filter={"polarization": "SV"}) == []


def test_the_oldest_or_the_newest_pass_lies_on_top(client):
    newest, oldest = (
        pixels(client, of("VV"), data_filter={"mosaickingOrder": f"{o}Recent"}) for o in ("most", "least")
    )

    assert (newest != oldest).mean() > 0.9


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("orbitDirection", "ascending"),
        ("acquisitionMode", "XX"),
        ("polarization", "VX"),
        ("resolution", "LOW"),
        ("timeliness", "soon"),
        ("mosaickingOrder", "leastCC"),
    ],
)
def test_filters_that_do_not_exist_are_refused_by_name(client, member, value):
    (error,) = refusal(client, data_filter={member: value})["errors"]

    assert error["parameter"] == f"input->data[0]->dataFilter->{member}"


@pytest.mark.parametrize(
    ("processing", "member"),
    [
        ({"backCoeff": "GAMMA0"}, "backCoeff"),
        ({"backCoeff": "GAMMA0_TERRAIN"}, "backCoeff"),
        ({"orthorectify": "yes"}, "orthorectify"),
        ({"demInstance": "SRTM"}, "demInstance"),
        ({"speckleFilter": {"type": "GAMMA"}}, "speckleFilter->type"),
        ({"speckleFilter": {"type": "LEE"}}, "speckleFilter->windowSizeX"),
        ({"speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 8}}, "speckleFilter->windowSizeY"),
        ({"radiometricTerrainOversampling": 5}, "radiometricTerrainOversampling"),
        ({"upsampling": "LANCZOS9"}, "upsampling"),
    ],
)
def test_processing_that_does_not_exist_is_refused_by_name(client, processing, member):
    (error,) = refusal(client, processing=processing)["errors"]

    assert error["parameter"] == f"input->data[0]->processing->{member}"


@pytest.mark.parametrize(
    "processing",
    [
        {"backCoeff": "BETA0"},
        {"backCoeff": "SIGMA0_ELLIPSOID"},
        {"orthorectify": True},
        {"orthorectify": "true", "demInstance": "COPERNICUS_90", "backCoeff": "GAMMA0_TERRAIN"},
        {"speckleFilter": {"type": "LEE", "windowSizeX": 5, "windowSizeY": 5}},
    ],
)
def test_processing_changes_the_picture(client, processing):
    assert (pixels(client, of("VV"), processing=processing) != pixels(client, of("VV"))).mean() > 0.9


def test_angles_and_shadows_come_with_orthorectification_and_areas_with_terrain_correction(client):
    assert "orthorectify" in refusal(client, of("localIncidenceAngle"))["message"]
    assert "orthorectify" in refusal(client, of("shadowMask"))["message"]
    assert "GAMMA0_TERRAIN" in refusal(client, of("scatteringArea"), processing={"orthorectify": True})["message"]
    corrected = {"orthorectify": True, "backCoeff": "GAMMA0_TERRAIN"}
    assert 15 < np.median(pixels(client, of("localIncidenceAngle"), processing=corrected)) < 60
    assert 0.5 < np.median(pixels(client, of("scatteringArea"), processing=corrected)) < 2
    assert set(np.unique(pixels(client, of("shadowMask", kind="UINT8"), processing=corrected))) <= {0, 1}


def test_the_pixels_of_the_product_are_repeated_or_interpolated_where_finer_ones_are_wanted(client):
    bounds = {
        "bbox": [440000, 5100000, 440200, 5100200],
        "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
    }

    def fine(method):
        return pixels(client, of("VV"), bounds=bounds, width=80, height=80, processing={"upsampling": method})[0]

    nearest = fine("NEAREST").reshape(20, 4, 20, 4)
    assert (nearest == nearest[:, :1, :, :1]).all()
    assert len(np.unique(nearest)) > 300
    smooth = {method: fine(method) for method in ("BILINEAR", "BICUBIC")}
    assert (np.diff(smooth["BILINEAR"], axis=1) != 0).mean() > 0.9
    assert np.corrcoef(smooth["BILINEAR"].ravel(), smooth["BICUBIC"].ravel())[0, 1] > 0.95


@pytest.mark.parametrize(
    ("processing", "factor"),
    [
        ({}, 1),
        ({"orthorectify": True}, 2),
        ({"orthorectify": "true"}, 2),
        ({"orthorectify": True, "backCoeff": "GAMMA0_TERRAIN"}, 2.5),
        ({"speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 3}}, 2),
        ({"speckleFilter": {"type": "NONE"}}, 1),
        (
            {
                "orthorectify": True,
                "backCoeff": "GAMMA0_TERRAIN",
                "speckleFilter": {"type": "LEE", "windowSizeX": 3, "windowSizeY": 3},
            },
            5,
        ),
    ],
)
def test_processing_costs_what_the_client_estimates(client, processing, factor):
    body = body_of(BOTH.replace("FLOAT32", "AUTO"), processing=processing, width=256, height=128)

    answer = client.post("/process/v1", body)

    spent = float(answer.headers["x-processingunits-spent"])
    assert spent == pytest.approx(256 * 128 / 512**2 * 2 / 3 * factor)
    assert spent == pytest.approx(estimate_units(body))


def test_every_pass_counts_in_the_price(client):
    body = body_of(SCENES.replace("FLOAT32", "AUTO"), processing={"orthorectify": True}, width=256, height=256)

    answer = client.post("/process/v1", body)

    passes = len(items(client))
    assert passes > 1
    assert float(answer.headers["x-processingunits-spent"]) == pytest.approx(estimate_units(body, samples=passes))


def test_fusion_of_all_three_worlds_sees_the_same_lake(client):
    script = """//VERSION=3
function setup() {
  return {
    input: [
      {datasource: "radar", bands: ["VV"]},
      {datasource: "optical", bands: ["B08", "CLM"]},
      {datasource: "heights", bands: ["DEM"]},
    ],
    output: {bands: 4, sampleType: "FLOAT32"},
  };
}
function evaluatePixel(s) { return [s.radar[0].VV, s.optical[0].B08, s.heights[0].DEM, s.optical[0].CLM]; }
"""
    body = body_of(script, bounds={"bbox": [14.2, 46.03, 14.3, 46.1]}, width=100, height=100)
    radar = {"id": "radar", "processing": {"orthorectify": True}, **body["input"]["data"][0]}
    optical = {
        "id": "optical",
        "type": "sentinel-2-l2a",
        "dataFilter": {"timeRange": JULY, "mosaickingOrder": "leastCC"},
    }
    body["input"]["data"] = [radar, optical, {"id": "heights", "type": "dem", "processing": {"egm": True}}]

    answer = client.post("/process/v1", body, headers={"Accept": "image/tiff"})

    assert answer.status == 200, answer.body
    with rasterio.MemoryFile(answer.body).open() as file:
        vv, infrared, height, cloud = file.read()
    lake = (infrared < 0.03) & (cloud == 0)
    assert lake.sum() > 200
    assert vv[lake].mean() < 0.3 * vv[~lake].mean()
    steep = np.hypot(*np.gradient(height))
    assert np.median(steep[lake]) < 0.3 * np.median(steep[~lake])
    assert float(answer.headers["x-processingunits-spent"]) == pytest.approx(100 * 100 / 512**2 * 4 / 3 * 3 * 2 * 2)


@pytest.mark.parametrize("name", ["S1GRD", "DEM", "S2L2A", "S2L1C"])
def test_collections_answer_to_their_older_names(client, name):
    band = {"S1GRD": "VV", "DEM": "DEM"}.get(name, "B04")

    assert pixels(client, of(band), collection=name).std() > 0


def test_statistics_are_those_of_the_pixels(client):
    statistics = intervals(client, "VV", {"type": GRD, "processing": {"orthorectify": True}})

    days = sorted({item["properties"]["datetime"][:10] for item in items(client)})
    assert list(statistics) == days
    vv, _, _ = pixels(
        client,
        data_filter={"timeRange": {"from": f"{days[0]}T00:00:00Z", "to": f"{days[0]}T23:59:59Z"}},
        processing={"orthorectify": True},
    )
    assert statistics[days[0]]["mean"] == pytest.approx(vv.astype(float).mean())


@pytest.mark.parametrize(
    ("member", "value", "name"),
    [
        ("orbitDirection", "ASCENDING", "sat:orbit_state"),
        ("orbitDirection", "DESCENDING", "sat:orbit_state"),
        ("timeliness", "NRT3h", "s1:timeliness"),
        ("timeliness", "Fast24h", "s1:timeliness"),
        ("polarization", "DV", "s1:polarization"),
        ("resolution", "HIGH", "s1:resolution"),
        ("acquisitionMode", "EW", "sar:instrument_mode"),
    ],
)
def test_statistics_heed_the_filters_of_the_catalogue(client, member, value, name):
    found = items(client, filter=f"{name} = '{value.lower() if 'orbit' in name else value}'")

    statistics = intervals(client, "VV", {"type": GRD, "dataFilter": {member: value}})

    assert list(statistics) == sorted({item["properties"]["datetime"][:10] for item in found})


def test_statistics_of_digital_numbers_keep_the_offset_on_request(client):
    harmonized, original = (
        intervals(client, "B04", {"type": "sentinel-2-l2a", "processing": {"harmonizeValues": wanted}}, unit="DN")
        for wanted in (True, False)
    )

    assert harmonized
    for day, stats in harmonized.items():
        assert original[day]["mean"] == pytest.approx(stats["mean"] + 1000)


@pytest.mark.parametrize(("metres", "seen"), [(-3, 0), (3, 1)])
def test_a_single_fine_pixel_has_data_if_its_middle_lies_in_the_swath(client, metres, seen):
    """Its box touches the footprint in either case."""
    item = items(client, filter="sat:orbit_state = 'ascending'")[0]
    frame = World().acquisition(GRD, item["id"]).frame
    near = (frame.on_plane[0] + frame.on_plane[3]) / 2 + np.array(frame.look) * metres
    east, north = transformer(4326, 32633).transform(*plane_lonlat(*near))
    day = item["properties"]["datetime"][:10]

    values = pixels(
        client,
        bounds={
            "bbox": [east - 4, north - 4, east + 4, north + 4],
            "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
        },
        data_filter={
            "orbitDirection": "ASCENDING",
            "timeRange": {"from": f"{day}T00:00:00Z", "to": f"{day}T23:59:59Z"},
        },
        width=1,
        height=1,
    )

    assert (values > 0).ravel().tolist() == [bool(seen)] * 3


@pytest.mark.parametrize("box", [[179.6, -17.4, 180.0, -17.0], [-180.0, -17.4, -179.6, -17.0]])
def test_radar_sees_both_sides_of_the_antimeridian(client, box):
    mask = pixels(client, of("dataMask", kind="UINT8"), bounds={"bbox": box}, width=60, height=60)

    assert (mask == 1).all()


def radar_request(body):
    """A request for a job over Sentinel-1, from one over Sentinel-2."""
    text = json.dumps(body).replace("sentinel-2-l2a", GRD).replace("B04", "VV").replace("10000 *", "100000 *")
    return json.loads(text.replace(json.dumps(OCTOBER["to"]), '"2022-10-12T00:00:00Z"'))


@pytest.fixture
def worker(make_checked_client, tmp_path):
    (tmp_path / "fields").mkdir()
    (tmp_path / "fields/fields.gpkg").write_bytes(fields())
    return make_checked_client(buckets=tmp_path)


def test_batch_renders_radar(worker, tmp_path):
    name = worker.post("/batch/v2/process", radar_request(batch_task())).json["id"]
    assert worker.send("POST", f"/batch/v2/process/{name}/start").status == 204
    advance(worker, 100)

    assert worker.get(f"/batch/v2/process/{name}").json["status"] == "DONE"
    with rasterio.open(next((tmp_path / "results/red").rglob("*.tif"))) as file:
        assert file.read().min() > 0


def test_batch_statistics_measure_radar(worker, tmp_path):
    body = radar_request(statistics_task())
    body["input"]["data"][0]["processing"] = {"orthorectify": True}
    name = worker.post("/statistics/batch/v1", body).json["id"]
    assert worker.send("POST", f"/statistics/batch/v1/{name}/start").status == 204
    advance(worker, 100)

    assert worker.get(f"/statistics/batch/v1/{name}").json["status"] == "DONE"
    answers = [json.loads(path.read_bytes()) for path in (tmp_path / "results/statistics").rglob("*.json")]
    assert '"mean": 0.' in json.dumps(answers)
