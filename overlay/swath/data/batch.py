"""Batch tasks and requests from plain arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from swath import models
from swath.core.timerange import TimeLike
from swath.data.area import Area, GeometryLike, area
from swath.data.documents import model_in, refuse_more
from swath.data.outputs import OutputLike, output_responses
from swath.data.scripts import check_inputs, script_text
from swath.data.sources import MosaickingOrder, Resampling, SourceLike, data_sources, listed
from swath.data.storage import StorageLike, storage_reference
from swath.errors import InvalidParameter


class RenderArguments(TypedDict, total=False):
    """The keyword arguments that say what is rendered; see `swath.process_request`, which has them too."""

    data: SourceLike | Sequence[SourceLike]
    bounds: Sequence[float] | GeometryLike | None
    bbox: Sequence[float] | None
    time: TimeLike | None
    crs: object
    outputs: str | Mapping[str, OutputLike] | None
    max_cloud_cover: float | None
    mosaicking_order: MosaickingOrder | None
    upsampling: Resampling | None
    downsampling: Resampling | None


class RasterArguments(TypedDict, total=False):
    """The keyword arguments that say how raster files are written.

    Attributes:
        overwrite: Whether files that exist are replaced instead of failing the task.
        skip_existing: Whether tiles are left out whose files all exist.
        cog: Whether TIFF files are written as cloud optimized GeoTIFFs.
        create_collection: Whether the results become a collection.
        collection_id: The collection that the results are added to.
    """

    overwrite: bool
    skip_existing: bool
    cog: bool
    create_collection: bool
    collection_id: str


_RASTER = {
    "overwrite": "overwrite",
    "skip_existing": "skipExisting",
    "cog": "cogOutput",
    "create_collection": "createCollection",
    "collection_id": "collectionId",
}


def batch_task(
    process: object,
    *,
    output: StorageLike,
    grid: int | None = None,
    features: StorageLike | None = None,
    resolution: float | None = None,
    size: tuple[int, int] | None = None,
    buffer: tuple[int, int] = (0, 0),
    raster: RasterArguments | None = None,
    instance_type: Literal["normal", "large"] | None = None,
    description: str | None = None,
    arguments: RenderArguments | None = None,
) -> models.BatchTaskRequest:
    """A batch task; the arguments are those of `hub.batch.create`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    if (grid is None) == (features is None):
        problem = "is missing, and so is features" if grid is None else "cannot be given together with features"
        raise InvalidParameter("grid", grid, problem, "Give the id of a tiling grid, or where a GeoPackage lies")
    source = tiling_grid(grid, resolution, size, buffer) | {"type": "tiling-grid"} if grid is not None else None
    if features is not None:
        source = {"type": "geopackage", "features": storage_reference(features, "features")}
        source |= _defaults(resolution, size, buffer)
    body: dict[str, object] = {
        "processRequest": batch_process(process, arguments, bounded=grid is not None),
        "input": source,
        "output": {
            "type": "raster",
            "delivery": storage_reference(output, "output"),
            **raster_switches(raster),
        },
    }
    extras = {"instanceType": instance_type, "description": description}
    return models.BatchTaskRequest.from_dict(body | {name: value for name, value in extras.items() if value})


def batch_request_v1(
    process: object,
    *,
    grid: int,
    resolution: float,
    output: str | None,
    buffer: tuple[int, int] = (0, 0),
    raster: RasterArguments | None = None,
    description: str | None = None,
    arguments: RenderArguments | None = None,
) -> models.BatchSubmissionV1:
    """A batch request of the first edition; the arguments are those of `hub.batch_v1.create`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    place = {} if output is None else {"defaultTilePath": output}
    if output is None and not (raster or {}).get("collection_id"):
        raise InvalidParameter("output", None, "is missing, and so is collection_id", "Give 's3://bucket/folder'")
    body: dict[str, object] = {
        "processRequest": batch_process(process, arguments, bounded=True),
        "tilingGrid": tiling_grid(grid, resolution, None, buffer),
        "output": place | raster_switches(raster),
    }
    return models.BatchSubmissionV1.from_dict(body | ({"description": description} if description else {}))


def batch_process(process: object, arguments: RenderArguments | None, *, bounded: bool) -> dict[str, object]:
    """The JSON of what is rendered: a process request without a size, and without bounds where none are given.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    request = model_in(process, models.ProcessRequest)
    if request is not None:
        refuse_more(arguments or {}, "a ProcessRequest")
        body = request.to_dict()
        output = {name: value for name, value in body.get("output", {}).items() if name == "responses"}
        return {**body, "output": output}
    return rendered(process, bounded=bounded, **(arguments or {}))[1]


def rendered(
    evalscript: object,
    *,
    bounded: bool = True,
    data: SourceLike | Sequence[SourceLike] = "sentinel-2-l2a",
    bounds: Sequence[float] | GeometryLike | None = None,
    bbox: Sequence[float] | None = None,
    time: TimeLike | None = None,
    crs: object = None,
    outputs: str | Mapping[str, OutputLike] | None = "tiff",
    max_cloud_cover: float | None = None,
    mosaicking_order: MosaickingOrder | None = None,
    upsampling: Resampling | None = None,
    downsampling: Resampling | None = None,
) -> tuple[Area | None, dict[str, Any]]:
    """The area, needed where it is to be `bounded`, and the JSON of what is rendered.

    The other arguments are those of `swath.process_request`.

    Raises:
        InvalidParameter: An argument is wrong or contradicts another.
    """
    text = script_text(evalscript)
    where = None
    if bounded or bbox is not None or bounds is not None:
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
    place = {} if where is None else {"bounds": where.to_json()}
    output = output_responses("tiff" if outputs is None else outputs, text)
    return where, {"input": {**place, "data": sources}, "output": output, "evalscript": text}


def tiling_grid(
    grid: int, resolution: float | None, size: tuple[int, int] | None, buffer: tuple[int, int]
) -> dict[str, object]:
    """The JSON of a grid at a resolution.

    Raises:
        InvalidParameter: The resolution is missing, a size is given, or the buffer is none.
    """
    if size is not None:
        raise InvalidParameter("size", size, "follows from the grid", "Give resolution= in units of the grid")
    if resolution is None:
        advice = "hub.batch.grids() tells which resolutions a grid has"
        raise InvalidParameter("resolution", None, "is needed with a grid", advice)
    body: dict[str, object] = {"id": grid, "resolution": resolution}
    sides = tuple(buffer) if isinstance(buffer, Sequence) and not isinstance(buffer, str) else ()
    if len(sides) != 2 or not all(isinstance(side, int) and not isinstance(side, bool) and side >= 0 for side in sides):
        raise InvalidParameter("buffer", buffer, "must be two whole numbers of pixels: to the sides, and up and down")
    return body | {name: pixels for name, pixels in zip(("bufferX", "bufferY"), sides, strict=True) if pixels}


def raster_switches(raster: RasterArguments | None) -> dict[str, object]:
    """The JSON of what is said about raster files."""
    return {_RASTER[name]: value for name, value in (raster or {}).items()}


def _defaults(resolution: float | None, size: tuple[int, int] | None, buffer: tuple[int, int]) -> dict[str, object]:
    if buffer not in ((0, 0), [0, 0]):
        raise InvalidParameter("buffer", buffer, "belongs to a grid, not to features")
    if resolution is not None and size is not None:
        raise InvalidParameter("size", size, "cannot be given together with resolution")
    if resolution is not None:
        return {"defaults": {"resolution": resolution}}
    return {} if size is None else {"defaults": {"width": size[0], "height": size[1]}}
