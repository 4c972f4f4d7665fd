# Derived from overlay/swath/_async/_dataimport.py by tools/unasync.py; edit that file, then `make sync`.
"""Data import: commercial imagery, searched, ordered and delivered into collections of the user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Unpack

from swath import models
from swath._sync._core import Core
from swath._sync._dataimport_orders import Orders
from swath._sync._dataimport_subscriptions import Subscriptions
from swath._sync._pager import Pager
from swath.core.deprecation import Deprecated
from swath.core.pages import PAGE_LIMIT, Page, view_token
from swath.data.image import Image, read_image
from swath.data.imports import ProductArguments, ProductQuery, Provider, native_query, product_id, product_query
from swath.errors import InvalidParameter
from swath.wire.endpoints import api, or_unset, prepare

ProviderCollection = Literal["MAXAR_WORLDVIEW", "AIRBUS_PLEIADES", "AIRBUS_SPOT", "PLANET_SCOPE", "PLANET_SKYSAT"]
QuotaCollection = Literal["MAXAR_WORLDVIEW", "AIRBUS_PLEIADES", "AIRBUS_SPOT"]


class DataImport:
    """Imagery of commercial providers.

    Attributes:
        orders: What was ordered, or may be: an order is a quote until it is confirmed.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._subscriptions = Subscriptions(core)
        self._deprecated = Deprecated("hub.dataimport.subscriptions", "Planet's own Subscriptions API takes its place")
        self.orders = Orders(core)

    @property
    def subscriptions(self) -> Subscriptions:
        """The subscriptions to Planet's products; deprecated, as Planet has ended them on 2026-11-11."""
        self._deprecated()
        return self._subscriptions

    def search(
        self,
        provider: Provider | ProductQuery,
        *,
        limit: int | None = None,
        page_size: int = PAGE_LIMIT,
        prefetch: bool = False,
        **arguments: Unpack[ProductArguments],
    ) -> Pager[models.ProviderProduct]:
        """The products of one provider that meet all conditions, each in its provider's own form.

            found = hub.dataimport.search("MAXAR", bbox=(14.4, 46.0, 14.5, 46.1), time="2024", limit=5).to_list()

        Args:
            provider: `MAXAR`, `AIRBUS` or `PLANET`, of which the last two are deprecated; or the whole
                `MaxarSearchRequest` and the like, which then says everything itself.
            limit: How many products in all; all there are when left out.
            page_size: How many products one request asks for, 100 at most.
            prefetch: Whether to ask for the next page while the products of one are worked on.
            **arguments: `bbox` or `bounds`, `crs`, `time`, `max_cloud_cover`, `filters` and what belongs to a single
                provider, as in `ProductArguments`.

        Raises:
            InvalidParameter: An argument is wrong.
        """
        if isinstance(provider, str):
            query = product_query(provider, arguments)
        elif arguments:
            raise InvalidParameter(next(iter(arguments)), "…", "cannot be given together with the whole query")
        else:
            query = provider

        def fetch(token: str | None, size: int) -> Page[models.ProviderProduct]:
            answer = self._core.call(
                api.data_import.search_products,
                models.ProductSearchResults,
                body=query,
                count=size,
                viewtoken=or_unset(token),
            )
            return Page(answer.features or [], view_token(answer.links), answer)

        return Pager(fetch, limit=limit, page_size=page_size, prefetch=prefetch)

    def native_search(self, provider: Provider, query: Mapping[str, object]) -> models.ProductSearchResults:
        """Search a provider's archive in the provider's own words.

        Args:
            provider: `MAXAR`, `AIRBUS` or `PLANET`.
            query: The members of the query but for the provider; pages are asked for in the provider's way too.

        Returns:
            The provider's answer as it is: `features`, and all else in `additional_properties`.

        Raises:
            InvalidParameter: There is no such provider.
            ServiceError: The service or the provider refused.
        """
        return self._core.call(
            api.data_import.search_products_natively, models.ProductSearchResults, body=native_query(provider, query)
        )

    def thumbnail(
        self,
        collection: ProviderCollection,
        product: str | models.ProviderProduct,
        *,
        planet_api_key: str | None = None,
    ) -> Image:
        """A small picture of a product, neither georeferenced nor cut to the area searched.

        Args:
            collection: The provider's collection that holds the product, such as `MAXAR_WORLDVIEW`.
            product: The product, as a search found it or by its identifier.
            planet_api_key: The key of the Planet account that may see the product; for Planet's only.

        Raises:
            InvalidParameter: The product has no identifier.
            ServiceError: The service refused.
        """
        name = product if isinstance(product, str) else product_id(product)
        request = prepare(
            self._core.http,
            self._core.deployment,
            api.data_import.get_product_thumbnail,
            models.ProviderCollection(collection),
            name,
            planet_api_key=or_unset(planet_api_key),
        )
        return read_image(self._core.send(request))

    def quotas(self) -> list[models.Quota]:
        """What the account has bought and used of each collection sold by area, in square kilometres.

        Only the deployment `sentinel-hub` keeps quotas.

        Raises:
            ServiceError: The service refused.
        """
        answer = self._core.call(api.data_import.list_quotas, models.QuotaList)
        return answer.data or []

    def quota(self, collection: QuotaCollection) -> models.Quota:
        """What the account has bought and used of one collection, in square kilometres.

        Raises:
            NotFound: There is no such quota.
        """
        return self._core.call(api.data_import.get_quota, models.Quota, models.QuotaCollection(collection))
