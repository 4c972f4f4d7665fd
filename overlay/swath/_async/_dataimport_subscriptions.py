"""Subscriptions to Planet's products, which are deprecated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Self, Unpack

from swath import models
from swath._async._core import AsyncCore
from swath._async._dataimport_deliveries import AsyncDelivery, DeliveryStatus, Source, list_deliveries
from swath._async._job import AsyncJob
from swath._async._pager import AsyncPager
from swath.core.crs import CRS84
from swath.core.jobs import Reading
from swath.core.lifecycles import SUBSCRIPTION
from swath.core.pages import Page, Paging, view_token_page
from swath.core.timerange import TimeLike
from swath.data.area import GeometryLike
from swath.data.imports import subscription_body
from swath.data.readings import subscription_reading
from swath.errors import OutcomeUnknown
from swath.wire.endpoints import api, or_unset

SubscriptionStatus = Literal["CREATED", "RUNNING", "CANCELLED", "COMPLETED", "FAILED"]


class AsyncSubscription(AsyncJob["models.Subscription"]):
    """A subscription. It does nothing until it is confirmed, and then runs until the time subscribed to is over."""

    _life = SUBSCRIPTION

    @property
    def collection_id(self) -> str | None:
        """The BYOC collection that it is imported into, as last seen; known at the latest once it is confirmed."""
        found = self._snapshot.collection_id if self._snapshot else None
        return found if isinstance(found, str) else None

    async def confirm(self) -> Self:
        """Begin; from here on Planet charges what is delivered.

        Raises:
            IllegalAction: The subscription is not `CREATED`.
            Forbidden: The account may not do it.
            OutcomeUnknown: The answer was lost, and the subscription does not show whether it was confirmed.
        """

        async def send() -> None:
            record = await self._core.call(api.data_import.confirm_subscription, models.Subscription, self.id)
            self._see(record)

        return await self._act("confirm", send)

    async def cancel(self) -> Self:
        """End it early; what has been imported stays.

        Raises:
            IllegalAction: The subscription is not `RUNNING`.
            OutcomeUnknown: The answer was lost, and the subscription does not show whether it was cancelled.
        """

        async def send() -> None:
            self._see(await self._core.call(api.data_import.cancel_subscription, models.Subscription, self.id))

        return await self._act("cancel", send)

    async def delete(self) -> None:
        """Delete the subscription: an unconfirmed one for good, one that has ended from the ordinary listing.

        Raises:
            IllegalAction: The subscription is `RUNNING`.
            NotFound: There is no such subscription, also where that came of a deletion whose answer was lost.
            OutcomeUnknown: The answer was lost, and the subscription is still there.
        """
        await self._act("delete", lambda: self._core.perform(api.data_import.delete_subscription, self.id))

    def deliveries(
        self, *, status: DeliveryStatus | None = None, **paging: Unpack[Paging]
    ) -> AsyncPager[AsyncDelivery]:
        """What Planet delivers, as handles.

        Args:
            status: List only those in this state.
            **paging: `limit`, `page_size` and `prefetch`.
        """
        return list_deliveries(self._core, Source(self.id, is_order=False), status, paging)

    def delivery(self, id: str) -> AsyncDelivery:  # noqa: A002
        """The handle of one delivery by its id; asks nothing of the service."""
        return AsyncDelivery(self._core, Source(self.id, is_order=False), id)

    async def _fetch(self) -> models.Subscription:
        return await self._core.call(api.data_import.get_subscription, models.Subscription, self.id)

    @staticmethod
    def _read(snapshot: models.Subscription) -> Reading:
        return subscription_reading(snapshot)


class AsyncSubscriptions:
    """The subscriptions of an account."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def create(
        self,
        data: Mapping[str, object] | models.PlanetSubscriptionRequest,
        *,
        time: TimeLike | None = None,
        planet_api_key: str | None = None,
        bbox: Sequence[float] | None = None,
        bounds: Sequence[float] | GeometryLike | None = None,
        crs: object = CRS84,
        name: str | None = None,
        collection_id: str | None = None,
    ) -> AsyncSubscription:
        """Create a subscription. It delivers and costs nothing until it is confirmed.

        Args:
            data: The product in the API's own words, such as
                `{"itemType": "PSScene", "productBundle": "analytic_udm2", "harmonizeTo": "NONE"}` or
                `{"type": "soil_water_content", "id": "SWC-SMAP-L_V2.0_100"}`; or the whole
                `PlanetSubscriptionRequest`, which then says everything itself.
            time: What the product is about: a month, an interval, or a pair of dates or datetimes. It may reach into
                the future, and its end may be open.
            planet_api_key: The key of the account that pays at Planet.
            bbox: Min x, min y, max x, max y in CRS units; give this or `bounds`.
            bounds: The same four numbers, or a GeoJSON Polygon or MultiPolygon, or anything with `__geo_interface__`.
            crs: The CRS of the coordinates.
            name: What the subscription is called, and the new collection if there is to be one.
            collection_id: The BYOC collection to import into; a new one is made at the confirmation when left out.

        Raises:
            InvalidParameter: An argument is wrong; nothing was sent.
            ServiceError: The service refused the subscription.
            OutcomeUnknown: The answer was lost.
        """
        if isinstance(data, models.PlanetSubscriptionRequest):
            body = data
        else:
            body = subscription_body(
                data,
                time=time,
                planet_api_key=planet_api_key,
                bbox=bbox,
                bounds=bounds,
                crs=crs,
                name=name,
                collection_id=collection_id,
            )
        try:
            record = await self._core.call(api.data_import.create_subscription, models.Subscription, body=body)
        except OutcomeUnknown as error:
            raise OutcomeUnknown(f"{error}. hub.dataimport.subscriptions.list() shows it") from error
        return AsyncSubscription(self._core, _id(record), record, created=True)

    def job(self, id: str) -> AsyncSubscription:  # noqa: A002
        """The handle of a subscription by its id; asks nothing of the service."""
        return AsyncSubscription(self._core, id)

    def list(
        self,
        *,
        status: SubscriptionStatus | None = None,
        collection_id: str | None = None,
        search: str | None = None,
        deleted: bool = False,
        **paging: Unpack[Paging],
    ) -> AsyncPager[AsyncSubscription]:
        """The account's subscriptions, as handles.

        Args:
            status: List only those in this state.
            collection_id: List only those that are imported into this collection.
            search: Words in their names, joined by `|` (any of them) or `&` (all of them).
            deleted: List the deleted ones, and only these.
            **paging: `limit`, `page_size` and `prefetch`.
        """
        wanted = or_unset(None if status is None else models.SubscriptionStatus(status))

        async def fetch(token: str | None, size: int) -> Page[AsyncSubscription]:
            answer = await self._core.call(
                api.data_import.list_subscriptions,
                models.SubscriptionPage,
                status=wanted,
                collection_id=or_unset(collection_id),
                count=size,
                viewtoken=or_unset(token),
                search=or_unset(search),
                deleted=or_unset(deleted or None),
            )
            page = view_token_page(answer)
            found = [AsyncSubscription(self._core, _id(record), record) for record in page.items]
            return Page(found, page.next_token, page.raw)

        return AsyncPager(fetch, **paging)


def _id(record: models.Subscription) -> str:
    return record.id if isinstance(record.id, str) else ""
