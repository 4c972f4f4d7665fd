"""Catalogue searches from plain arguments, and where the next page is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypedDict
from urllib.parse import parse_qs, urlsplit

from swath import models
from swath.core.pages import Page
from swath.core.timerange import TimeLike, time_range
from swath.data.area import GeometryLike
from swath.data.cql2 import Condition, filter_json, filter_text
from swath.data.degrees import bbox_in_degrees, geometry_in_degrees
from swath.errors import InvalidParameter, UnexpectedAnswer

Fields = Mapping[str, Sequence[str]] | Sequence[str]
Method = Literal["POST", "GET"]


class Conditions(TypedDict, total=False):
    """What the items of a search must meet, all of it.

    Attributes:
        time: A day, a month, an interval, or a pair of dates or datetimes, None in a pair leaving an end open.
        bbox: Min x, min y, max x, max y: west, south, east, north in degrees.
        intersects: A GeoJSON geometry, a Feature or a FeatureCollection, or anything with `__geo_interface__`.
        crs: The CRS of `bbox` or `intersects`; that of a GeoSeries, or degrees, when left out. The catalogue knows
            degrees only: of a box in another CRS it sees the box around it, which needs the extra `geo`.
        ids: Only items with these ids.
        filter: A condition on properties: `Prop("eo:cloud_cover") < 20`, or CQL2 as text or JSON.
    """

    time: Required[TimeLike]
    bbox: Sequence[float] | None
    intersects: GeometryLike | None
    crs: object
    ids: Sequence[str] | None
    filter: Condition | str | Mapping[str, object] | None


def search_request(
    collection: str,
    *,
    time: TimeLike,
    bbox: Sequence[float] | None = None,
    intersects: GeometryLike | None = None,
    crs: object = None,
    ids: Sequence[str] | None = None,
    filter: Condition | str | Mapping[str, object] | None = None,  # noqa: A002 (the API's own word)
    fields: Fields | None = None,
    distinct: str | None = None,
) -> models.SearchRequest:
    """A search for the items that meet all conditions; the arguments are those of `catalog.search`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
        MissingExtra: A place is in another CRS than degrees and `swath[geo]` is not installed.
    """
    check_collection(collection)
    body: dict[str, object] = {"collections": [collection], "datetime": time_range(time).interval}
    if bbox is not None and intersects is not None:
        raise InvalidParameter("bbox", bbox, "cannot be given together with intersects")
    if bbox is not None:
        body["bbox"] = bbox_in_degrees(bbox, crs)
    if intersects is not None:
        body["intersects"] = geometry_in_degrees(intersects, crs)
    if ids is not None:
        body["ids"] = _texts("ids", ids)
    if filter is not None:
        body["filter"], body["filter-lang"] = filter_json(filter)
    if fields is not None:
        body["fields"] = _fields(fields)
    if distinct is not None:
        body["distinct"] = distinct
    return models.SearchRequest.from_dict(body)


def check_collection(collection: str) -> None:
    """Refuse what is no collection's id.

    Raises:
        InvalidParameter: It is empty or no text.
    """
    if not isinstance(collection, str) or not collection:
        raise InvalidParameter("collection", collection, "must be one collection's id", "Search several one by one")


def with_page(request: models.SearchRequest, token: str | None, size: int) -> models.SearchRequest:
    """The request for one page of a search."""
    page: dict[str, object] = {"limit": size}
    if token is not None:
        page["next"] = int(token) if token.isdecimal() else token
    return models.SearchRequest.from_dict(request.to_dict() | page)


class Query(TypedDict, total=False):
    """A search as the parameters of a GET request."""

    collections: Required[list[str]]
    datetime_: Required[str]
    bbox: list[float]
    intersects: str
    ids: list[str]
    filter_: str
    fields: str
    distinct: str


def query_of(request: models.SearchRequest, condition: object) -> Query:
    """What says the same as a search request in a query string.

    Args:
        request: The search.
        condition: Its filter as it was given.

    Raises:
        InvalidParameter: The filter is CQL2 JSON, or an id has a comma.
    """
    body = request.to_dict()
    query: Query = {"collections": body["collections"], "datetime_": body["datetime"]}
    if "bbox" in body:
        query["bbox"] = body["bbox"]
    if "intersects" in body:
        query["intersects"] = json.dumps(body["intersects"], separators=(",", ":"))
    if "ids" in body:
        query["ids"] = body["ids"]
        if any("," in name for name in body["ids"]):
            raise InvalidParameter("ids", body["ids"], "must not have commas in a search by GET", "Search by POST")
    if condition is not None:
        query["filter_"] = filter_text(condition)
    if "fields" in body:
        fields = body["fields"]
        query["fields"] = ",".join([*fields.get("include", ()), *(f"-{name}" for name in fields.get("exclude", ()))])
    if "distinct" in body:
        query["distinct"] = body["distinct"]
    return query


def item_page(found: models.ItemCollection | models.StacItemPage) -> Page[models.StacItem]:
    """The items of an answer, and the token of the page after it."""
    items = [item for item in found.features or () if isinstance(item, models.StacItem)]
    return Page(items, next_token(found), found)


def value_page(found: models.ItemCollection) -> Page[str | float]:
    """The values of a `distinct` search, and the token of the page after them."""
    values = [value for value in found.features or () if isinstance(value, str | int | float)]
    return Page(values, next_token(found), found)


def next_token(found: models.ItemCollection | models.StacItemPage) -> str | None:
    """`context.next`, else what the `next` link would merge into the request; None on the last page.

    Raises:
        UnexpectedAnswer: There is a next page, and nothing that tells it from this one.
    """
    if isinstance(found, models.ItemCollection) and found.context and isinstance(found.context.next_, int):
        return str(found.context.next_)
    link = next((link for link in found.links or () if link.rel == "next"), None)
    if link is None:
        return None
    told = link.body.to_dict().get("next") if link.body else None
    told = told if told is not None else parse_qs(urlsplit(link.href).query).get("next", [None])[0]
    if told is None:
        raise UnexpectedAnswer("the listing has a next page that neither its context nor its link tells")
    return str(told)


def _fields(fields: Fields) -> dict[str, list[str]]:
    if not isinstance(fields, Mapping):
        return {"include": _texts("fields", fields)}
    if set(fields) - {"include", "exclude"}:
        raise InvalidParameter("fields", dict(fields), "may have the members 'include' and 'exclude'")
    return {key: _texts("fields", names) for key, names in fields.items()}


def _texts(parameter: str, values: Sequence[str]) -> list[str]:
    if isinstance(values, str) or not all(isinstance(value, str) for value in values):
        raise InvalidParameter(parameter, values, "must be a list of texts")
    return list(values)
