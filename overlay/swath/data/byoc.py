"""What the operations on a user's own collections take."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import EllipsisType
from typing import TypeAlias

from swath import models
from swath.core.crs import CRS84, crs_url
from swath.core.jobs import Reading
from swath.core.tilepaths import check_path
from swath.core.timerange import rfc3339
from swath.data.area import GeometryLike, geojson
from swath.errors import InvalidParameter

BandLike: TypeAlias = "str | Mapping[str, object] | models.ByocBand"
"""A band's type such as `UINT16`; or all that there is to say of it: `bitDepth`, `sampleFormat`, and where they differ
from what the band's name tells `source` and `bandIndex`, and `noData`."""

Moment = str | datetime

_TYPE = re.compile(r"(UINT|INT)(8|16|32)|(FLOAT)(32)")
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class IngestionState:
    """How far the tiles of a collection have come.

    Attributes:
        under_way: How many tiles wait or are being ingested.
        most: The largest such number that was seen.
        succeeded: Whether any tile is ingested.
        failures: The tiles that failed.
    """

    under_way: int
    most: int
    succeeded: bool
    failures: tuple[models.ByocTile, ...]


def collection_id(collection: str | models.ByocCollection | models.ZarrCollection, prefix: str) -> str:
    """The id of a collection, given it, its id, or its name in requests, which begins with the prefix.

    Raises:
        InvalidParameter: It is none of these.
    """
    given = collection if isinstance(collection, str) else getattr(collection, "id", collection)
    found = given.removeprefix(prefix) if isinstance(given, str) else ""
    if not _ID.fullmatch(found):
        raise InvalidParameter("collection", given, f"must be a collection's id, with or without {prefix!r}")
    return found


def check_name(name: str) -> str:
    """The name of a collection, which must be one.

    Raises:
        InvalidParameter: It is none.
    """
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_NAME:
        raise InvalidParameter("name", name, f"must be a text of 1 to {_LONGEST_NAME} characters")
    return name


def check_bucket(bucket: str) -> str:
    """The name of a bucket, which must be one.

    Raises:
        InvalidParameter: It is none.
    """
    if not isinstance(bucket, str) or not bucket or "/" in bucket or ":" in bucket:
        raise InvalidParameter("bucket", bucket, "must be a bucket's name, not a URL", "Such as 'my-rasters'")
    return bucket


def collection_body(
    name: str, bucket: str, no_data: float | None, bands: Mapping[str, BandLike] | None
) -> models.ByocCollection:
    """The body that creates a collection.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    body: dict[str, object] = {"name": check_name(name), "s3Bucket": check_bucket(bucket)}
    if no_data is not None:
        body["noData"] = _number(no_data)
    if bands is not None:
        body["additionalData"] = {"bands": _bands(bands)}
    return models.ByocCollection.from_dict(body)


def collection_update(
    present: models.ByocCollection,
    *,
    name: str | None,
    bucket: str | None,
    no_data: float | EllipsisType | None,
    bands: Mapping[str, BandLike] | None,
) -> models.ByocCollectionUpdate:
    """The body that changes a collection; what is None stays as it is, as does a no-data value that is an ellipsis.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    body: dict[str, object] = {
        "name": present.name if name is None else check_name(name),
        "s3Bucket": present.s_3_bucket if bucket is None else check_bucket(bucket),
    }
    value = present.to_dict().get("noData") if isinstance(no_data, EllipsisType) else no_data
    if value is not None:
        body["noData"] = _number(value)
    if bands is not None:
        body["additionalData"] = {"bands": _bands(bands)}
    return models.ByocCollectionUpdate.from_dict(body)


def tile_body(path: str, *, sensing_time: Moment | None, cover: GeometryLike | None, crs: object) -> models.ByocTile:
    """The body that adds a tile.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    return models.ByocTile.from_dict({"path": check_path(path), **_tile_members(sensing_time, cover, crs)})


def tile_update(
    present: models.ByocTile,
    *,
    sensing_time: Moment | EllipsisType | None,
    cover: GeometryLike | EllipsisType | None,
    crs: object,
) -> models.ByocTileUpdate:
    """The body that changes a tile; what is an ellipsis stays as it is.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    known = present.to_dict()
    kept = {"sensingTime": sensing_time, "coverGeometry": cover}
    body = {name: known[name] for name, given in kept.items() if given is ... and known.get(name) is not None}
    given_time = None if isinstance(sensing_time, EllipsisType) else sensing_time
    given_cover = None if isinstance(cover, EllipsisType) else cover
    return models.ByocTileUpdate.from_dict(body | _tile_members(given_time, given_cover, crs))


def tile_reading(tile: models.ByocTile) -> Reading:
    """What a tile's record says."""
    return Reading(str(tile.status or "WAITING"), error=failed_ingestion_cause(tile), changed=tile.ingestion_start)


def failed_ingestion_cause(tile: models.ByocTile) -> str:
    """Why a tile was not ingested; empty where it was, or is not yet."""
    additional = tile.additional_data
    cause = additional.failed_ingestion_cause if isinstance(additional, models.ByocTileAdditionalData) else None
    return cause if isinstance(cause, str) else ""


def ingestion_reading(state: IngestionState) -> Reading:
    """What the state of a collection's tiles comes to."""
    if state.under_way:
        return Reading("INGESTING", progress=1 - state.under_way / state.most, changed=state.under_way)
    if not state.failures:
        return Reading("INGESTED", progress=1.0)
    causes = [f"{tile.path}: {failed_ingestion_cause(tile)}" for tile in state.failures]
    more = f" (and {len(causes) - 1} more)" if len(causes) > 1 else ""
    return Reading("PARTIAL" if state.succeeded else "FAILED", progress=1.0, error=causes[0] + more)


def zarr_reading(collection: models.ZarrCollection) -> Reading:
    """What a Zarr collection's record says."""
    error = collection.ingestion_errors
    return Reading(str(collection.status or "CREATED"), error=error if isinstance(error, str) else "")


def zarr_body(name: str, bucket: str, path: str, crs: object) -> models.ZarrCollection:
    """The body that creates a Zarr collection.

    Raises:
        InvalidParameter: An argument is wrong.
    """
    if not isinstance(path, str) or not path.endswith("/") or path.startswith("/") or "//" in path:
        raise InvalidParameter("path", path, "must be the group's folder within the bucket", "Such as 'fields.zarr/'")
    body = {"name": check_name(name), "s3Bucket": check_bucket(bucket), "path": path, "crs": crs_url(crs)}
    return models.ZarrCollection.from_dict(body)


def _tile_members(sensing_time: Moment | None, cover: GeometryLike | None, crs: object) -> dict[str, object]:
    members: dict[str, object] = {}
    if sensing_time is not None:
        members["sensingTime"] = _sensing_time(sensing_time)
    if cover is not None:
        members["coverGeometry"] = _cover(cover, crs)
    return members


def _sensing_time(given: Moment) -> str:
    allowed = "must be a datetime or a text such as '2024-06-01T10:30:00Z'"
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        raise InvalidParameter("sensing_time", given, allowed) from None
    if not isinstance(moment, datetime):
        raise InvalidParameter("sensing_time", given, allowed)
    if moment.microsecond % 1000:
        raise InvalidParameter("sensing_time", given, "must not be finer than milliseconds", "Round it")
    return rfc3339(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment)


def _cover(given: GeometryLike, crs: object) -> dict[str, object]:
    shape = geojson(given, "cover")
    if shape["type"] not in ("Polygon", "MultiPolygon"):
        raise InvalidParameter("cover", shape["type"], "must be a Polygon or MultiPolygon")
    cover: dict[str, object] = {"type": shape["type"], "coordinates": shape.get("coordinates")}
    url = crs_url(crs)
    if url != CRS84:
        cover["crs"] = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{url.rpartition('/')[2]}"}}
    return cover


def _number(no_data: float) -> float:
    if isinstance(no_data, bool) or not isinstance(no_data, int | float) or not math.isfinite(no_data):
        raise InvalidParameter("no_data", no_data, "must be a finite number")
    return no_data


def _bands(bands: Mapping[str, BandLike]) -> dict[str, object]:
    return {name: _band(name, band) for name, band in bands.items()}


def _band(name: str, band: BandLike) -> dict[str, object]:
    if isinstance(band, models.ByocBand):
        return band.to_dict()
    if isinstance(band, str):
        found = _TYPE.fullmatch(band)
        if found is None:
            raise InvalidParameter(
                "bands", {name: band}, "a band's type must be UINT8, UINT16, UINT32, INT8, INT16, INT32 or FLOAT32"
            )
        sample_format, bits = filter(None, found.groups())
        return {"bitDepth": int(bits), "sampleFormat": sample_format}
    if not isinstance(band, Mapping) or not {"bitDepth", "sampleFormat"} <= band.keys():
        raise InvalidParameter(
            "bands", {name: band}, "a band needs bitDepth and sampleFormat", "Or give its type alone, such as 'UINT16'"
        )
    return dict(band)
