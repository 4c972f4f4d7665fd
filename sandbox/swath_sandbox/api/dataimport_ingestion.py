"""How deliveries become tiles of the collection that they are imported into."""

import contextlib

from swath_sandbox.api.byoc_store import add_tile, new_tile
from swath_sandbox.api.dataimport_orders import ORDERS
from swath_sandbox.api.dataimport_records import IMPORT_BUCKET, Family
from swath_sandbox.api.dataimport_subscriptions import SUBSCRIPTIONS
from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import format_time
from swath_sandbox.delivered import raster
from swath_sandbox.deliveries import Delivery


def settle(service: Service) -> None:
    """Bring the tiles of all imports up to the present."""
    for family in (ORDERS, SUBSCRIPTIONS):
        for entry in service.state.entries(family.kind):
            # It may have been deleted meanwhile.
            with contextlib.suppress(KeyError):
                _ingest(service, family, entry.id)


def _ingest(service: Service, family: Family, name: str) -> None:
    now = service.clock()
    with service.state.edit(family.kind, name) as record:
        known = record.setdefault("ingested", [])
        for delivery in family.look(service, name, record).deliveries:
            if delivery.status(now) == "DONE" and delivery.id not in known:
                _add_tiles(service, record["collectionId"], delivery)
                known.append(delivery.id)


def _add_tiles(service: Service, collection: str, delivery: Delivery) -> None:
    times = service.settings.ingestion
    for tile, _ in delivery.tiles(delivery.ends):
        path = f"{delivery.id}/{tile}"
        service.buckets.write(f"s3://{IMPORT_BUCKET}/{path}/image.tif", raster(delivery))
        record = new_tile(service, path, format_time(delivery.product.acquired))
        # Ingested when its delivery was.
        record["started"] = delivery.ends - times.waiting - times.queued - times.ingesting
        try:
            add_tile(service, collection, record, tile)
        except ServiceError:
            # The collection is gone.
            return
