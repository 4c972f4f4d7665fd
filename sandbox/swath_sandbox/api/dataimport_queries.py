"""Reading what is searched for, ordered or subscribed to: one shape for each provider."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.bounds import parse_bounds
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import parse_time
from swath_sandbox.archive import SOURCES, Archive, Product
from swath_sandbox.footprints import mapped
from swath_sandbox.grid import transformer

PROVIDERS = ("AIRBUS", "PLANET", "MAXAR")
SCENE_BUNDLES = ("analytic_udm2", "analytic_sr_udm2", "analytic_8b_udm2", "analytic_8b_sr_udm2")
HARMONIZATIONS = ("NONE", "Sentinel-2")

_SKYSAT_BUNDLES = ("analytic_udm2", "analytic_sr_udm2", "analytic", "analytic_sr", "panchromatic")
_MOST_CELLS = 16 * 100
_EARLIEST = datetime(2016, 1, 1, tzinfo=UTC)
_MASK = "***"

Accepts = Callable[[Product], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of an archive.

    Attributes:
        provider: one of PROVIDERS.
        collection: a key of `archive.SOURCES`.
        area: the bounds, in degrees.
        start: the beginning of the time range.
        end: its end.
        accepts: whether a product meets the other conditions.
        ids: the products asked for one by one; none if all are that meet the conditions.
    """

    provider: str
    collection: str
    area: BaseGeometry
    start: datetime
    end: datetime
    accepts: Accepts
    ids: Sequence[str] = ()

    def products(self, service: Service) -> Iterator[Product]:
        """The products that meet area, time and conditions, the newest first."""
        found = Archive(service.settings.seed).products(
            self.collection, self.area, self.start, min(self.end, service.now())
        )
        return filter(self.accepts, found)


def parse_query(payload: Payload, *, keyed: bool = False) -> Query:
    """Read a query, which has the shape of a process request's input.

    Args:
        payload: the query.
        keyed: whether Planet's key is needed.

    Raises:
        ServiceError: 400 for a query that is none.
    """
    provider = payload.required("provider").choice(*PROVIDERS)
    if provider == "PLANET" and (key := payload.required("planetApiKey") if keyed else payload.member("planetApiKey")):
        key.text()
    area = parse_area(payload.required("bounds"))
    data = only_element(payload.required("data"))
    collection = {"AIRBUS": _airbus, "PLANET": _planet, "MAXAR": _maxar}[provider](data)
    filters = data.member("dataFilter") or Payload({}, f"{data.path}->dataFilter")
    start, end = parse_time_range(filters.member("timeRange"))
    return Query(provider, collection, area, start, end, _conditions(provider, filters))


def parse_ids(payload: Payload, provider: str) -> Sequence[str]:
    """The products that an order's `data` names one by one.

    Raises:
        ServiceError: 400 for too many of them, or none.
    """
    data = only_element(payload.required("data"))
    member, most = {"AIRBUS": ("products", 10), "PLANET": ("itemIds", 250), "MAXAR": ("selectedImages", 10)}[provider]
    listed = data.member(member)
    if listed is None:
        return ()
    elements = list(listed.elements())
    if not 1 <= len(elements) <= most:
        listed.reject(f"size must be between 1 and {most}")
    return [(element.required("id") if provider == "AIRBUS" else element).text() for element in elements]


def only_element(payload: Payload) -> Payload:
    """The element of an array that must have just one."""
    elements = list(payload.elements())
    if len(elements) != 1:
        payload.reject("size must be between 1 and 1")
    return elements[0]


def parse_area(payload: Payload) -> BaseGeometry:
    """The bounds of a query as a shape in degrees."""
    bounds = parse_bounds(payload)
    shape = box(*bounds.bbox) if bounds.geometry is None else bounds.geometry
    if not shape.is_valid or shape.area == 0:
        payload.reject("geometry must be valid and have an area")
    if bounds.epsg != 4326:
        west, south, east, north = shape.bounds
        step = max(east - west, north - south) / 20
        shape = mapped(shape, transformer(bounds.epsg, 4326).transform, step)
    west, south, east, north = shape.bounds
    if (east - west) * (north - south) * 16 > _MOST_CELLS:
        payload.reject("is too large")
    return shape


def parse_time_range(payload: Payload | None) -> tuple[datetime, datetime]:
    """Both ends of a time range, which may be open."""
    ends = {"from": _EARLIEST, "to": datetime.max.replace(tzinfo=UTC)}
    for name in ends:
        if payload is not None and (member := payload.member(name)) is not None:
            try:
                ends[name] = parse_time(member.text())
            except ValueError:
                member.reject("must be an RFC 3339 date-time")
    if payload is not None and ends["from"] > ends["to"]:
        payload.reject("from must not be after to")
    return max(ends["from"], _EARLIEST), ends["to"]


def masked_key(document: Any) -> Any:
    """A query fit to be kept and shown: without Planet's key."""
    return {**document, "planetApiKey": _MASK} if "planetApiKey" in document else document


def check_planet_data(data: Payload, *, harmonized: bool) -> str:
    """Check what is asked of Planet's catalogue, and tell the collection."""
    item_type = data.required("itemType").choice("PSScene", "SkySatCollect")
    bundles = SCENE_BUNDLES if item_type == "PSScene" else _SKYSAT_BUNDLES
    data.required("productBundle").choice(*bundles)
    if harmonized:
        data.required("harmonizeTo").choice(*HARMONIZATIONS)
    return "PLANET_SCOPE" if item_type == "PSScene" else "PLANET_SKYSAT"


def _airbus(data: Payload) -> str:
    return {"PHR": "AIRBUS_PLEIADES", "SPOT": "AIRBUS_SPOT"}[data.required("constellation").choice("PHR", "SPOT")]


def _planet(data: Payload) -> str:
    return check_planet_data(data, harmonized=False)


def _maxar(data: Payload) -> str:
    data.required("productBands").choice("4BB")
    if kernel := data.member("productKernel"):
        kernel.choice("CC", "NN", "MTF")
    return "MAXAR_WORLDVIEW"


def _conditions(provider: str, filters: Payload) -> Accepts:
    clouds = _number(filters, "maxCloudCoverage", 100, 0, 100)
    if provider == "AIRBUS":
        snow, angle = _number(filters, "maxSnowCoverage", 100, 0, 100), _number(filters, "maxIncidenceAngle", 90, 0, 90)
        level = filters.member("processingLevel")
        levels = [level.choice("SENSOR", "ALBUM")] if level else ["SENSOR", "ALBUM"]
        return lambda product: (
            product.cloud_cover <= clouds
            and product.snow_cover <= snow
            and product.off_nadir <= angle
            and product.level in levels
        )
    if provider == "PLANET":
        return lambda product: product.cloud_cover <= clouds
    nadir = _number(filters, "minOffNadir", 0, 0, 45), _number(filters, "maxOffNadir", 45, 0, 45)
    sun = _number(filters, "minSunElevation", 0, 0, 90), _number(filters, "maxSunElevation", 90, 0, 90)
    sensor = filters.member("sensor")
    sensors = [sensor.choice("WV01", "WV02", "WV03", "WV04", "GE01")] if sensor else SOURCES["MAXAR_WORLDVIEW"].sensors
    return lambda product: (
        product.cloud_cover <= clouds
        and nadir[0] <= product.off_nadir <= nadir[1]
        and sun[0] <= product.sun_elevation <= sun[1]
        and product.sensor in sensors
    )


def _number(payload: Payload, name: str, default: float, minimum: float, maximum: float) -> float:
    member = payload.member(name)
    return default if member is None else member.number(minimum, maximum)
