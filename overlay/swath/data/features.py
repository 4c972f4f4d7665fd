"""The areas of many features: rows of a GeoDataFrame, GeoJSON, geometries, or requests that have one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from typing import Protocol, cast, runtime_checkable

from swath import models
from swath.core.crs import CRS84, crs_url
from swath.data.area import GeometryLike, HasGeoInterface, own_crs
from swath.data.documents import Request, model_in
from swath.data.pixels import checked_resolution
from swath.data.statistics_request import StatisticsArguments, statistics_request
from swath.errors import InvalidParameter
from swath.evalscript import EvalscriptLike


@runtime_checkable
class GeoFrame(Protocol):
    """A GeoDataFrame or a GeoSeries of geopandas."""

    @property
    def geometry(self) -> Iterable[HasGeoInterface | None]:
        """The areas."""
        ...

    @property
    def index(self) -> Iterable[object]:
        """What they are called by."""
        ...

    @property
    def crs(self) -> object:
        """The CRS of their coordinates."""
        ...


Features = GeoFrame | GeometryLike | Iterable[GeometryLike] | Iterable[Request | models.StatisticsRequest]
"""What `statistics_many` takes."""


@dataclass(frozen=True, slots=True)
class Feature:
    """An area and what it is called by; None where it has no name of its own."""

    label: object
    geometry: object


def listed(features: Features) -> tuple[Iterable[object], int | None]:
    """The features one by one, and how many there are, or None where that is not known.

    Raises:
        InvalidParameter: They are nothing to iterate over.
    """
    if isinstance(features, GeoFrame):
        index = list(features.index)
        geometries = features.geometry
        return (Feature(label, geometry) for label, geometry in zip(index, geometries, strict=True)), len(index)
    collection: object = features.__geo_interface__ if isinstance(features, HasGeoInterface) else features
    if isinstance(collection, Mapping):
        found = collection.get("features")
        if not isinstance(found, list | tuple):
            raise InvalidParameter(
                "features", features, "must be several features", "hub.statistics is for a single geometry"
            )
        return found, len(found)
    if isinstance(features, str) or not isinstance(features, Iterable):
        raise InvalidParameter(
            "features", features, "must be a GeoDataFrame, a FeatureCollection or an iterable of geometries or requests"
        )
    return features, len(features) if isinstance(features, Sized) else None


def shared_arguments(
    features: object, evalscript: EvalscriptLike | None, arguments: StatisticsArguments
) -> StatisticsArguments:
    """The arguments of all features, checked as far as they do not depend on a single one.

    Raises:
        InvalidParameter: One is wrong.
    """
    for name in ("bbox", "bounds"):
        if name in arguments:
            raise InvalidParameter(name, arguments.get(name), "cannot be given together with features")
    if evalscript is None:
        if arguments or isinstance(features, GeoFrame):
            advice = "Requests say it themselves: leave it out" if arguments else "Give the evalscript second"
            raise InvalidParameter("evalscript", None, "is needed with anything but requests", advice)
        return arguments
    shared = StatisticsArguments(**arguments)
    if isinstance(features, GeoFrame):
        if "crs" in arguments:
            raise InvalidParameter("crs", arguments["crs"], "cannot be given together with a GeoDataFrame's own")
        if features.crs is None:
            raise InvalidParameter("features", None, "has no CRS", "Tell it with features.set_crs(…)")
        shared["crs"] = features.crs
    elif arguments.get("crs") is None:
        # A FeatureCollection may name the CRS of all its features.
        collection = features.__geo_interface__ if isinstance(features, HasGeoInterface) else features
        if isinstance(collection, Mapping) and collection.get("crs") is not None:
            shared["crs"] = own_crs(collection)
    _check(evalscript, shared)
    return shared


def feature_label(index: int, item: object) -> object:
    """What a feature is called by."""
    if isinstance(item, Feature):
        return item.label
    if isinstance(item, Mapping) and isinstance(item.get("id"), str | int):
        return item["id"]
    return index


def feature_request(
    item: object, evalscript: EvalscriptLike | None, arguments: StatisticsArguments
) -> Request | models.StatisticsRequest:
    """The request for one feature.

    Raises:
        InvalidParameter: It has no area that can be asked for.
    """
    if evalscript is None:
        if model_in(item, models.StatisticsRequest) is None:
            raise InvalidParameter(
                "features", item, "must hold statistical requests only", "Give an evalscript as well, for geometries"
            )
        return cast("Request | models.StatisticsRequest", item)
    geometry = item.geometry if isinstance(item, Feature) else item
    if geometry is None or getattr(geometry, "is_empty", False):
        raise InvalidParameter("features", geometry, "has a feature without a geometry")
    own = StatisticsArguments(**arguments)
    own["bounds"] = cast("GeometryLike", geometry)
    return statistics_request(evalscript, **own)


def _check(evalscript: EvalscriptLike, shared: StatisticsArguments) -> None:
    """Refuse what would be wrong for every feature; how many pixels an area has is its own matter."""
    stand_in = StatisticsArguments(**shared)
    crs_url(stand_in.pop("crs", None) or CRS84)
    if shared.get("size") is None and (resolution := stand_in.pop("resolution", None)) is not None:
        checked_resolution(resolution)
        stand_in["size"] = (1, 1)
    stand_in["bbox"] = (0.0, 0.0, 1.0, 1.0)
    statistics_request(evalscript, **stand_in)
