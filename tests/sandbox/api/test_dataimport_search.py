import imagecodecs
import pytest

from sandbox.imports import CROSSROADS, FIELDS, KEY, ids, query

SEARCH = "/api/v1/dataimport/search"
NATIVE = "/api/v1/dataimport/nativesearch"
PROVIDERS = ["MAXAR", "AIRBUS", "PLANET"]


@pytest.fixture
def client(make_checked_client):
    return make_checked_client()


def found(client, body, **options):
    answer = client.post(SEARCH, body, **options)
    assert answer.status == 200, answer.body
    return answer.json["features"]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_search_finds_products_of_the_area_and_the_time_newest_first(client, provider):
    features = found(client, query(provider))

    moments = [time_of(provider, feature) for feature in features]
    assert len(moments) == {"MAXAR": 4, "AIRBUS": 3, "PLANET": 30}[provider]
    assert moments == sorted(moments, reverse=True)
    assert all(moment.startswith("2023-04") for moment in moments)
    assert len(set(ids(provider, features))) == len(features)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_same_question_has_the_same_answer(make_checked_client, provider):
    assert found(make_checked_client(), query(provider)) == found(make_checked_client(), query(provider))


def test_another_seed_is_another_archive(make_checked_client):
    assert found(make_checked_client(seed=1), query("MAXAR")) != found(make_checked_client(seed=2), query("MAXAR"))


def test_the_pages_of_a_search_are_the_whole_of_it(client):
    body, path, pages = query("PLANET", bounds=CROSSROADS), f"{SEARCH}?count=50", []
    while path:
        answer = client.post(path, body).json
        pages.append(answer["features"])
        token = answer["links"].get("nextToken")
        path = token and f"{SEARCH}?count=50&viewtoken={token}"

    assert [len(page) for page in pages] == [50, 50, 20]
    assert [feature for page in pages for feature in page] == [
        *found(client, body),
        *client.post(f"{SEARCH}?viewtoken={client.post(SEARCH, body).json['links']['nextToken']}", body).json[
            "features"
        ],
    ]


@pytest.mark.parametrize(
    ("provider", "member", "limit", "value"),
    [
        ("MAXAR", "maxCloudCoverage", 40, lambda one: one["cloudCover"] <= 40),
        ("MAXAR", "maxOffNadir", 12, lambda one: one["offNadirAngleAvg"] <= 12),
        ("MAXAR", "minOffNadir", 12, lambda one: one["offNadirAngleAvg"] >= 12),
        ("MAXAR", "minSunElevation", 45, lambda one: one["sunElevationAvg"] >= 45),
        ("MAXAR", "maxSunElevation", 45, lambda one: one["sunElevationAvg"] <= 45),
        ("MAXAR", "sensor", "WV02", lambda one: one["sensor"] == "WV02"),
        ("AIRBUS", "maxCloudCoverage", 40, lambda one: one["properties"]["cloudCover"] <= 40),
        ("AIRBUS", "maxSnowCoverage", 5, lambda one: one["properties"]["snowCover"] <= 5),
        ("AIRBUS", "maxIncidenceAngle", 12, lambda one: one["properties"]["incidenceAngle"] <= 12),
        ("AIRBUS", "processingLevel", "ALBUM", lambda one: one["properties"]["processingLevel"] == "ALBUM"),
        ("PLANET", "maxCloudCoverage", 40, lambda one: one["properties"]["cloud_cover"] <= 0.4),
    ],
)
def test_a_filter_lets_through_just_what_meets_it(client, provider, member, limit, value):
    year = {"from": "2022-01-01T00:00:00Z", "to": "2022-12-31T00:00:00Z"}
    everything = client.post(f"{SEARCH}?count=100", query(provider, time_range=year)).json["features"]
    filtered = client.post(f"{SEARCH}?count=100", query(provider, time_range=year, filters={member: limit}))

    assert len(filtered.json["features"]) > 0
    wanted = [one for one in everything if value(one)]
    assert filtered.json["features"][: len(wanted)] == wanted
    assert all(map(value, filtered.json["features"]))


def test_nothing_is_found_that_is_not_taken_yet(client):
    features = found(client, query("PLANET", time_range={"from": "2023-05-30T00:00:00Z", "to": "2030-01-01T00:00:00Z"}))

    assert time_of("PLANET", features[0]) <= "2023-06-01T12:00:00Z"


def test_an_area_in_metres_is_the_same_area(client):
    metres = {
        "bbox": [415000, 5085000, 416000, 5086000],
        "properties": {"crs": "http://www.opengis.net/def/crs/EPSG/0/32633"},
    }
    degrees = {"bbox": [13.904, 45.911, 13.916, 45.920]}

    assert found(client, query(bounds=metres)) == found(client, query(bounds=degrees))


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ({}, "provider"),
        ({**query(), "provider": "ESA"}, "provider"),
        ({**query(), "bounds": None}, "bounds"),
        ({**query(), "data": []}, "data"),
        ({**query(), "data": [query()["data"][0]] * 2}, "data"),
        (query(productBands="8BB"), "data[0]->productBands"),
        (query("AIRBUS", constellation="X"), "data[0]->constellation"),
        (query("PLANET", itemType="SkySatCollect", productBundle="analytic_8b_udm2"), "data[0]->productBundle"),
        (query(filters={"maxCloudCoverage": 101}), "data[0]->dataFilter->maxCloudCoverage"),
        (query(filters={"sensor": "S2A"}), "data[0]->dataFilter->sensor"),
        (query(time_range={"from": "yesterday"}), "data[0]->dataFilter->timeRange->from"),
        (
            query(time_range={"from": "2023-05-01T00:00:00Z", "to": "2023-04-01T00:00:00Z"}),
            "data[0]->dataFilter->timeRange",
        ),
        (query(bounds={"bbox": [0, 0, 20, 20]}), "bounds"),
    ],
)
def test_a_query_that_is_none_is_refused_by_the_member_that_is_wrong(client, body, parameter):
    answer = client.post(SEARCH, body)

    assert answer.status == 400
    assert [error["parameter"] for error in answer.error["errors"]] == [parameter]


@pytest.mark.parametrize(
    ("body", "feature"),
    [
        ({"provider": "MAXAR", "bbox": FIELDS["bbox"]}, "catalogID"),
        ({"provider": "AIRBUS", "bbox": "13.9,45.9,13.95,45.95", "constellation": "SPOT"}, "properties"),
        (
            {
                "provider": "PLANET",
                "planetApiKey": KEY,
                "item_types": ["SkySatCollect"],
                "filter": {
                    "type": "GeometryFilter",
                    "config": {
                        "type": "Polygon",
                        "coordinates": [[[13.9, 45.9], [13.95, 45.9], [13.95, 45.95], [13.9, 45.9]]],
                    },
                },
            },
            "id",
        ),
    ],
)
def test_a_native_search_answers_in_the_provider_s_words(client, body, feature):
    answer = client.post(NATIVE, body)

    assert answer.status == 200
    assert 0 < len(answer.json["features"]) <= 50
    assert feature in answer.json["features"][0]
    assert set(answer.json) > {"features"}


@pytest.mark.parametrize("members", [{}, {"bbox": "a,b,c,d"}, {"bbox": [1, 2, 3]}, {"bbox": [200, 0, 210, 1]}])
def test_a_native_search_without_an_area_is_refused(client, members):
    assert client.post(NATIVE, {"provider": "MAXAR", **members}).status == 400


@pytest.mark.parametrize(
    ("provider", "collection", "suffix", "decode"),
    [
        ("MAXAR", "MAXAR_WORLDVIEW", "", imagecodecs.jpeg_decode),
        ("AIRBUS", "AIRBUS_PLEIADES", "", imagecodecs.jpeg_decode),
        ("PLANET", "PLANET_SCOPE", f"?planetApiKey={KEY}", imagecodecs.png_decode),
    ],
)
def test_every_product_found_has_a_thumbnail(client, provider, collection, suffix, decode):
    name = ids(provider, found(client, query(provider)))[0]
    answer = client.get(f"/api/v1/dataimport/collections/{collection}/products/{name}/thumbnail{suffix}")

    assert answer.status == 200
    assert decode(answer.body).shape == (64, 64, 3)


@pytest.mark.parametrize(
    ("collection", "product", "status"),
    [
        ("MAXAR_WORLDVIEW", "nonsense", 404),
        ("MAXAR_WORLDVIEW", "1030FFFFFFFFFFFF", 404),
        ("AIRBUS_SPOT", "00000000-0000-4000-8000-000000000000", 404),
        ("PLANET_SCOPE", "2_3", 404),
        ("SENTINEL", "x", 404),
    ],
)
def test_what_no_archive_holds_has_no_thumbnail(make_client, collection, product, status):
    answer = make_client().get(f"/api/v1/dataimport/collections/{collection}/products/{product}/thumbnail")

    assert answer.status == status


def test_the_thumbnail_of_a_planet_product_needs_a_key(make_client):
    client = make_client()
    name = ids("PLANET", found(client, query("PLANET")))[0]

    assert client.get(f"/api/v1/dataimport/collections/PLANET_SCOPE/products/{name}/thumbnail").status == 400


def time_of(provider, feature):
    if provider == "MAXAR":
        return feature["acquisitionDateStart"]
    return feature["properties"]["acquisitionDate" if provider == "AIRBUS" else "acquired"]
