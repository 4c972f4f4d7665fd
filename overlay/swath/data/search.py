"""Catalogue searches from plain arguments, and where the next page is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from swath import models
from swath.core.pages import Page
from swath.core.timerange import TimeLike, time_range
from swath.data.area import GeometryLike, geojson
from swath.errors import InvalidParameter

PAGE_LIMIT = 100
"""Items that one page may hold."""


def search_request(
    collection: str,
    *,
    time: TimeLike,
    bbox: Sequence[float] | None = None,
    intersects: GeometryLike | None = None,
    ids: Sequence[str] | None = None,
    filter: str | Mapping[str, object] | None = None,  # noqa: A002 (the API's own word)
    fields: Mapping[str, Sequence[str]] | None = None,
) -> models.SearchRequest:
    """A search for the items that meet all conditions; the arguments are those of `catalog.search`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    if not isinstance(collection, str) or not collection:
        raise InvalidParameter("collection", collection, "must be one collection's id", "Search several one by one")
    body: dict[str, object] = {"collections": [collection], "datetime": time_range(time).interval}
    if bbox is not None and intersects is not None:
        raise InvalidParameter("bbox", bbox, "cannot be given together with intersects")
    if bbox is not None:
        body["bbox"] = _lonlat_bbox(bbox)
    if intersects is not None:
        body["intersects"] = geojson(intersects, "intersects")
    if ids is not None:
        if isinstance(ids, str):
            raise InvalidParameter("ids", ids, "must be a list of item ids")
        body["ids"] = list(ids)
    if filter is not None:
        body["filter"] = filter
        body["filter-lang"] = "cql2-text" if isinstance(filter, str) else "cql2-json"
    if fields is not None:
        unknown = set(fields) - {"include", "exclude"}
        if unknown:
            raise InvalidParameter("fields", dict(fields), "may have the members 'include' and 'exclude'")
        body["fields"] = {key: list(names) for key, names in fields.items()}
    return models.SearchRequest.from_dict(body)


def with_page(request: models.SearchRequest, token: str | None, size: int) -> models.SearchRequest:
    """The request for one page of a search."""
    page: dict[str, object] = {"limit": size}
    if token is not None:
        page["next"] = int(token) if token.isdecimal() else token
    return models.SearchRequest.from_dict(request.to_dict() | page)


def item_page(found: models.ItemCollection) -> Page[models.StacItem]:
    """The items of an answer, and the token of the page after it."""
    items = [item for item in found.features or () if isinstance(item, models.StacItem)]
    return Page(items, _next_token(found))


def _next_token(found: models.ItemCollection) -> str | None:
    """`context.next`, else what the `next` link would merge into the request."""
    if found.context and isinstance(found.context.next_, int):
        return str(found.context.next_)
    for link in found.links or ():
        if link.rel == "next" and link.body:
            token = link.body.to_dict().get("next")
            return None if token is None else str(token)
    return None


def _lonlat_bbox(bbox: Sequence[float]) -> list[float]:
    """Four numbers as they were given; west may lie east of east, across the antimeridian."""
    numbers = list(bbox) if isinstance(bbox, Sequence) and not isinstance(bbox, str) else []
    if len(numbers) != 4 or not all(isinstance(n, int | float) and math.isfinite(n) for n in numbers):
        raise InvalidParameter("bbox", bbox, "must be four finite numbers: west, south, east, north")
    west, south, east, north = numbers
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90):
        raise InvalidParameter(
            "bbox", bbox, "must be west, south, east, north in degrees", "Longitude comes before latitude"
        )
    return numbers
