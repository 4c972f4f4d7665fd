"""Orders of commercial imagery: a quote, then a confirmation that spends, then deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self, Unpack

from swath import models
from swath._async._core import AsyncCore
from swath._async._dataimport_deliveries import AsyncDelivery, DeliveryStatus, Source, list_deliveries
from swath._async._job import AsyncJob
from swath._async._pager import AsyncPager
from swath.core.jobs import Reading
from swath.core.lifecycles import ORDER
from swath.core.pages import Page, Paging, view_token_page
from swath.data.imports import OrderBody, ProductArguments, Provider, order_body
from swath.data.readings import order_reading
from swath.errors import InvalidParameter, OutcomeUnknown
from swath.wire.endpoints import api, or_unset

OrderStatus = Literal["CREATED", "CANCELLED", "RUNNING", "DONE", "PARTIAL", "FAILED"]


class AsyncOrder(AsyncJob["models.Order"]):
    """An order. While it is `CREATED` it is a quote that costs nothing; `confirm` spends quota."""

    _life = ORDER

    @property
    def sqkm(self) -> float | None:
        """Square kilometres that it takes from the quota, as last seen; None before the first look."""
        return _number(self._snapshot.sqkm) if self._snapshot else None

    @property
    def collection_id(self) -> str | None:
        """The BYOC collection that it is imported into, as last seen; known at the latest once it is confirmed."""
        found = self._snapshot.collection_id if self._snapshot else None
        return found if isinstance(found, str) else None

    async def confirm(self) -> Self:
        """Accept the quote: spend `sqkm` of the quota, and have the products delivered and ingested.

        Raises:
            IllegalAction: The order is not `CREATED`.
            Forbidden: The quota left is too small; the error tells both areas.
            OutcomeUnknown: The answer was lost, and the order does not show whether it was confirmed.
        """

        async def send() -> None:
            self._see(await self._core.call(api.data_import.confirm_order, models.Order, self.id))

        return await self._act("confirm", send)

    async def delete(self) -> None:
        """Delete the order: a quote for good, one that has ended from the ordinary listing.

        Raises:
            IllegalAction: The order is `RUNNING` or `PARTIAL`.
            NotFound: There is no such order, also where that came of a deletion whose answer was lost.
            OutcomeUnknown: The answer was lost, and the order is still there.
        """
        await self._act("delete", lambda: self._core.perform(api.data_import.delete_order, self.id))

    def deliveries(
        self, *, status: DeliveryStatus | None = None, **paging: Unpack[Paging]
    ) -> AsyncPager[AsyncDelivery]:
        """What the provider delivers, as handles; there is nothing before the confirmation.

        Args:
            status: List only those in this state.
            **paging: `limit`, `page_size` and `prefetch`.
        """
        return list_deliveries(self._core, Source(self.id, is_order=True), status, paging)

    def delivery(self, id: str) -> AsyncDelivery:  # noqa: A002
        """The handle of one delivery by its id; asks nothing of the service."""
        return AsyncDelivery(self._core, Source(self.id, is_order=True), id)

    def __repr__(self) -> str:
        told = super().__repr__()
        return told if self.sqkm is None else f"{told[:-1]}, {self.sqkm:g} km²>"

    async def _fetch(self) -> models.Order:
        return await self._core.call(api.data_import.get_order, models.Order, self.id)

    @staticmethod
    def _read(snapshot: models.Order) -> Reading:
        return order_reading(snapshot)


class AsyncOrders:
    """The orders of an account."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def create(
        self,
        provider: Provider | OrderBody,
        *,
        products: Sequence[str | models.ProviderProduct] | None = None,
        name: str | None = None,
        collection_id: str | None = None,
        product_kernel: Literal["CC", "NN", "MTF"] | None = None,
        harmonize_to: Literal["NONE", "Sentinel-2"] | None = None,
        **arguments: Unpack[ProductArguments],
    ) -> AsyncOrder:
        """Create an order. It is a quote that spends nothing until it is confirmed.

            order = await hub.dataimport.orders.create("MAXAR", bbox=(14.4, 46.0, 14.5, 46.1), products=found[:1])
            print(order.sqkm, "km²")
            await order.confirm()

        Args:
            provider: `MAXAR`, `AIRBUS` or `PLANET`, of which the last two are deprecated; or the whole
                `MaxarOrderRequest` and the like, which then says everything itself.
            products: The products, as a search found them or by their identifiers; all that meet the other arguments
                when left out.
            name: What the order is called, and the new collection if there is to be one.
            collection_id: The BYOC collection to import into, empty or with the same bands; a new one is made at the
                confirmation when left out.
            product_kernel: Of Maxar: how pixels are resampled.
            harmonize_to: Of Planet: the instrument whose radiometry the values are matched to.
            **arguments: `bbox` or `bounds`, `crs`, `time`, `max_cloud_cover`, `filters` and what belongs to a single
                provider, as in `ProductArguments`. Only what is within the bounds is imported.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused the order.
            OutcomeUnknown: The answer was lost.
        """
        if isinstance(provider, str):
            body = order_body(
                provider,
                arguments,
                products=products,
                name=name,
                collection_id=collection_id,
                product_kernel=product_kernel,
                harmonize_to=harmonize_to,
            )
        else:
            others = (products, name, collection_id, product_kernel, harmonize_to)
            if arguments or any(one is not None for one in others):
                raise InvalidParameter("provider", "…", "is the whole order: it takes no further arguments")
            body = provider
        try:
            order = await self._core.call(api.data_import.create_order, models.Order, body=body)
        except OutcomeUnknown as error:
            raise OutcomeUnknown(f"{error}. A quote costs nothing: hub.dataimport.orders.list() shows it") from error
        return AsyncOrder(self._core, _id(order), order, created=True)

    def job(self, id: str) -> AsyncOrder:  # noqa: A002
        """The handle of an order by its id; asks nothing of the service."""
        return AsyncOrder(self._core, id)

    def list(
        self,
        *,
        status: OrderStatus | None = None,
        collection_id: str | None = None,
        search: str | None = None,
        deleted: bool = False,
        **paging: Unpack[Paging],
    ) -> AsyncPager[AsyncOrder]:
        """The account's orders, as handles.

        Args:
            status: List only those in this state.
            collection_id: List only those that are imported into this collection.
            search: Words in their names, joined by `|` (any of them) or `&` (all of them).
            deleted: List the deleted ones, and only these.
            **paging: `limit`, `page_size` and `prefetch`.
        """
        wanted = or_unset(None if status is None else models.OrderStatus(status))

        async def fetch(token: str | None, size: int) -> Page[AsyncOrder]:
            answer = await self._core.call(
                api.data_import.list_orders,
                models.OrderPage,
                status=wanted,
                collection_id=or_unset(collection_id),
                count=size,
                viewtoken=or_unset(token),
                search=or_unset(search),
                deleted=or_unset(deleted or None),
            )
            page = view_token_page(answer)
            orders = [AsyncOrder(self._core, _id(order), order) for order in page.items]
            return Page(orders, page.next_token, page.raw)

        return AsyncPager(fetch, **paging)


def _id(order: models.Order) -> str:
    return order.id if isinstance(order.id, str) else ""


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
