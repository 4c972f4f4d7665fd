from datetime import UTC, datetime
from types import SimpleNamespace

from swath_sandbox.api.stac import item_document


def acquisition(footprint):
    return SimpleNamespace(
        id="S2A_X.SAFE",
        collection="sentinel-2-l2a",
        datetime=datetime(2022, 10, 7, 22, 10, 5, 329000, tzinfo=UTC),
        tile="60KYG",
        epsg=32760,
        footprint=footprint,
        platform="sentinel-2a",
        cloud_cover=1.5,
    )


def test_an_item_across_the_antimeridian_is_cut_and_its_box_goes_from_west_to_east():
    item = item_document(acquisition(((179.5, -18), (180.5, -18), (180.5, -17), (179.5, -17), (179.5, -18))), "base")

    assert item["bbox"] == [179.5, -18, -179.5, -17]
    assert item["geometry"]["type"] == "MultiPolygon"
    assert len(item["geometry"]["coordinates"]) == 2
    assert all(-180 <= lon <= 180 for polygon in item["geometry"]["coordinates"] for lon, _ in polygon[0])
    east = [x for x, _ in item["properties"]["proj:geometry"]["coordinates"][0][0]]
    assert max(east) - min(east) < 120_000


def test_an_item_elsewhere_has_the_box_of_its_footprint():
    item = item_document(acquisition(((178, -18), (179, -18), (179, -17), (178, -17), (178, -18))), "base")

    assert item["bbox"] == [178, -18, 179, -17]
    assert item["properties"]["datetime"] == "2022-10-07T22:10:05.329Z"
