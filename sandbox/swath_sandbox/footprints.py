"""Places on the globe as shapes in degrees, cut at the antimeridian."""

from collections.abc import Callable, Sequence

import numpy as np
import shapely
import shapely.affinity
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

_GLOBE = shapely.box(-180.0, -90.0, 180.0, 90.0)


def wrap(shape: BaseGeometry) -> BaseGeometry:
    """A shape whose longitudes run on past 180 degrees, cut and moved into -180 to 180."""
    west, _, east, _ = shape.bounds
    if west >= -180.0 and east <= 180.0:
        return shape
    turned = (shapely.affinity.translate(shape, turn) for turn in (-360.0, 0.0, 360.0))
    cut = (piece.intersection(_GLOBE) for piece in turned)
    return shapely.union_all([piece for piece in cut if not piece.is_empty])


def box(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """The box between two meridians and two parallels; west of east unless it spans the antimeridian."""
    if west > east:
        east += 360.0
    if west == east and south == north:
        return wrap(shapely.Point(west, south))
    if west == east or south == north:
        return wrap(shapely.LineString([(west, south), (east, north)]))
    return wrap(shapely.box(west, south, east, north))


def outline(ring: Sequence[tuple[float, float]]) -> BaseGeometry:
    """The area within a closed ring of longitudes and latitudes."""
    return wrap(shapely.Polygon(ring))


def mapped(shape: BaseGeometry, mapping: Callable[..., tuple[NDArray[np.float64], ...]], step: float) -> BaseGeometry:
    """A shape in other coordinates, as a mapping of x and y has it; edges get a point at every step, as they bend."""
    return shapely.transform(
        shapely.segmentize(shape, step), lambda points: np.stack(mapping(points[:, 0], points[:, 1])[:2], axis=1)
    )
