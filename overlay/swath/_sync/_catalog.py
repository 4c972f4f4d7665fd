# Derived from overlay/swath/_async/_catalog.py by tools/unasync.py; edit that file, then `make sync`.
"""The catalogue: which acquisitions there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Unpack

from swath import models
from swath._sync._core import Core
from swath._sync._pager import Pager
from swath.core.crs import CRS84
from swath.core.pages import PAGE_LIMIT, Page, Paging
from swath.core.timerange import TimeLike, time_range
from swath.data.degrees import bbox_in_degrees
from swath.data.search import (
    Conditions,
    Fields,
    Method,
    check_collection,
    item_page,
    query_of,
    search_request,
    value_page,
    with_page,
)
from swath.errors import InvalidParameter
from swath.wire.endpoints import api, or_unset, prepare, read

if TYPE_CHECKING:
    import pystac


class Items(Pager[models.StacItem]):
    """A listing of items."""

    def item_collection(self) -> pystac.ItemCollection:
        """All items as pystac's, for what reads STAC.

        Raises:
            MissingExtra: `swath[stac]` is not installed.
            InvalidParameter: `fields` leaves out what an item of pystac needs.
        """
        from swath.data.pystac import item_collection

        return item_collection(self.to_list())


class Catalog:
    """The STAC catalogue of a deployment."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def search(
        self,
        collection: str,
        *,
        fields: Fields | None = None,
        method: Method = "POST",
        limit: int | None = None,
        page_size: int = PAGE_LIMIT,
        prefetch: bool = False,
        **conditions: Unpack[Conditions],
    ) -> Items:
        """The items of a collection that meet all conditions, newest first, through all pages.

            clear = Prop("eo:cloud_cover") < 20
            hub.catalog.search("sentinel-2-l2a", time="2024-06", bbox=(13, 45, 14, 46), filter=clear)

        Args:
            collection: A collection's id, such as `sentinel-2-l2a` or `byoc-<id>`.
            fields: The members to answer besides the default ones, or lists of those to `include` and to `exclude`.
            method: Whether to search by `POST`; or by `GET`, which takes filters as text only.
            limit: How many items in all; all there are when left out.
            page_size: How many items one request asks for, 100 at most.
            prefetch: Whether to ask for the next page while the items of one are worked on.
            **conditions: `time`, `bbox` or `intersects`, `crs`, `ids`, `filter`, as `swath.data.search.Conditions` has
                them.

        Raises:
            InvalidParameter: An argument is wrong or contradicts another.
            MissingExtra: A place is in another CRS than degrees and `swath[geo]` is not installed.
        """
        search = self._search(method, search_request(collection, fields=fields, **conditions), conditions.get("filter"))

        def fetch(token: str | None, size: int) -> Page[models.StacItem]:
            return item_page(search(token, size))

        return Items(fetch, limit=limit, page_size=page_size, prefetch=prefetch)

    def distinct(
        self,
        collection: str,
        name: str = "date",
        *,
        method: Method = "POST",
        limit: int | None = None,
        page_size: int = PAGE_LIMIT,
        prefetch: bool = False,
        **conditions: Unpack[Conditions],
    ) -> Pager[str | float]:
        """The different values of a property among the items of a search, such as the days with acquisitions.

        Args:
            collection: A collection's id.
            name: The property; `date` for days.
            method: As in `search`, like all others.
            limit: How many values in all.
            page_size: How many values one request asks for, 100 at most.
            prefetch: Whether to ask for the next page while the values of one are worked on.
            **conditions: What the items must meet.

        Raises:
            InvalidParameter: An argument is wrong or contradicts another.
            MissingExtra: A place is in another CRS than degrees and `swath[geo]` is not installed.
        """
        search = self._search(method, search_request(collection, distinct=name, **conditions), conditions.get("filter"))

        def fetch(token: str | None, size: int) -> Page[str | float]:
            return value_page(search(token, size))

        return Pager(fetch, limit=limit, page_size=page_size, prefetch=prefetch)

    def items(
        self,
        collection: str,
        *,
        time: TimeLike | None = None,
        bbox: Sequence[float] | None = None,
        crs: object = CRS84,
        **paging: Unpack[Paging],
    ) -> Items:
        """The items of a collection, newest first, through all pages; `search` takes more conditions.

        Args:
            collection: A collection's id.
            time: As in `search`; all times when left out.
            bbox: Min x, min y, max x, max y: west, south, east, north in degrees.
            crs: The CRS of `bbox`, as in `search`.
            **paging: `limit`, `page_size` and `prefetch`.

        Raises:
            InvalidParameter: An argument is wrong.
            MissingExtra: `bbox` is in another CRS than degrees and `swath[geo]` is not installed.
        """
        check_collection(collection)
        box = None if bbox is None else bbox_in_degrees(bbox, crs)
        interval = None if time is None else time_range(time).interval
        endpoint = api.catalog.list_collection_items

        def fetch(token: str | None, size: int) -> Page[models.StacItem]:
            request = prepare(
                self._core.http,
                self._core.deployment,
                endpoint,
                collection,
                limit=size,
                bbox=or_unset(box),
                datetime_=or_unset(interval),
            )
            if token is not None:
                request.url = request.url.copy_merge_params({"next": token})
            return item_page(read(endpoint, models.StacItemPage, self._core.send(request)))

        return Items(fetch, **paging)

    def item(self, collection: str, item_id: str) -> models.StacItem:
        """One item by its id.

        Raises:
            NotFound: The collection has none of this id, or there is no such collection.
        """
        check_collection(collection)
        return self._core.call(api.catalog.get_item, models.StacItem, collection, item_id)

    def collections(self, **paging: Unpack[Paging]) -> Pager[models.StacCollection]:
        """All collections of the deployment; the service answers them in one piece.

        Args:
            **paging: `limit`; `page_size` and `prefetch` make no difference.
        """

        def fetch(_token: str | None, _size: int) -> Page[models.StacCollection]:
            answer = self._core.call(api.catalog.list_collections, models.StacCollectionList)
            return Page(answer.collections, None, answer)

        return Pager(fetch, **paging)

    def collection(self, collection: str) -> models.StacCollection:
        """One collection by its id: its extent, licence, providers and summaries.

        Raises:
            NotFound: There is none of this id.
        """
        check_collection(collection)
        return self._core.call(api.catalog.get_collection, models.StacCollection, collection)

    def queryables(self, collection: str) -> models.Queryables:
        """A JSON Schema of the properties that a filter may name.

        Raises:
            NotFound: There is no collection of this id.
        """
        check_collection(collection)
        return self._core.call(api.catalog.get_queryables, models.Queryables, collection)

    def conformance(self) -> models.ConformanceClasses:
        """Which parts of the STAC and OGC standards the catalogue keeps to; needs no token."""
        return self._core.call(api.catalog.get_conformance, models.ConformanceClasses)

    def landing_page(self) -> models.StacCatalog:
        """The catalogue's own description, with links to what it offers; needs no token."""
        return self._core.call(api.catalog.get_catalog, models.StacCatalog)

    def _search(
        self, method: Method, request: models.SearchRequest, condition: object
    ) -> Callable[[str | None, int], models.ItemCollection]:
        """What asks for the page of a token."""
        if method == "POST":

            def by_body(token: str | None, size: int) -> models.ItemCollection:
                body = with_page(request, token, size)
                return self._core.call(api.catalog.search_items, models.ItemCollection, body=body)

            return by_body
        if method != "GET":
            raise InvalidParameter("method", method, "must be 'POST' or 'GET'")
        query = query_of(request, condition)
        endpoint = api.catalog.search_items_by_query

        def by_query(token: str | None, size: int) -> models.ItemCollection:
            asked = prepare(self._core.http, self._core.deployment, endpoint, limit=size, **query)
            if token is not None:
                asked.url = asked.url.copy_merge_params({"next": token})
            return read(endpoint, models.ItemCollection, self._core.send(asked))

        return by_query
