"""Reading process requests."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from swath_sandbox.api.bodies import json_or_form
from swath_sandbox.api.bounds import MAX_SIZE, Bounds, make_grid, parse_bounds
from swath_sandbox.api.data_sources import (
    DEM,
    RADAR,
    RadarFilter,
    read_elevation_model,
    read_processing,
    read_radar_filter,
)
from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.messages import Request
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.timestamps import parse_time
from swath_sandbox.collections import COLLECTIONS, LABELS, Collection
from swath_sandbox.encoding import JPEG, JSON, PNG, TIFF
from swath_sandbox.grid import Grid
from swath_sandbox.rendering import Processing
from swath_sandbox.world import ElevationModel

MosaickingOrder = Literal["mostRecent", "leastRecent", "leastCC"]

USERDATA = "userdata"
"""The identifier under which an evalscript's metadata is asked for."""


@dataclass(frozen=True, slots=True)
class DataSource:
    """One element of `input.data`: a collection, which of its acquisitions count, and how samples are made of them.

    An open end is None. `radar` counts for Sentinel-1, `elevation` in place of acquisitions for elevation models.
    """

    id: str | None
    collection: Collection
    start: datetime | None
    end: datetime | None
    max_cloud_cover: float
    order: MosaickingOrder
    radar: RadarFilter
    elevation: ElevationModel
    processing: Processing


@dataclass(frozen=True, slots=True)
class ResponseFormat:
    """One element of `output.responses`: an output of the evalscript and the media type to send it in."""

    identifier: str
    media_type: str
    quality: int


@dataclass(frozen=True, slots=True)
class ProcessRequest:
    """A process request that makes sense; whether the evalscript fits is another question."""

    bounds: Bounds
    grid: Grid
    sources: tuple[DataSource, ...]
    responses: tuple[ResponseFormat, ...]
    evalscript: str


def parse_process_request(request: Request) -> ProcessRequest:
    """Read a process request from JSON or from multipart/form-data.

    Raises:
        ServiceError: 400 in the service's words, 415 for another media type.
    """
    return read_process_request(*json_or_form(request))


def read_process_request(body: Payload, evalscript: str | None, *, max_size: int = MAX_SIZE) -> ProcessRequest:
    """Read a process request whose evalscript may stand apart; neither side may have more pixels than `max_size`.

    Raises:
        ServiceError: 400 in the service's words.
    """
    bounds = parse_bounds(body.required("input").required("bounds"))
    sources = parse_sources(body.required("input"))
    output = body.member("output")
    grid = make_grid(bounds, output, max_size)
    return ProcessRequest(bounds, grid, sources, parse_responses(output), read_evalscript(body, evalscript))


def read_evalscript(body: Payload, evalscript: str | None) -> str:
    """The evalscript of a request, given apart or as a member; there must be one.

    Raises:
        ServiceError: 400 when there is none.
    """
    if evalscript is None and (member := body.member("evalscript")):
        evalscript = member.text()
    if not evalscript or not evalscript.strip():
        raise ServiceError(400, "COMMON_EXCEPTION", "Missing or empty evalscript.")
    return evalscript


def parse_sources(data: Payload) -> tuple[DataSource, ...]:
    """Read `input.data`, which must name at least one collection."""
    sources = tuple(_parse_source(source) for source in data.required("data").elements())
    if not sources:
        data.required("data").reject("must not be empty")
    return sources


def parse_responses(output: Payload | None, default: str = PNG) -> tuple[ResponseFormat, ...]:
    """Read `output.responses`; without any, the default output is sent in the default media type."""
    responses = output.member("responses") if output else None
    parsed = tuple(_parse_response(response, default) for response in responses.elements()) if responses else ()
    return parsed or (ResponseFormat("default", default, 90),)


def _parse_source(payload: Payload) -> DataSource:
    kind = payload.required("type")
    collection = COLLECTIONS.get(kind.text()) or LABELS.get(kind.text())
    if collection is None:
        kind.reject(f"Collection {kind.text()} is not available in this deployment")
    name = payload.member("id")
    data_filter = payload.member("dataFilter") or Payload({}, f"{payload.path}->dataFilter")
    processing = payload.member("processing") or Payload({}, f"{payload.path}->processing")
    orders = ("mostRecent", "leastRecent", "leastCC")[: 3 if collection.has_clouds else 2]
    cloud_cover = data_filter.member("maxCloudCoverage")
    order = data_filter.member("mosaickingOrder")
    start, end = _parse_time_range(data_filter.member("timeRange"))
    return DataSource(
        id=name.text() if name else None,
        collection=collection,
        start=start,
        end=end,
        max_cloud_cover=cloud_cover.number(0, 100) if cloud_cover else 100.0,
        order=cast("MosaickingOrder", order.choice(*orders)) if order else "mostRecent",
        radar=read_radar_filter(data_filter) if collection.id == RADAR else RadarFilter({}),
        elevation=read_elevation_model(data_filter, processing) if collection.id == DEM else ElevationModel(),
        processing=read_processing(collection, processing),
    )


def _parse_time_range(payload: Payload | None) -> tuple[datetime | None, datetime | None]:
    if payload is None:
        return None, None
    start, end = _parse_time(payload.member("from")), _parse_time(payload.member("to"))
    if start and end and start > end:
        payload.reject("from must not be after to")
    return start, end


def _parse_time(payload: Payload | None) -> datetime | None:
    if payload is None:
        return None
    try:
        return parse_time(payload.text())
    except ValueError:
        payload.reject("must be an ISO 8601 date-time such as 2022-10-01T00:00:00Z")


def _parse_response(payload: Payload, default: str) -> ResponseFormat:
    identifier, form = payload.member("identifier"), payload.member("format")
    name = identifier.text() if identifier else "default"
    kind = form.member("type") if form else None
    quality = form.member("quality") if form else None
    media_type = kind.choice(PNG, JPEG, TIFF, JSON) if kind else JSON if name == USERDATA else default
    if kind and (media_type == JSON) != (name == USERDATA):
        kind.reject(f"Output {name} cannot be sent as {media_type}")
    return ResponseFormat(name, media_type, quality.integer(0, 100) if quality else 90)
