"""Process requests from plain arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from swath.core.timerange import TimeLike
from swath.data.area import GeometryLike, area
from swath.data.documents import Request
from swath.data.outputs import OutputLike, output_responses
from swath.data.pixels import pixel_grid
from swath.data.scripts import check_inputs, script_text
from swath.data.sources import MosaickingOrder, Resampling, SourceLike, data_sources, listed
from swath.evalscript import EvalscriptLike


class ProcessArguments(TypedDict, total=False):
    """The keyword arguments of `process`; see `process_request`."""

    data: SourceLike | Sequence[SourceLike]
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
    evalscript: EvalscriptLike,
    *,
    data: SourceLike | Sequence[SourceLike] = "sentinel-2-l2a",
    bounds: Sequence[float] | GeometryLike | None = None,
    bbox: Sequence[float] | None = None,
    time: TimeLike | None = None,
    size: tuple[int, int] | None = None,
    resolution: float | tuple[float, float] | None = None,
    crs: object = None,
    outputs: str | Mapping[str, OutputLike] | None = None,
    max_cloud_cover: float | None = None,
    mosaicking_order: MosaickingOrder | None = None,
    upsampling: Resampling | None = None,
    downsampling: Resampling | None = None,
) -> Request:
    """A process request, checked as far as it can be without the service.

    Args:
        evalscript: An evalscript of version 3: its text, its file as a `Path`, or what `swath.evalscript` builds. Its
            bands and units must be those of the collection, and its outputs those that are asked for.
        data: The collection (`sentinel-2-l2a`, `byoc-<id>`), a `Source` for what is asked of one collection alone, the
            JSON of a data source, which goes out as it is, or several of them for data fusion.
        bounds: A bounding box, or a GeoJSON Polygon or MultiPolygon, or anything with `__geo_interface__`, such as a
            shapely geometry or a GeoSeries of one.
        bbox: Min x, min y, max x, max y in CRS units; give this or `bounds`.
        time: A day, a month, an interval, or a pair of dates or datetimes; needed by all collections but `dem`.
        size: Width and height in pixels, 2,500 at most each.
        resolution: Pixel size in metres, one number or x and y; give this or `size`. In a CRS of degrees, it is met as
            closely as whole pixels can in the middle of the area.
        crs: The CRS of the coordinates and of the answer: an EPSG number, `EPSG:32633`, a URN, a URL, `CRS84` or a
            `pyproj.CRS`; that of `bounds` where it has one, and else CRS84, when left out.
        outputs: The format of the only output (`png`, `jpeg`, `tiff`, `json` or a media type), or formats by output
            identifier, also with options as in `{"default": {"type": "jpeg", "quality": 80}}`. PNG when left out.
        max_cloud_cover: Percent, 0 to 100; cloudier acquisitions are left out.
        mosaicking_order: Which acquisition is on top.
        upsampling: How a band is resampled to a finer grid.
        downsampling: How a band is resampled to a coarser grid.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    text = script_text(evalscript)
    where = area(bbox=bbox, bounds=bounds, crs=crs)
    sources = data_sources(
        data,
        time=time,
        max_cloud_cover=max_cloud_cover,
        mosaicking_order=mosaicking_order,
        upsampling=upsampling,
        downsampling=downsampling,
    )
    check_inputs(text, listed(data), sources)
    body: dict[str, object] = {
        "input": {"bounds": where.to_json(), "data": sources},
        "output": pixel_grid(where, size, resolution) | output_responses(outputs, text),
        "evalscript": text,
    }
    return Request(body, kind="process")
