"""Queries, orders and subscriptions of data import from plain arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, TypedDict, get_args

from swath import models
from swath.core.crs import CRS84
from swath.core.timerange import TimeLike, rfc3339, time_range
from swath.data.area import GeometryLike, area
from swath.errors import InvalidParameter

Provider = Literal["MAXAR", "AIRBUS", "PLANET"]
Constellation = Literal["PHR", "SPOT"]
ProductQuery: TypeAlias = "models.MaxarSearchRequest | models.AirbusSearchRequest | models.PlanetSearchRequest"
OrderBody: TypeAlias = "models.MaxarOrderRequest | models.AirbusOrderRequest | models.PlanetOrderRequest"
NativeQuery: TypeAlias = (
    "models.MaxarNativeSearchRequest | models.AirbusNativeSearchRequest | models.PlanetNativeSearchRequest"
)

DeliveryRecord: TypeAlias = (
    "models.MaxarOrderDelivery | models.AirbusOrderDelivery | models.PlanetOrderDelivery"
    " | models.PlanetSubscriptionDelivery"
)
"""What is delivered, in the shape of its provider."""

_PROVIDERS = get_args(Provider)
_MOST_PRODUCTS = {"MAXAR": 10, "AIRBUS": 10, "PLANET": 250}


class ProductArguments(TypedDict, total=False):
    """What tells the products that are searched for or ordered.

    Attributes:
        bbox: Min x, min y, max x, max y in CRS units; give this or `bounds`.
        bounds: The same four numbers, or a GeoJSON Polygon or MultiPolygon, or anything with `__geo_interface__`.
        crs: The CRS of the coordinates; longitude and latitude when left out.
        time: When they were acquired: a day, a month, an interval, or a pair of dates or datetimes; ends may be open.
        max_cloud_cover: Percent, 0 to 100.
        filters: Further conditions in the API's own words, such as `{"maxOffNadir": 20}`.
        constellation: Of Airbus: `PHR` (Pleiades) or `SPOT`.
        item_type: Of Planet: `PSScene` or `SkySatCollect`.
        product_bundle: Of Planet: which assets of an item, such as `analytic_udm2`.
        planet_api_key: Of Planet: the key of the account that pays there.
    """

    bbox: Sequence[float] | None
    bounds: Sequence[float] | GeometryLike | None
    crs: object
    time: TimeLike | None
    max_cloud_cover: float | None
    filters: Mapping[str, object] | None
    constellation: Constellation | None
    item_type: str | None
    product_bundle: str | None
    planet_api_key: str | None


_OWN = {
    "MAXAR": ("product_kernel",),
    "AIRBUS": ("constellation",),
    "PLANET": ("item_type", "product_bundle", "harmonize_to", "planet_api_key"),
}
"""The arguments that only one provider's products have."""


def product_query(provider: Provider, arguments: ProductArguments) -> ProductQuery:
    """A search for the products of a provider.

    Raises:
        InvalidParameter: An argument is wrong, missing or another provider's.
    """
    body = _input(provider, arguments)
    if provider == "MAXAR":
        return models.MaxarSearchRequest.from_dict(body)
    if provider == "AIRBUS":
        return models.AirbusSearchRequest.from_dict(body)
    return models.PlanetSearchRequest.from_dict(body)


def native_query(provider: Provider, query: Mapping[str, object]) -> NativeQuery:
    """A search in the words of a provider.

    Raises:
        InvalidParameter: There is no such provider.
    """
    body = {**query, "provider": _checked(provider)}
    if provider == "MAXAR":
        return models.MaxarNativeSearchRequest.from_dict(body)
    if provider == "AIRBUS":
        return models.AirbusNativeSearchRequest.from_dict(body)
    return models.PlanetNativeSearchRequest.from_dict(body)


def order_body(
    provider: Provider,
    arguments: ProductArguments,
    *,
    products: Sequence[str | models.ProviderProduct] | None = None,
    name: str | None = None,
    collection_id: str | None = None,
    product_kernel: str | None = None,
    harmonize_to: str | None = None,
) -> OrderBody:
    """An order of the products of a provider; the arguments are those of `hub.dataimport.orders.create`.

    Raises:
        InvalidParameter: An argument is wrong, missing or another provider's.
    """
    if provider == "PLANET":
        _require(provider, {"planet_api_key": arguments.get("planet_api_key"), "harmonize_to": harmonize_to})
    given = _input(provider, arguments, products, product_kernel=product_kernel, harmonize_to=harmonize_to)
    body = _named({"input": given}, name, collection_id)
    if provider == "MAXAR":
        return models.MaxarOrderRequest.from_dict(body)
    if provider == "AIRBUS":
        return models.AirbusOrderRequest.from_dict(body)
    return models.PlanetOrderRequest.from_dict(body)


def subscription_body(
    data: Mapping[str, object],
    *,
    time: TimeLike | None,
    planet_api_key: str | None,
    bbox: Sequence[float] | None = None,
    bounds: Sequence[float] | GeometryLike | None = None,
    crs: object = CRS84,
    name: str | None = None,
    collection_id: str | None = None,
) -> models.PlanetSubscriptionRequest:
    """A subscription to a product of Planet; the arguments are those of `hub.dataimport.subscriptions.create`.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    if time is None:
        raise InvalidParameter("time", None, "is needed", "Give a pair of dates; None as its end leaves it open")
    _require("PLANET", {"planet_api_key": planet_api_key})
    own = data.get("dataFilter")
    filters = (dict(own) if isinstance(own, Mapping) else {}) | _time_filter(time)
    given = {
        "provider": "PLANET",
        "planetApiKey": planet_api_key,
        "bounds": area(bbox=bbox, bounds=bounds, crs=crs).to_json(),
        "data": [{**data, "dataFilter": filters}],
    }
    return models.PlanetSubscriptionRequest.from_dict(_named({"input": given}, name, collection_id))


def product_id(product: models.ProviderProduct) -> str:
    """The identifier by which a product that was found can be ordered.

    Raises:
        InvalidParameter: It has none.
    """
    members = product.to_dict()
    properties = members.get("properties")
    places = [members.get("catalogID"), members.get("id"), properties.get("id") if isinstance(properties, dict) else ""]
    for place in places:
        if isinstance(place, str) and place:
            return place
    raise InvalidParameter("products", product, "has no identifier", "Give the identifier itself")


def _input(
    provider: Provider,
    arguments: ProductArguments,
    products: Sequence[str | models.ProviderProduct] | None = None,
    **more: str | None,
) -> dict[str, object]:
    """The input of a query or of an order."""
    _checked(provider)
    if unknown := arguments.keys() - ProductArguments.__annotations__:
        raise TypeError(f"there is no argument {min(unknown)!r}")
    given = {name: value for name, value in {**arguments, **more}.items() if value is not None}
    for other in _PROVIDERS:
        for name in _OWN[other]:
            if name in given and other != provider:
                shown = "…" if name == "planet_api_key" else given[name]
                raise InvalidParameter(name, shown, f"belongs to products of {other}, not of {provider}")
    where = area(bbox=arguments.get("bbox"), bounds=arguments.get("bounds"), crs=arguments.get("crs"))
    data = _data(provider, given)
    if filters := _filters(arguments):
        data["dataFilter"] = filters
    if products is not None:
        data |= _chosen(provider, products)
    key = {"planetApiKey": given["planet_api_key"]} if "planet_api_key" in given else {}
    return {"provider": provider, **key, "bounds": where.to_json(), "data": [data]}


def _data(provider: Provider, given: Mapping[str, object]) -> dict[str, object]:
    if provider == "MAXAR":
        kernel = {"productKernel": given["product_kernel"]} if "product_kernel" in given else {}
        return {"productBands": "4BB", **kernel}
    if provider == "AIRBUS":
        _require(provider, {"constellation": given.get("constellation")})
        return {"constellation": given["constellation"]}
    _require(provider, {name: given.get(name) for name in ("item_type", "product_bundle")})
    harmonized = {"harmonizeTo": given["harmonize_to"]} if "harmonize_to" in given else {}
    return {"itemType": given["item_type"], "productBundle": given["product_bundle"], **harmonized}


def _filters(arguments: ProductArguments) -> dict[str, object]:
    time, clouds = arguments.get("time"), arguments.get("max_cloud_cover")
    filters = dict(arguments.get("filters") or {})
    if time is not None:
        filters |= _time_filter(time)
    if clouds is not None:
        if not 0 <= clouds <= 100:
            raise InvalidParameter("max_cloud_cover", clouds, "must be a percentage from 0 to 100")
        filters["maxCloudCoverage"] = clouds
    return filters


def _time_filter(time: TimeLike) -> dict[str, object]:
    when = time_range(time)
    ends = {"from": when.start, "to": when.end}
    return {"timeRange": {name: rfc3339(moment) for name, moment in ends.items() if moment is not None}}


def _chosen(provider: Provider, products: Sequence[str | models.ProviderProduct]) -> dict[str, object]:
    """The products that are ordered one by one."""
    if isinstance(products, str) or not 1 <= len(products) <= _MOST_PRODUCTS[provider]:
        raise InvalidParameter(
            "products", products, f"must be a list of 1 to {_MOST_PRODUCTS[provider]}", "Leave it out for all there are"
        )
    ids = [product if isinstance(product, str) else product_id(product) for product in products]
    if provider == "AIRBUS":
        return {"products": [{"id": name} for name in ids]}
    return {"selectedImages" if provider == "MAXAR" else "itemIds": ids}


def _named(body: dict[str, object], name: str | None, collection_id: str | None) -> dict[str, object]:
    told = {"name": name, "collectionId": collection_id}
    return {member: value for member, value in told.items() if value is not None} | body


def _require(provider: Provider, arguments: Mapping[str, object]) -> None:
    for name, value in arguments.items():
        if value is None:
            raise InvalidParameter(name, None, f"is needed for products of {provider}")


def _checked(provider: Provider) -> Provider:
    if provider not in _PROVIDERS:
        raise InvalidParameter("provider", provider, f"must be {', '.join(_PROVIDERS)}")
    return provider
