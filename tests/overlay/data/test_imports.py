from typing import Any

import pytest

from swath import InvalidParameter, models
from swath.data.imports import ProductArguments, native_query, order_body, product_id, product_query, subscription_body

PLACE = (13.9, 45.9, 13.95, 45.95)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
BOUNDS = {"bbox": [13.9, 45.9, 13.95, 45.95], "properties": {"crs": CRS84}}
NAME = "6701559b-e11e-43f9-b395-ac04f193a83b"
HERE: ProductArguments = {"bbox": PLACE}


def test_a_query_of_maxar_needs_a_place_and_nothing_else() -> None:
    query = product_query("MAXAR", {"bbox": PLACE})

    assert isinstance(query, models.MaxarSearchRequest)
    assert query.to_dict() == {"provider": "MAXAR", "bounds": BOUNDS, "data": [{"productBands": "4BB"}]}


def test_conditions_become_filters() -> None:
    arguments: ProductArguments = {
        "bbox": PLACE,
        "time": "2023-04",
        "max_cloud_cover": 20,
        "filters": {"maxOffNadir": 25},
    }
    (data,) = product_query("MAXAR", arguments).to_dict()["data"]

    assert data["dataFilter"] == {
        "maxOffNadir": 25,
        "timeRange": {"from": "2023-04-01T00:00:00Z", "to": "2023-04-30T23:59:59Z"},
        "maxCloudCoverage": 20,
    }


def test_a_time_may_be_open() -> None:
    (data,) = product_query("MAXAR", {"bbox": PLACE, "time": ("2023-04-01", None)}).to_dict()["data"]

    assert data["dataFilter"] == {"timeRange": {"from": "2023-04-01T00:00:00Z"}}


def test_queries_of_the_others_say_what_these_need() -> None:
    airbus = product_query("AIRBUS", {"bbox": PLACE, "constellation": "SPOT"})
    planet = product_query(
        "PLANET",
        {"bbox": PLACE, "item_type": "PSScene", "product_bundle": "analytic_udm2", "planet_api_key": "key"},
    )

    assert isinstance(airbus, models.AirbusSearchRequest)
    assert airbus.to_dict()["data"] == [{"constellation": "SPOT"}]
    assert isinstance(planet, models.PlanetSearchRequest)
    assert planet.to_dict() == {
        "provider": "PLANET",
        "planetApiKey": "key",
        "bounds": BOUNDS,
        "data": [{"itemType": "PSScene", "productBundle": "analytic_udm2"}],
    }


@pytest.mark.parametrize(
    ("provider", "arguments", "parameter"),
    [
        ("ESA", HERE, "provider"),
        ("MAXAR", {}, "bbox"),
        ("MAXAR", {**HERE, "max_cloud_cover": 101}, "max_cloud_cover"),
        ("MAXAR", {**HERE, "time": "yesterday"}, "time"),
        ("MAXAR", {**HERE, "constellation": "PHR"}, "constellation"),
        ("AIRBUS", HERE, "constellation"),
        ("AIRBUS", {**HERE, "constellation": "PHR", "item_type": "PSScene"}, "item_type"),
        ("PLANET", {**HERE, "product_bundle": "analytic"}, "item_type"),
        ("PLANET", {**HERE, "item_type": "PSScene"}, "product_bundle"),
    ],
)
def test_a_query_that_cannot_be_is_refused(provider: Any, arguments: Any, parameter: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        product_query(provider, arguments)

    assert caught.value.parameter == parameter


def test_an_argument_that_does_not_exist_is_no_argument() -> None:
    with pytest.raises(TypeError, match="'box'"):
        product_query("MAXAR", {"box": PLACE})  # type: ignore[typeddict-unknown-key]


def test_the_error_about_a_key_does_not_show_it() -> None:
    with pytest.raises(InvalidParameter) as caught:
        product_query("MAXAR", {"bbox": PLACE, "planet_api_key": "secret-key"})

    assert "secret-key" not in f"{caught.value!r} {caught.value}"


@pytest.mark.parametrize(
    ("provider", "arguments", "members"),
    [
        ("MAXAR", {}, {"selectedImages": [NAME]}),
        ("AIRBUS", {"constellation": "PHR"}, {"products": [{"id": NAME}]}),
        ("PLANET", {"item_type": "PSScene", "product_bundle": "analytic_udm2"}, {"itemIds": [NAME]}),
    ],
)
def test_an_order_names_products_as_their_provider_does(provider: Any, arguments: Any, members: Any) -> None:
    key = {"planet_api_key": "key"} if provider == "PLANET" else {}
    order = order_body(
        provider,
        {**HERE, **arguments, **key},
        products=[NAME],
        name="spring",
        collection_id=NAME,
        harmonize_to="NONE" if provider == "PLANET" else None,
    )

    body = order.to_dict()
    assert (body["name"], body["collectionId"]) == ("spring", NAME)
    assert body["input"]["data"][0].items() >= members.items()


def test_an_order_of_maxar_tells_its_kernel() -> None:
    order = order_body("MAXAR", HERE, product_kernel="MTF")

    assert order.to_dict()["input"]["data"] == [{"productBands": "4BB", "productKernel": "MTF"}]


@pytest.mark.parametrize(
    ("provider", "arguments", "more", "parameter"),
    [
        ("MAXAR", HERE, {"products": []}, "products"),
        ("MAXAR", HERE, {"products": [NAME] * 11}, "products"),
        ("MAXAR", HERE, {"products": NAME}, "products"),
        ("MAXAR", HERE, {"harmonize_to": "NONE"}, "harmonize_to"),
        ("AIRBUS", {**HERE, "constellation": "PHR"}, {"product_kernel": "CC"}, "product_kernel"),
        ("PLANET", HERE, {"harmonize_to": "NONE"}, "planet_api_key"),
        ("PLANET", {**HERE, "planet_api_key": "key"}, {}, "harmonize_to"),
    ],
)
def test_an_order_that_cannot_be_is_refused(provider: Any, arguments: Any, more: Any, parameter: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        order_body(provider, arguments, **more)

    assert caught.value.parameter == parameter


@pytest.mark.parametrize(
    "members", [{"catalogID": NAME}, {"id": NAME}, {"type": "Feature", "properties": {"id": NAME}}]
)
def test_a_product_has_its_identifier_where_its_provider_puts_it(members: dict[str, object]) -> None:
    assert product_id(models.ProviderProduct.from_dict(members)) == NAME


@pytest.mark.parametrize("members", [{}, {"id": 5}, {"properties": None}, {"properties": {"id": ""}}])
def test_a_product_without_an_identifier_cannot_be_ordered(members: dict[str, object]) -> None:
    with pytest.raises(InvalidParameter, match="has no identifier"):
        product_id(models.ProviderProduct.from_dict(members))


def test_a_native_query_is_left_as_it_is() -> None:
    query = native_query("PLANET", {"item_types": ["PSScene"], "filter": {"type": "AndFilter"}})

    assert isinstance(query, models.PlanetNativeSearchRequest)
    assert query.to_dict() == {"provider": "PLANET", "item_types": ["PSScene"], "filter": {"type": "AndFilter"}}


def test_a_subscription_keeps_the_filters_of_its_data() -> None:
    data = {"type": "biomass_proxy", "id": "BIOMASS-PROXY_V4.0_10", "dataFilter": {"maxCloudCoverage": 5}}
    body = subscription_body(data, time=("2023-11-10", None), planet_api_key="key", bbox=PLACE, name="growth")

    assert body.to_dict() == {
        "name": "growth",
        "input": {
            "provider": "PLANET",
            "planetApiKey": "key",
            "bounds": BOUNDS,
            "data": [
                {
                    "type": "biomass_proxy",
                    "id": "BIOMASS-PROXY_V4.0_10",
                    "dataFilter": {"maxCloudCoverage": 5, "timeRange": {"from": "2023-11-10T00:00:00Z"}},
                }
            ],
        },
    }
