"""Process requests from plain arguments."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from swath import models
from swath.core.crs import CRS84
from swath.core.timerange import TimeLike, rfc3339, time_range
from swath.data.area import Area, GeometryLike, area
from swath.errors import InvalidParameter

MAX_PIXELS = 2500
"""Pixels on a side that one process request may have."""

DATA_TYPES = (
    "sentinel-2-l2a",
    "sentinel-2-l1c",
    "sentinel-1-grd",
    "landsat-ot-l2",
    "landsat-ot-l1",
    "landsat-8-l1c",
    "landsat-etm-l2",
    "landsat-etm-l1",
    "landsat-tm-l2",
    "landsat-tm-l1",
    "landsat-mss-l1",
    "hls",
    "modis",
    "dem",
    "sentinel-3-olci",
    "sentinel-3-olci-l2",
    "sentinel-3-slstr",
    "sentinel-5p-l2",
)
"""What `data` may name, apart from a user's own `byoc-<id>`, `batch-<id>` and `zarr-<id>`."""

FORMATS = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "tiff": "image/tiff",
    "tif": "image/tiff",
    "geotiff": "image/tiff",
    "json": "application/json",
}

ACCEPT = {"tar": "application/tar", "multipart": "multipart/mixed"}
"""The `Accept` header by the container in which several outputs travel."""

Container = Literal["tar", "multipart"]
MosaickingOrder = Literal["mostRecent", "leastRecent", "leastCC"]
Resampling = Literal["NEAREST", "BILINEAR", "BICUBIC"]

_VERSION = re.compile(r"//\s*VERSION\s*=?\s*3\b", re.IGNORECASE)
_OWN_DATA = re.compile(r"(byoc|batch|zarr)-.+")


class ProcessArguments(TypedDict, total=False):
    """The keyword arguments of `process`; see `process_request`."""

    data: str | Mapping[str, object] | Sequence[str | Mapping[str, object]]
    bounds: Sequence[float] | GeometryLike | None
    bbox: Sequence[float] | None
    time: TimeLike | None
    size: tuple[int, int] | None
    resolution: float | tuple[float, float] | None
    crs: object
    max_cloud_cover: float | None
    mosaicking_order: MosaickingOrder | None
    upsampling: Resampling | None
    downsampling: Resampling | None


def process_request(
    evalscript: str,
    *,
    data: str | Mapping[str, object] | Sequence[str | Mapping[str, object]] = "sentinel-2-l2a",
    bounds: Sequence[float] | GeometryLike | None = None,
    bbox: Sequence[float] | None = None,
    time: TimeLike | None = None,
    size: tuple[int, int] | None = None,
    resolution: float | tuple[float, float] | None = None,
    crs: object = CRS84,
    outputs: str | Mapping[str, str] | None = None,
    max_cloud_cover: float | None = None,
    mosaicking_order: MosaickingOrder | None = None,
    upsampling: Resampling | None = None,
    downsampling: Resampling | None = None,
) -> models.ProcessRequest:
    """A process request, checked as far as it can be without the service.

    Args:
        evalscript: An evalscript of version 3.
        data: The collection (`sentinel-2-l2a`, `byoc-<id>`), the JSON of a data source for all that has no argument
            here, or several of them for data fusion.
        bounds: A bounding box, or a GeoJSON Polygon or MultiPolygon, or anything with `__geo_interface__`.
        bbox: Min x, min y, max x, max y in CRS units; give this or `bounds`.
        time: A day, a month, an interval, or a pair of dates or datetimes; needed by all collections but `dem`.
        size: Width and height in pixels, 2,500 at most each.
        resolution: Pixel size in CRS units (degrees for CRS84), one number or x and y; give this or `size`.
        crs: The CRS of the coordinates and of the answer; an EPSG number, `EPSG:32633`, a URL or `CRS84`.
        outputs: The format of the only output (`png`, `jpeg`, `tiff`, `json` or a media type), or formats by output
            identifier. PNG when left out.
        max_cloud_cover: Percent, 0 to 100; cloudier acquisitions are left out.
        mosaicking_order: Which acquisition is on top.
        upsampling: How a band is resampled to a finer grid.
        downsampling: How a band is resampled to a coarser grid.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    check_evalscript(evalscript)
    where = area(bbox=bbox, bounds=bounds, crs=crs)
    sources = data_sources(
        data,
        time=time,
        max_cloud_cover=max_cloud_cover,
        mosaicking_order=mosaicking_order,
        upsampling=upsampling,
        downsampling=downsampling,
    )
    body: dict[str, object] = {
        "input": {"bounds": where.to_json(), "data": sources},
        "output": pixel_grid(where, size, resolution) | output_responses(outputs),
        "evalscript": evalscript,
    }
    return models.ProcessRequest.from_dict(body)


def media_type(format_name: str, parameter: str = "outputs") -> str:
    """The media type of a short format name, or the media type itself.

    Raises:
        InvalidParameter: It is neither.
    """
    found = FORMATS.get(format_name.lower(), format_name.lower())
    if found not in FORMATS.values():
        raise InvalidParameter(parameter, format_name, "must be 'png', 'jpeg', 'tiff', 'json' or their media type")
    return found


def check_evalscript(evalscript: str) -> None:
    """Refuse what cannot be an evalscript of version 3.

    Raises:
        InvalidParameter: It is none.
    """
    if not isinstance(evalscript, str) or not evalscript.strip():
        raise InvalidParameter("evalscript", evalscript, "must be the text of an evalscript")
    if not _VERSION.match(evalscript.lstrip("\ufeff \t\r\n")):
        first_line = evalscript.strip().splitlines()[0]
        raise InvalidParameter(
            "evalscript", first_line, "must start with the line //VERSION=3", "Without it the service reads version 1"
        )


def data_sources(
    data: str | Mapping[str, object] | Sequence[str | Mapping[str, object]],
    *,
    time: TimeLike | None = None,
    max_cloud_cover: float | None = None,
    mosaicking_order: MosaickingOrder | None = None,
    upsampling: Resampling | None = None,
    downsampling: Resampling | None = None,
    needs_time: bool = True,
) -> list[dict[str, object]]:
    """The `input.data` of a request; the arguments are those of `process_request`.

    Raises:
        InvalidParameter: An argument is wrong, or there is no time for a collection that needs one.
    """
    listed = [data] if isinstance(data, str | Mapping) else list(data)
    if not listed:
        raise InvalidParameter("data", data, "must name at least one collection")
    filters = _filters(time, max_cloud_cover, mosaicking_order)
    resampling = {"upsampling": upsampling, "downsampling": downsampling}
    processing = {name: value for name, value in resampling.items() if value is not None}
    return [_source(one, filters, processing, needs_time=needs_time) for one in listed]


def pixel_grid(
    where: Area,
    size: tuple[int, int] | None,
    resolution: float | tuple[float, float] | None,
    most: int = MAX_PIXELS,
) -> dict[str, object]:
    """The size of a request's pixels, by their number or in CRS units; `most` are allowed on a side.

    Raises:
        InvalidParameter: Neither or both are given, or they make too many pixels or none.
    """
    if (size is None) == (resolution is None):
        problem = "is missing, and so is resolution" if size is None else "cannot be given together with resolution"
        raise InvalidParameter("size", size, problem, "Give size=(width, height) in pixels or resolution= in CRS units")
    if size is not None:
        width, height = _pixels(size, most)
        return {"width": width, "height": height}
    assert resolution is not None
    resx, resy = _resolution(resolution)
    west, south, east, north = where.bbox
    if where.is_geographic and max(resx, resy) >= min(1.0, east - west, north - south):
        metres = max(resx, resy) * 111_320
        raise InvalidParameter(
            "resolution",
            resolution,
            f"is in degrees here, {metres:,.0f} m a pixel: more than the whole area or a whole degree",
            "Give a CRS in metres, such as crs='EPSG:32633', or degrees (10 m are about 0.00009)",
        )
    width, height = round((east - west) / resx), round((north - south) / resy)
    if max(width, height) > most or min(width, height) < 1:
        raise InvalidParameter(
            "resolution",
            resolution,
            f"makes {width} x {height} pixels of this area: each side must have 1 to {most}",
            "Choose a coarser resolution or split the area" if max(width, height) > most else "Choose a finer one",
        )
    return {"resx": resx, "resy": resy}


def _filters(
    time: TimeLike | None, max_cloud_cover: float | None, mosaicking_order: MosaickingOrder | None
) -> dict[str, object]:
    filters: dict[str, object] = {}
    if time is not None:
        when = time_range(time)
        if when.start is None or when.end is None:
            raise InvalidParameter("time", time, "must have a start and an end for a process request")
        filters["timeRange"] = {"from": rfc3339(when.start), "to": rfc3339(when.end)}
    if max_cloud_cover is not None:
        if not 0 <= max_cloud_cover <= 100:
            raise InvalidParameter("max_cloud_cover", max_cloud_cover, "must be a percentage from 0 to 100")
        filters["maxCloudCoverage"] = max_cloud_cover
    if mosaicking_order is not None:
        filters["mosaickingOrder"] = mosaicking_order
    return filters


def _source(
    data: str | Mapping[str, object],
    filters: Mapping[str, object],
    processing: Mapping[str, object],
    *,
    needs_time: bool,
) -> dict[str, object]:
    source: dict[str, object] = {"type": data} if isinstance(data, str) else dict(data)
    kind = source.get("type")
    if not isinstance(kind, str) or (isinstance(data, str) and kind not in DATA_TYPES and not _OWN_DATA.match(kind)):
        from difflib import get_close_matches

        close = get_close_matches(str(kind), DATA_TYPES, n=1, cutoff=0.3)
        raise InvalidParameter(
            "data",
            data,
            f"must be one of {', '.join(DATA_TYPES)} or a byoc-<id>",
            f"Did you mean {close[0]!r}?" if close else "Pass {'type': …} for a collection that is not listed",
        )
    own_filters = source.get("dataFilter")
    # What a source says itself wins over the arguments that serve all sources.
    merged = {**filters, **(own_filters if isinstance(own_filters, Mapping) else {})}
    if needs_time and "timeRange" not in merged and kind != "dem":
        raise InvalidParameter("time", None, f"is needed for {kind}", "Give time='2024-06' or a pair of dates")
    if merged:
        source["dataFilter"] = merged
    own_processing = source.get("processing")
    merged = {**processing, **(own_processing if isinstance(own_processing, Mapping) else {})}
    if merged:
        source["processing"] = merged
    return source


def _pixels(size: tuple[int, int], most: int) -> tuple[int, int]:
    sides = tuple(size) if isinstance(size, Sequence) and not isinstance(size, str) else ()
    if len(sides) != 2 or not all(isinstance(side, int) and not isinstance(side, bool) for side in sides):
        raise InvalidParameter("size", size, "must be width and height as two whole numbers of pixels")
    width, height = sides
    if not (1 <= width <= most and 1 <= height <= most):
        raise InvalidParameter(
            "size", size, f"must be 1 to {most} pixels on each side", "Split a larger area into several requests"
        )
    return width, height


def _resolution(resolution: float | tuple[float, float]) -> tuple[float, float]:
    pair = resolution if isinstance(resolution, Sequence) else (resolution, resolution)
    if len(pair) != 2 or not all(isinstance(r, int | float) and math.isfinite(r) and r > 0 for r in pair):
        raise InvalidParameter("resolution", resolution, "must be a positive number, or two of them, in CRS units")
    return float(pair[0]), float(pair[1])


def output_responses(outputs: str | Mapping[str, str] | None) -> dict[str, object]:
    """The `output.responses` of a request, PNG when left out.

    Raises:
        InvalidParameter: There is no output, or one has an unknown format.
    """
    if outputs is not None and not outputs:
        raise InvalidParameter("outputs", outputs, "must name at least one output")
    named = outputs if isinstance(outputs, Mapping) else {"default": outputs or "png"}
    return {
        "responses": [
            {"identifier": identifier, "format": {"type": media_type(name)}} for identifier, name in named.items()
        ]
    }
