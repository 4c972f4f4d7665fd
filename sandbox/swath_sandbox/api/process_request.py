"""Reading process requests."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from swath_sandbox.api.bounds import Bounds, make_grid, parse_bounds
from swath_sandbox.api.errors import ServiceError, bad_payload, unsupported_media_type
from swath_sandbox.api.messages import Request
from swath_sandbox.api.multipart import MultipartError, form_fields
from swath_sandbox.api.payload import Payload, parse_json
from swath_sandbox.api.timestamps import parse_time
from swath_sandbox.collections import COLLECTIONS, Collection
from swath_sandbox.encoding import JPEG, JSON, PNG, TIFF
from swath_sandbox.grid import Grid

MosaickingOrder = Literal["mostRecent", "leastRecent", "leastCC"]

USERDATA = "userdata"
"""The identifier under which an evalscript's metadata is asked for."""


@dataclass(frozen=True, slots=True)
class DataSource:
    """One element of `input.data`: a collection and which of its acquisitions count. An open end is None."""

    id: str | None
    collection: Collection
    start: datetime | None
    end: datetime | None
    max_cloud_cover: float
    order: MosaickingOrder


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
    document, evalscript = _documents(request)
    body = Payload(document)
    data = body.required("input")
    bounds = parse_bounds(data.required("bounds"))
    sources = tuple(_parse_source(source) for source in data.required("data").elements())
    if not sources:
        data.required("data").reject("must not be empty")
    output = body.member("output")
    grid = make_grid(bounds, output)
    if evalscript is None and (member := body.member("evalscript")):
        evalscript = member.text()
    if not evalscript or not evalscript.strip():
        raise ServiceError(400, "COMMON_EXCEPTION", "Missing or empty evalscript.")
    return ProcessRequest(bounds, grid, sources, _parse_responses(output), evalscript)


def _documents(request: Request) -> tuple[object, str | None]:
    """The request document and, from a form only, the evalscript."""
    if request.media_type not in {"application/json", "multipart/form-data"}:
        raise unsupported_media_type()
    if not request.body:
        raise bad_payload("Request body should be non-empty.")
    try:
        if request.media_type == "application/json":
            return parse_json(request.body), None
        fields = form_fields(request.headers["content-type"], request.body)
        evalscript = fields.get("evalscript")
        return parse_json(fields.get("request", b"")), None if evalscript is None else evalscript.decode()
    except (ValueError, MultipartError) as error:
        raise bad_payload(f"Failed to parse request: {error}") from error


def _parse_source(payload: Payload) -> DataSource:
    kind = payload.required("type")
    collection = COLLECTIONS.get(kind.text())
    if collection is None:
        kind.reject(f"Collection {kind.text()} is not available in this deployment")
    name = payload.member("id")
    data_filter = payload.member("dataFilter") or Payload({}, f"{payload.path}->dataFilter")
    cloud_cover = data_filter.member("maxCloudCoverage")
    order = data_filter.member("mosaickingOrder")
    start, end = _parse_time_range(data_filter.member("timeRange"))
    return DataSource(
        id=name.text() if name else None,
        collection=collection,
        start=start,
        end=end,
        max_cloud_cover=cloud_cover.number(0, 100) if cloud_cover else 100.0,
        order=cast("MosaickingOrder", order.choice("mostRecent", "leastRecent", "leastCC")) if order else "mostRecent",
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


def _parse_responses(output: Payload | None) -> tuple[ResponseFormat, ...]:
    responses = output.member("responses") if output else None
    parsed = tuple(_parse_response(response) for response in responses.elements()) if responses else ()
    return parsed or (ResponseFormat("default", PNG, 90),)


def _parse_response(payload: Payload) -> ResponseFormat:
    identifier, form = payload.member("identifier"), payload.member("format")
    name = identifier.text() if identifier else "default"
    kind = form.member("type") if form else None
    quality = form.member("quality") if form else None
    default = JSON if name == USERDATA else PNG
    media_type = kind.choice(PNG, JPEG, TIFF, JSON) if kind else default
    if kind and (media_type == JSON) != (name == USERDATA):
        kind.reject(f"Output {name} cannot be sent as {media_type}")
    return ResponseFormat(name, media_type, quality.integer(0, 100) if quality else 90)
