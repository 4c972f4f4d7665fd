import json
from urllib.parse import urlencode, urlsplit

import pytest
import shapely

L2A = "sentinel-2-l2a"
BBOX = [13.8, 45.8, 14.6, 46.3]
OCTOBER = "2022-10-01T00:00:00Z/2022-10-31T23:59:59Z"
SEARCH = {"bbox": BBOX, "datetime": OCTOBER, "collections": [L2A]}
PATH = "/catalog/v1/search"


def search(client, **members):
    body = {name: value for name, value in {**SEARCH, **members}.items() if value is not ...}
    answer = client.post(PATH, body)
    assert answer.status == 200, answer.body
    assert answer.headers["content-type"] == "application/geo+json"
    return answer.json


def features(client, **members):
    return search(client, limit=100, **members)["features"]


def ids(items):
    return [item["id"] for item in items]


def refusal(client, **members):
    body = {name: value for name, value in {**SEARCH, **members}.items() if value is not ...}
    answer = client.post(PATH, body)
    assert answer.status == 400, answer.body
    assert answer.json.keys() == {"code", "description"}
    return answer.json["description"]


def test_landing_page_and_conformance_need_no_token(client):
    page = client.get("/catalog/v1/", authorized=False)
    classes = client.get("/catalog/v1/conformance", authorized=False)

    assert (page.status, page.json["type"]) == (200, "Catalog")
    assert page.json["conformsTo"] == classes.json["conformsTo"]
    assert "https://api.stacspec.org/v1.0.0/item-search" in classes.json["conformsTo"]


def test_every_link_of_the_landing_page_leads_somewhere(client):
    for link in client.get("/catalog/v1").json["links"]:
        address = urlsplit(link["href"])
        assert address.netloc == "localhost:8321"
        if link["rel"] != "search":
            assert client.get(address.path).status == 200


@pytest.mark.parametrize("prefix", ["/catalog/v1", "/api/v1/catalog/1.0.0"])
def test_both_path_styles_serve_the_same_collections(client, prefix):
    collections = client.get(f"{prefix}/collections").json["collections"]

    assert ids(collections) == ["sentinel-2-l1c", "sentinel-2-l2a", "sentinel-1-grd"]
    assert client.get(f"{prefix}/collections/{L2A}").json == collections[1]


def test_a_collection_tells_its_extent_and_its_bands(client):
    collection = client.get(f"/catalog/v1/collections/{L2A}").json

    assert collection["extent"]["temporal"]["interval"] == [["2017-01-01T00:00:00Z", None]]
    bands = {band["name"]: band for band in collection["summaries"]["eo:bands"]}
    assert bands["B04"]["common_name"] == "red"
    assert "B10" not in bands


def test_queryables_are_a_schema(client):
    answer = client.get(f"/catalog/v1/collections/{L2A}/queryables")

    assert answer.headers["content-type"] == "application/schema+json"
    assert list(answer.json["properties"]) == ["eo:cloud_cover"]


@pytest.mark.parametrize("path", ["/collections/nope", "/collections/nope/items", f"/collections/{L2A}/items/nope"])
def test_what_the_catalogue_does_not_have_is_not_found(client, path):
    answer = client.get(f"/catalog/v1{path}")

    assert (answer.status, answer.json["code"]) == (404, "404")


def test_an_item_is_as_the_service_writes_it(client):
    item = search(client, limit=1)["features"][0]

    assert list(item) == [
        *("stac_version", "stac_extensions", "id", "type", "geometry", "bbox", "properties", "assets", "collection"),
        "links",
    ]
    properties = item["properties"]
    assert (properties["instruments"], properties["constellation"], properties["gsd"]) == (["msi"], "sentinel-2", 10)
    assert properties["platform"] == f"sentinel-{item['id'][1:3].lower()}"
    assert properties["proj:epsg"] == 32633
    west, south, east, north = properties["proj:bbox"]
    assert (east - west, north - south) == (109800, 109800)
    projected = shapely.from_geojson(json.dumps(properties["proj:geometry"]))
    assert shapely.box(west - 1, south - 1, east + 1, north + 1).contains(projected)
    assert item["assets"]["data"]["href"].endswith(f"/{item['id']}")
    assert item["assets"]["data"]["href"].startswith("s3://EODATA/Sentinel-2/MSI/L2A")
    shape = shapely.from_geojson(json.dumps(item["geometry"]))
    assert shape.geom_type == "MultiPolygon"
    assert list(shape.bounds) == item["bbox"]


def test_an_item_is_found_under_its_own_link(client):
    item = search(client, limit=1)["features"][0]
    own = next(link["href"] for link in item["links"] if link["rel"] == "self")

    answer = client.get(urlsplit(own).path)

    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.json == item


def test_items_meet_the_area_and_the_time_and_come_newest_first(client):
    found = features(client)

    times = [item["properties"]["datetime"] for item in found]
    assert times == sorted(times, reverse=True)
    assert all("2022-10-01" <= time < "2022-11" for time in times)
    area = shapely.box(*BBOX)
    assert all(shapely.from_geojson(json.dumps(item["geometry"])).intersects(area) for item in found)
    assert len(found) > 10


def test_pages_follow_each_other_by_next_in_the_body(client):
    everything = features(client)

    pages, offset = [], 0
    while offset is not None:
        page = search(client, limit=7, next=offset)
        pages.append(page)
        offset = page["context"].get("next")

    assert ids(item for page in pages for item in page["features"]) == ids(everything)
    assert pages[0]["context"] == {"next": 7, "limit": 7, "returned": 7}
    assert pages[0]["links"][-1] == {
        "href": "http://localhost:8321/catalog/v1/search",
        "rel": "next",
        "type": "application/geo+json",
        "title": "Next set of results",
        "method": "POST",
        "body": {"next": 7},
        "merge": True,
    }
    last = pages[-1]
    assert last["context"] == {"limit": 7, "returned": len(last["features"])}
    assert [link["rel"] for link in last["links"]] == ["self"]


def test_a_page_that_ends_with_the_last_item_has_no_next(client):
    count = len(features(client))

    assert "next" not in search(client, limit=count)["context"]
    assert search(client, limit=count - 1)["context"]["next"] == count - 1
    assert search(client, next=count)["features"] == []


def test_a_search_by_query_string_finds_the_same_and_links_to_its_next_page(client):
    query = {"bbox": "13.8,45.8,14.6,46.3", "datetime": OCTOBER, "collections": L2A, "limit": "3"}
    found = []
    target = f"{PATH}?{urlencode(query)}"
    while target:
        page = client.get(target).json
        found += ids(page["features"])
        target = next((link["href"] for link in page["links"] if link["rel"] == "next"), "").partition(":8321")[2]
        assert not target or "next=" in target

    assert found == ids(features(client))


def test_a_search_returns_ten_items_unless_told_otherwise(client):
    assert search(client)["context"] == {"next": 10, "limit": 10, "returned": 10}


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("2022-10-10T00:00:00Z/2022-10-20T00:00:00Z", ("2022-10-10", "2022-10-20")),
        ("2023-05-20T00:00:00Z/..", ("2023-05-20", "2023-06-02")),
        ("2023-05-20T00:00:00Z/", ("2023-05-20", "2023-06-02")),
        ("../2017-01-20T00:00:00Z", ("2017-01-01", "2017-01-20")),
    ],
)
def test_intervals_may_be_open(client, interval, expected):
    times = [item["properties"]["datetime"] for item in features(client, datetime=interval)]

    assert times
    assert all(expected[0] <= time < expected[1] for time in times)


def test_a_single_time_finds_what_was_acquired_just_then(client):
    item = features(client)[3]

    assert item["id"] in ids(features(client, datetime=item["properties"]["datetime"]))
    assert features(client, datetime="2022-10-10T00:00:00Z") == []


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [14.2, 46.0]},
        {"type": "LineString", "coordinates": [[14.2, 46.0], [14.3, 46.1]]},
        {"type": "Polygon", "coordinates": [[[14.2, 46.0], [14.3, 46.0], [14.3, 46.1], [14.2, 46.0]]]},
        {"type": "MultiPoint", "coordinates": [[14.2, 46.0], [14.3, 46.1]]},
    ],
)
def test_any_geometry_can_be_searched(client, geometry):
    shape = shapely.from_geojson(json.dumps(geometry))

    found = features(client, bbox=..., intersects=geometry)

    inside = [item for item in features(client) if shapely.from_geojson(json.dumps(item["geometry"])).intersects(shape)]
    assert ids(found) == ids(inside)
    assert 0 < len(found) < len(features(client))


def test_a_geometry_can_be_searched_by_query_string(client):
    geometry = {"type": "Point", "coordinates": [14.2, 46.0]}
    query = {"intersects": json.dumps(geometry), "datetime": OCTOBER, "collections": L2A, "limit": 100}

    found = client.get(f"{PATH}?{urlencode(query)}").json["features"]

    assert ids(found) == ids(features(client, bbox=..., intersects=geometry))


def test_a_box_may_have_heights_and_may_be_a_point(client):
    assert ids(features(client, bbox=[13.8, 45.8, 0, 14.6, 46.3, 4000])) == ids(features(client))
    assert features(client, bbox=[14.2, 46.0, 14.2, 46.0])


def test_a_box_may_span_the_antimeridian(client):
    days = "2022-10-01T00:00:00Z/2022-10-03T00:00:00Z"
    found = features(client, bbox=[179.5, -17.5, -179.5, -16.5], datetime=days)

    assert {item["properties"]["proj:epsg"] for item in found} == {32701, 32760}
    for item in found:
        west, _, east, _ = item["bbox"]
        assert west > 178 or east < -178


def test_the_whole_of_the_ids_asked_for_comes_back_if_the_rest_fits(client):
    items = features(client)
    wanted = [items[5]["id"], items[1]["id"]]

    assert ids(features(client, ids=[*wanted, "unknown"])) == [items[1]["id"], items[5]["id"]]
    assert features(client, ids=wanted, datetime="2021-01-01T00:00:00Z/2021-02-01T00:00:00Z") == []
    query = {"ids": ",".join(wanted), "datetime": OCTOBER, "collections": L2A}
    assert len(client.get(f"{PATH}?{urlencode(query)}").json["features"]) == 2


@pytest.mark.parametrize(
    "cloudless",
    [
        {"filter": "eo:cloud_cover < 20"},
        {"filter": "eo:cloud_cover < 20", "filter-lang": "cql2-text"},
        {"filter": {"op": "<", "args": [{"property": "eo:cloud_cover"}, 20]}, "filter-lang": "cql2-json"},
        {"filter": {"op": "<", "args": [{"property": "eo:cloud_cover"}, 20]}},
    ],
)
def test_a_filter_keeps_what_it_says(client, cloudless):
    items = features(client)
    expected = [item["id"] for item in items if item["properties"]["eo:cloud_cover"] < 20]

    assert ids(features(client, **cloudless)) == expected
    assert 0 < len(expected) < len(items)


def test_pages_of_a_filtered_search_count_what_was_kept(client):
    everything = ids(features(client, filter="eo:cloud_cover < 50"))

    page = search(client, filter="eo:cloud_cover < 50", limit=2, next=2)

    assert ids(page["features"]) == everything[2:4]


@pytest.mark.parametrize(
    "members",
    [
        {"filter": "eo:cloud_cover < 20 OR eo:cloud_cover > 80"},
        {"filter": "platform = 'sentinel-2a'"},
        {"filter": 20},
        {"filter": "eo:cloud_cover < 20", "filter-lang": "cql2-json"},
        {"filter": {"op": "<", "args": [{"property": "eo:cloud_cover"}, 20]}, "filter-lang": "cql2-text"},
        {"filter": "eo:cloud_cover < 20", "filter-lang": "ecql"},
    ],
)
def test_what_the_catalogue_cannot_filter_by_is_refused(client, members):
    assert refusal(client, **members).startswith("filter")


def test_fields_shape_the_items(client):
    only = search(client, limit=1, fields={"include": ["id", "properties.datetime"], "exclude": []})["features"][0]
    usual = search(client, limit=1, fields={})["features"][0]

    assert only == {"id": usual["id"], "properties": {"datetime": usual["properties"]["datetime"]}}
    assert usual.keys() == {"id", "type", "geometry", "bbox", "links", "assets", "properties"}
    query = urlencode(
        {"bbox": "13.8,45.8,14.6,46.3", "datetime": OCTOBER, "collections": L2A, "fields": "id,-geometry"}
    )
    assert client.get(f"{PATH}?{query}").json["features"][0] == {"id": usual["id"]}


@pytest.mark.parametrize("name", ["date", "datetime"])
def test_distinct_lists_the_days(client, name):
    days = sorted({item["properties"]["datetime"][:10] for item in features(client)})

    page = search(client, distinct=name, limit=3)

    assert page["features"] == days[:3]
    assert page["context"] == {"next": 3, "limit": 3, "returned": 3}
    assert search(client, distinct=name, limit=100)["features"] == days


@pytest.mark.parametrize(
    ("members", "message"),
    [
        (
            {"collections": ["1a3ab057-3c51-447c-9f85-27d4b633b3f5"]},
            "Illegal collection: 1a3ab057-3c51-447c-9f85-27d4b633b3f5",
        ),
        ({"collections": ["sentinel-2-l1c", L2A]}, "collections: exactly one collection must be given"),
        ({"collections": []}, "collections: exactly one collection must be given"),
        ({"collections": ...}, "collections: must not be null"),
        ({"datetime": ...}, "datetime: must not be null"),
        ({"datetime": "yesterday"}, "datetime: 'yesterday' is not an RFC 3339 date-time"),
        ({"datetime": "2022-10-01"}, "datetime: '2022-10-01' is not an RFC 3339 date-time"),
        ({"datetime": ".."}, "datetime: must be a date-time or an interval of two"),
        (
            {"datetime": "2022-10-02T00:00:00Z/2022-10-01T00:00:00Z"},
            "datetime: the interval must not end before it starts",
        ),
        ({"bbox": [13, 45, 14]}, "bbox: must have 4 or 6 elements"),
        ({"bbox": [13, 46, 14, 45]}, "bbox: must be west, south, east, north in degrees"),
        ({"bbox": [413, 45, 414, 46]}, "bbox: must be west, south, east, north in degrees"),
        ({"bbox": [13, 45, "14", 46]}, "bbox[2]: must be a number"),
        (
            {"intersects": {"type": "Point", "coordinates": [13, 45]}},
            "bbox: only one of bbox and intersects can be given",
        ),
        ({"limit": 0}, "limit: must be greater than or equal to 1"),
        ({"limit": 101}, "limit: must be less than or equal to 100"),
        ({"next": -1}, "next: must be greater than or equal to 0"),
        ({"distinct": "platform"}, "distinct: platform is not a distinct property of sentinel-2-l2a"),
        ({"ids": "one"}, "ids: must be an array"),
        ({"fields": ["id"]}, "fields: must be an object"),
    ],
)
def test_a_search_without_sense_is_refused(client, members, message):
    assert refusal(client, **members) == message


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Feature", "geometry": None},
        {"type": "Polygon", "coordinates": [[[13, 45], [14, 45], [14, 46]]]},
        {"type": "Point", "coordinates": ["13", 45]},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [13, 450]},
        {"coordinates": [13, 45]},
        "POINT(13 45)",
    ],
)
def test_what_is_no_geometry_is_refused(client, geometry):
    assert refusal(client, bbox=..., intersects=geometry).startswith("intersects")


@pytest.mark.parametrize("query", ["limit=many", "bbox=a,b,c,d", "intersects={", "datetime=", ""])
def test_a_query_string_without_sense_is_refused(client, query):
    answer = client.get(f"{PATH}?collections={L2A}&{query}")

    assert (answer.status, answer.json["code"]) == (400, "400")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"search"'])
def test_a_body_that_is_no_object_is_refused(client, body):
    answer = client.send("POST", PATH, body=body, headers={"Content-Type": "application/json"})

    assert (answer.status, answer.json["code"]) == (400, "400")


def test_a_search_body_must_be_json(client):
    answer = client.send("POST", PATH, body=b"a=b", headers={"Content-Type": "application/x-www-form-urlencoded"})

    assert (answer.status, answer.error["code"]) == (415, "COMMON_UNSUPPORTED_MEDIA_TYPE")


def test_the_items_of_a_collection_come_in_pages(client):
    target = f"/catalog/v1/collections/{L2A}/items?bbox=13.8,45.8,14.6,46.3&datetime={OCTOBER}&limit=2"

    page = client.get(target).json

    assert page["numberReturned"] == 2
    assert page["timeStamp"] == "2023-06-01T12:00:00Z"
    following = next(link["href"] for link in page["links"] if link["rel"] == "next")
    more = client.get(following.partition(":8321")[2]).json
    assert ids(page["features"] + more["features"]) == ids(features(client))[:4]


RADAR = {"collections": ["sentinel-1-grd"]}


def test_radar_items_tell_how_they_were_recorded(client):
    item = search(client, **RADAR, limit=1)["features"][0]

    assert item["properties"] == {
        "datetime": item["properties"]["datetime"],
        "platform": "sentinel-1a",
        "instruments": ["c-sar"],
        "constellation": "sentinel-1",
        "sat:orbit_state": item["properties"]["sat:orbit_state"],
        "sar:instrument_mode": "IW",
        "sar:frequency_band": "C",
        "sar:center_frequency": 5.405,
        "sar:product_type": "GRD",
        "sar:polarizations": ["VV", "VH"],
        "sar:resolution_range": 20.0,
        "sar:resolution_azimuth": 22.0,
        "sar:pixel_spacing_range": 10.0,
        "sar:pixel_spacing_azimuth": 10.0,
        "s1:timeliness": item["properties"]["s1:timeliness"],
        "s1:resolution": "HIGH",
        "s1:polarization": "DV",
    }
    assert item["assets"]["data"]["href"].startswith("s3://EODATA/Sentinel-1/SAR/IW_GRDH_1S/2022/10/")
    own = next(link["href"] for link in item["links"] if link["rel"] == "self")
    assert client.get(urlsplit(own).path).json == item


@pytest.mark.parametrize(
    ("text", "accepts"),
    [
        ("sat:orbit_state='ascending'", lambda properties: properties["sat:orbit_state"] == "ascending"),
        (
            "sar:instrument_mode = 'IW' and not s1:timeliness = 'NRT3h'",
            lambda properties: properties["s1:timeliness"] != "NRT3h",
        ),
        ("s1:polarization <> 'DV'", lambda _: False),
    ],
)
def test_radar_items_are_filtered_by_how_they_were_recorded(client, text, accepts):
    everything = features(client, **RADAR)

    found = features(client, **RADAR, filter=text)

    assert ids(found) == [item["id"] for item in everything if accepts(item["properties"])]
    assert len(found) < len(everything)


def test_radar_items_are_not_filtered_by_clouds(client):
    assert refusal(client, **RADAR, filter="eo:cloud_cover < 20") == (
        "filter: property eo:cloud_cover cannot be filtered by"
    )
    queryables = client.get("/catalog/v1/collections/sentinel-1-grd/queryables").json["properties"]
    assert queryables["sat:orbit_state"]["enum"] == ["ascending", "descending"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("sar:instrument_mode", ["IW"]),
        ("sat:orbit_state", ["ascending", "descending"]),
        ("s1:polarization", ["DV"]),
        ("s1:resolution", ["HIGH"]),
        ("s1:timeliness", ["Fast24h", "NRT3h"]),
    ],
)
def test_distinct_lists_how_radar_items_were_recorded(client, name, values):
    assert search(client, **RADAR, distinct=name)["features"] == values


def test_distinct_lists_the_days_of_radar_items(client):
    days = sorted({item["properties"]["datetime"][:10] for item in features(client, **RADAR)})

    assert search(client, **RADAR, distinct="date", limit=100)["features"] == days


def test_radar_answers_are_as_the_interface_describes_them(make_checked_client):
    client = make_checked_client()

    assert client.get("/catalog/v1/collections/sentinel-1-grd").status == 200
    assert client.get("/catalog/v1/collections/sentinel-1-grd/queryables").status == 200
    assert client.get("/catalog/v1/collections/sentinel-1-grd/items?limit=2&bbox=14,46,14.1,46.1").status == 200
    assert client.post(PATH, {**SEARCH, **RADAR, "limit": 3}).status == 200
