# Derived from overlay/swath/_async/_catalog.py by tools/unasync.py; edit that file, then `make sync`.
"""The catalogue: which acquisitions there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from swath import models
from swath._sync._core import Core
from swath._sync._pager import Pager
from swath.core.pages import Page
from swath.core.timerange import TimeLike
from swath.data.area import GeometryLike
from swath.data.search import PAGE_LIMIT, item_page, search_request, with_page
from swath.errors import InvalidParameter
from swath.wire.endpoints import api


class Catalog:
    """The STAC catalogue of a deployment."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def search(
        self,
        collection: str,
        *,
        time: TimeLike,
        bbox: Sequence[float] | None = None,
        intersects: GeometryLike | None = None,
        ids: Sequence[str] | None = None,
        filter: str | Mapping[str, object] | None = None,  # noqa: A002 (the API's own word)
        fields: Mapping[str, Sequence[str]] | None = None,
        limit: int | None = None,
        page_size: int = PAGE_LIMIT,
    ) -> Pager[models.StacItem]:
        """The items of a collection that meet all conditions, newest first, through all pages.

        Args:
            collection: A collection's id, such as `sentinel-2-l2a` or `byoc-<id>`.
            time: A day, a month, an interval, or a pair of dates or datetimes, None in a pair leaving an end open.
            bbox: West, south, east, north in degrees.
            intersects: A GeoJSON geometry in degrees, or anything with `__geo_interface__`.
            ids: Only items with these ids.
            filter: A CQL2 condition, as text (`"eo:cloud_cover < 20"`) or JSON.
            fields: The members to `include` or to `exclude`.
            limit: How many items in all; all there are when left out.
            page_size: How many items one request asks for, 100 at most.

        Raises:
            InvalidParameter: An argument is wrong or contradicts another.
        """
        request = search_request(
            collection, time=time, bbox=bbox, intersects=intersects, ids=ids, filter=filter, fields=fields
        )

        def fetch(token: str | None, size: int) -> Page[models.StacItem]:
            body = with_page(request, token, size)
            return item_page(self._core.call(api.catalog.search_items, models.ItemCollection, body=body))

        if not 1 <= page_size <= PAGE_LIMIT:
            raise InvalidParameter("page_size", page_size, f"must be 1 to {PAGE_LIMIT}", "Use limit for the total")
        return Pager(fetch, limit=limit, page_size=min(page_size, limit or page_size))
