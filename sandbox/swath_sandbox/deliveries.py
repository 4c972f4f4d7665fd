"""What a provider delivers of a product, and how far that is: a function of the product, its arrival and the time."""

import math
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from swath_sandbox.archive import Product
from swath_sandbox.settings import Imports

_STAGES = ("DELIVERED", "PREPARING", "INGESTING", "DONE")
_FAILURES = {
    "DELIVERY_FAILED": (0, "The provider could not deliver the product."),
    "IMPORT_FAILED": (2, "The delivered files could not be imported."),
    "NON_INGESTIBLE": (3, "The delivered files could not be ingested."),
}
"""After how many stages a delivery fails, and what is said about it."""

_SQKM_OF_A_TILE = 400.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery.

    Attributes:
        id: its identifier.
        product: what is delivered.
        item: what the provider calls that.
        sqkm: how much of it.
        arrival: when it comes, in seconds since the epoch.
        failure: the state in which it ends unless that is `DONE`.
        handling: how long a stage after the arrival takes.
    """

    id: str
    product: Product
    item: str
    sqkm: float
    arrival: float
    failure: str | None
    handling: float

    @property
    def ends(self) -> float:
        """When nothing changes any more."""
        return self.arrival + self.handling * (_FAILURES[self.failure][0] if self.failure else len(_STAGES) - 1)

    def status(self, now: float) -> str:
        """Where it stands at a time."""
        if now < self.arrival:
            return "WAITING"
        if now >= self.ends:
            return self.failure or "DONE"
        return _STAGES[int((now - self.arrival) / self.handling)]

    def has_files(self, now: float) -> bool:
        """Whether the provider has delivered."""
        return now >= self.arrival and self.failure != "DELIVERY_FAILED"

    def error(self, now: float) -> str | None:
        """Why it failed, once it has."""
        return _FAILURES[self.failure][1] if self.failure and now >= self.ends else None

    def tiles(self, now: float) -> Sequence[tuple[str, str]]:
        """The identifiers and states of its tiles, which there are from the time of their ingestion on."""
        status = self.status(now)
        shown = {"INGESTING": "INGESTING", "DONE": "INGESTED", "NON_INGESTIBLE": "FAILED"}.get(status)
        if shown is None:
            return ()
        count = max(1, math.ceil(self.sqkm / _SQKM_OF_A_TILE))
        return [(str(uuid.uuid5(uuid.UUID(self.id), f"tile {number}")), shown) for number in range(count)]


def make_delivery(
    parent: str, product: Product, sqkm: float, arrival: float, imports: Imports, item: str | None = None
) -> Delivery:
    """The delivery of a product for the order or subscription `parent`."""
    failure = None
    if product.draw(8, 1000) < 1000 * imports.failing:
        failure = list(_FAILURES)[product.draw(9, len(_FAILURES))]
    name = str(uuid.uuid5(uuid.UUID(parent), item or product.id))
    return Delivery(name, product, item or product.id, sqkm, arrival, failure, imports.handling)


def outcome(deliveries: Iterable[Delivery], now: float) -> str:
    """What has become of an order: `RUNNING`, or how it ended."""
    states = {delivery.status(now) if now >= delivery.ends else "RUNNING" for delivery in deliveries}
    if "RUNNING" in states:
        return "RUNNING"
    if states == {"DONE"}:
        return "DONE"
    return "PARTIAL" if "DONE" in states else "FAILED"
