"""The ingestion of tiles: what their files are, and what their collection learns from them."""

import glob
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.batch_work import fails
from swath_sandbox.api.bounds import SUPPORTED_CRS
from swath_sandbox.api.byoc_store import COLLECTIONS, find_collection, tiles_kind, tiles_of
from swath_sandbox.api.byte_ranges import entity_tag
from swath_sandbox.api.service import Service
from swath_sandbox.api.timestamps import parse_time
from swath_sandbox.buckets import BucketError
from swath_sandbox.geotiff import Geotiff, GeotiffError, read_geotiff
from swath_sandbox.grid import transformer
from swath_sandbox.state import Record

_BAND = "(BAND)"
_BIT_DEPTHS = (8, 16, 32)
_FAULT = "Internal error while ingesting the tile."


class _IngestionError(Exception):
    """Why a tile cannot be ingested."""


def status_of(service: Service, record: Record) -> str:
    """How far the ingestion of a tile has come."""
    if record["outcome"] is not None:
        return "FAILED" if "cause" in record["outcome"] else "INGESTED"
    times, since = service.settings.ingestion, service.clock() - record["started"]
    if since < times.waiting:
        return "WAITING"
    return "QUEUED" if since < times.waiting + times.queued else "INGESTING"


def settle_tile(service: Service, collection: str, tile: str) -> None:
    """Ingest a tile if its time has come."""
    if _ingest_due(service, collection, tile):
        summarise(service, collection)


def settle_collection(service: Service, collection: str) -> None:
    """Ingest all tiles of a collection whose time has come, in the order of their creation."""
    due = [entry.id for entry in tiles_of(service, collection) if _is_due(service, entry.record)]
    if [tile for tile in due if _ingest_due(service, collection, tile)]:
        summarise(service, collection)


def settle(service: Service) -> None:
    """Ingest all tiles whose time has come."""
    for entry in service.state.entries(COLLECTIONS):
        settle_collection(service, entry.id)


def summarise(service: Service, collection: str) -> None:
    """Note anew in a collection what its ingested tiles tell about it."""
    tiles = [entry.record for entry in tiles_of(service, collection) if entry.record["outcome"]]
    ingested = [tile for tile in tiles if "cause" not in tile["outcome"]]
    summary: Record = {}
    if ingested:
        shapes = [shapely.geometry.shape(tile["outcome"]["extent"]) for tile in ingested]
        times = sorted((tile["sensingTime"] for tile in ingested if tile["sensingTime"]), key=parse_time)
        presence = "YES" if len(times) == len(ingested) else "PARTIALLY" if times else "NO"
        coarsest = max(tile["outcome"]["maxMetersPerPixel"] for tile in ingested)
        summary = {"extent": geojson(shapely.union_all(shapes).envelope, 4326), "hasSensingTimes": presence}
        summary["maxMetersPerPixel"] = coarsest
        if times:
            summary["fromSensingTime"], summary["toSensingTime"] = times[0], times[-1]
    try:
        with service.state.edit(COLLECTIONS, collection) as record:
            record["summary"] = summary
    except KeyError:
        return


def tile_files(service: Service, bucket: str, path: str) -> dict[str, Path]:
    """The files of a tile, by what stands for `(BAND)` in their names."""
    template = path if _BAND in path else f"{path}/{_BAND}".lstrip("/")
    ending = "" if re.search(r"\.tiff?$", template, re.IGNORECASE) else r"\.(?i:tiff?)"
    try:
        root = service.buckets.path(f"s3://{bucket}")
        service.buckets.path(f"s3://{bucket}/{template}")
    except BucketError:
        return {}
    before, _, after = template.partition(_BAND)
    pattern = re.compile(re.escape(before) + "([^/]+)" + re.escape(after) + ending)
    wild = glob.escape(before) + "*" + glob.escape(after) + (".*" if ending else "")
    files = [file for file in sorted(root.glob(wild)) if file.is_file()]
    matches = ((pattern.fullmatch(file.relative_to(root).as_posix()), file) for file in files)
    return {match[1]: file for match, file in matches if match}


def geojson(shape: BaseGeometry, epsg: int) -> Record:
    """A geometry as BYOC shows it: GeoJSON with its CRS."""
    name = "urn:ogc:def:crs:OGC::CRS84" if epsg == 4326 else f"urn:ogc:def:crs:EPSG::{epsg}"
    shown = shapely.geometry.mapping(shape)
    return {"type": shown["type"], "crs": {"type": "name", "properties": {"name": name}}, **shown}


def moved(shape: BaseGeometry, source: int, target: int) -> BaseGeometry:
    """A geometry in another CRS, by EPSG code."""
    if source == target:
        return shape
    transform = transformer(source, target).transform
    return shapely.transform(shape, lambda points: np.stack(transform(points[:, 0], points[:, 1]), axis=1))


def _is_due(service: Service, record: Record) -> bool:
    times = service.settings.ingestion
    duration = times.waiting + times.queued + times.ingesting
    return record["outcome"] is None and service.clock() >= record["started"] + duration


def _ingest_due(service: Service, collection: str, tile: str) -> bool:
    """Whether a tile has been ingested, or has failed, just now."""
    try:
        with service.state.edit(tiles_kind(collection), tile) as record:
            if not _is_due(service, record):
                return False
            record["outcome"] = _outcome(service, collection, record)
            return True
    except KeyError:
        return False


def _outcome(service: Service, collection: str, record: Record) -> Record:
    try:
        if fails(service.settings.ingestion.failing, record["path"], record["attempt"]):
            raise _IngestionError(_FAULT)
        return _ingest(service, collection, record["path"])
    except _IngestionError as error:
        return {"cause": str(error)}


def _ingest(service: Service, collection: str, path: str) -> Record:
    files = tile_files(service, find_collection(service, collection)["s3Bucket"], path)
    if not files:
        raise _IngestionError(f"No files were found for path {path}.")
    heads = {source: _head(file) for source, file in files.items()}
    codes = {head.grid.epsg for head in heads.values()}
    if len(codes) > 1:
        raise _IngestionError(f"The files have different CRSs: {', '.join(f'EPSG:{code}' for code in sorted(codes))}.")
    (epsg,) = codes
    if epsg not in SUPPORTED_CRS:
        raise _IngestionError(f"CRS EPSG:{epsg} is not supported.")
    with service.state.edit(COLLECTIONS, collection) as record:
        record["bands"] = record["bands"] or _bands(heads)
        _check_bands(record["bands"], heads)
    boxes = [shapely.box(*head.grid.bounds) for head in heads.values()]
    common = shapely.intersection_all(boxes)
    if common.is_empty:
        raise _IngestionError("The files have no area in common.")
    sizes = {source: head.grid.metres_per_pixel() for source, head in heads.items()}
    coarsest = [sizes[source] * head.grid.width / min(head.widths) for source, head in heads.items()]
    return {
        "epsg": epsg,
        "tile": geojson(shapely.union_all(boxes).envelope, epsg),
        "cover": geojson(common.envelope, epsg),
        "extent": geojson(moved(common, epsg, 4326), 4326),
        "files": {
            source: {"headerSize": head.header_size, "etag": entity_tag(files[source].read_bytes())}
            for source, head in heads.items()
        },
        "minMetersPerPixel": round(min(sizes.values()), 3),
        "maxMetersPerPixel": round(max(coarsest), 3),
    }


def _head(file: Path) -> Geotiff:
    try:
        head = read_geotiff(file)
    except GeotiffError as error:
        raise _IngestionError(f"File {file.name} {error}.") from error
    if head.bit_depth not in _BIT_DEPTHS:
        raise _IngestionError(f"File {file.name} has {head.bit_depth} bits a value, which is not supported.")
    return head


def _bands(heads: Mapping[str, Geotiff]) -> Record:
    """The bands of a collection whose first tile has these files."""
    bands: Record = {}
    for source, head in heads.items():
        for index in range(1, head.bands + 1):
            name = source if head.bands == 1 else f"{source}_{index}"
            kind = {"bitDepth": head.bit_depth, "sampleFormat": head.sample_format}
            bands[name] = {"source": source, "bandIndex": index, **kind}
    return bands


def _check_bands(bands: Mapping[str, Record], heads: Mapping[str, Geotiff]) -> None:
    for name, band in bands.items():
        source = band.get("source", name)
        head = heads.get(source)
        if head is None:
            raise _IngestionError(f"There is no file for band {name} (source {source}).")
        if band.get("bandIndex", 1) > head.bands:
            raise _IngestionError(f"The file of band {name} has {_counted(head.bands)} only.")
        expected, found = (band["bitDepth"], band["sampleFormat"]), (head.bit_depth, head.sample_format)
        if expected != found:
            raise _IngestionError(f"Band {name} is {_type(expected)}, but its file holds {_type(found)}.")


def _counted(bands: int) -> str:
    return "1 band" if bands == 1 else f"{bands} bands"


def _type(kind: Iterable[object]) -> str:
    depth, sample_format = kind
    return f"{sample_format}{depth}"
