"""Where the pixels of an answer lie, as its own request tells it."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from swath.core.crs import CRS84, crs_name, has_degrees, is_wgs84
from swath.core.jsonvalues import as_object, is_finite
from swath.errors import UnexpectedAnswer

Bounds = tuple[float, float, float, float]
"""Min x, min y, max x, max y."""

Transform = tuple[float, float, float, float, float, float]
"""The six numbers of an affine transform, in the order of the `affine` package and of rasterio."""

_DEFAULT_SIDE = 256
# The service computes in doubles, and writes them with all their digits.
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Georeference:
    """A raster of equal pixels, north at the top.

    Attributes:
        crs: The CRS of the coordinates, such as `EPSG:32633` or `OGC:CRS84`; x before y in all of them.
        bounds: Min x, min y, max x, max y of the outer edges, in CRS units.
        width: Pixels from west to east.
        height: Pixels from north to south.
    """

    crs: str
    bounds: Bounds
    width: int
    height: int

    @property
    def resolution(self) -> tuple[float, float]:
        """Width and height of a pixel, in CRS units."""
        west, south, east, north = self.bounds
        return (east - west) / self.width, (north - south) / self.height

    @property
    def transform(self) -> Transform:
        """From column and row to x and y: pixel width, 0, west edge, 0, minus pixel height, north edge."""
        width, height = self.resolution
        return width, 0.0, self.bounds[0], 0.0, -height, self.bounds[3]

    @property
    def is_geographic(self) -> bool:
        """Whether CRS units are known to be degrees."""
        return has_degrees(self.crs) is True

    @property
    def world_file(self) -> str:
        """The content of a world file: the transform, with the centre of the first pixel."""
        width, _, west, _, height, north = self.transform
        numbers = (width, 0.0, 0.0, height, west + width / 2, north + height / 2)
        return "".join(f"{number!r}\n" for number in numbers)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a request says about where its pixels lie.

    Attributes:
        crs: As in `Georeference`.
        bounds: Likewise.
        width: Pixels from west to east.
        height: Pixels from north to south.
        is_counted: Whether the request tells the number of pixels, not their size: then it is exact.
    """

    crs: str
    bounds: Bounds
    width: int
    height: int
    is_counted: bool

    def holding(self, width: int, height: int) -> Georeference:
        """Where a raster of so many pixels lies that answers the request.

        Raises:
            UnexpectedAnswer: It is not of the size that was asked for.
        """
        # The service may round half a pixel in another way.
        most = 0 if self.is_counted else 1
        if max(abs(width - self.width), abs(height - self.height)) > most:
            raise UnexpectedAnswer(
                f"the image has {width} x {height} pixels, where {self.width} x {self.height} were asked for"
            )
        return Georeference(self.crs, self.bounds, width, height)


def frame_of(request: Mapping[str, object]) -> Frame | None:
    """What the JSON of a process request says about where its pixels lie; None where it does not."""
    place, output = as_object(as_object(request.get("input")).get("bounds")), as_object(request.get("output"))
    bounds = _bounds(place)
    crs = as_object(place.get("properties")).get("crs", CRS84)
    if bounds is None or not isinstance(crs, str):
        return None
    west, south, east, north = bounds
    sizes = (_number(output.get("width")), _number(output.get("height")))
    steps = (_number(output.get("resx")), _number(output.get("resy")))
    if any(steps) and not any(sizes):
        width, height = (step or steps[1 - index] for index, step in enumerate(steps))
        assert width is not None
        assert height is not None
        counts = _count(east - west, width), _count(north - south, height)
        return Frame(crs_name(crs), bounds, *counts, is_counted=False)
    width, height = (int(size or _DEFAULT_SIDE) for size in sizes)
    return Frame(crs_name(crs), bounds, width, height, is_counted=True)


def check_agreement(ours: Georeference, crs: str | None, bounds: Bounds | None) -> None:
    """Hold what a file says about its place, None where it does not, to what its request says.

    Raises:
        UnexpectedAnswer: They differ, in the CRS or by more than a hundredth of a pixel.
    """
    same = crs in (None, ours.crs) or (is_wgs84(ours.crs) and is_wgs84(str(crs)))
    sides = (*ours.resolution, *ours.resolution)
    theirs = ours.bounds if bounds is None else bounds
    off = max(abs(a - b) / side for a, b, side in zip(ours.bounds, theirs, sides, strict=True))
    # Not a number is no agreement either.
    if not (same and off <= _TOLERANCE):
        raise UnexpectedAnswer(
            f"the image lies elsewhere than its request: at {_place(theirs, crs)}, "
            f"where {_place(ours.bounds, ours.crs)} was asked for"
        )


def _place(bounds: Bounds, crs: str | None) -> str:
    return f"{', '.join(f'{number:.12g}' for number in bounds)} in {crs or 'a CRS without a name'}"


def _bounds(place: Mapping[str, object]) -> Bounds | None:
    corners = place.get("bbox")
    if isinstance(corners, list | tuple) and len(corners) == 4:
        numbers = [_number(corner, least=-math.inf) for corner in corners]
        positions = [(x, y) for x, y in (numbers[:2], numbers[2:]) if x is not None and y is not None]
        if len(positions) < 2:
            return None
    else:
        positions = list(_positions(as_object(place.get("geometry")).get("coordinates")))
    if not positions:
        return None
    xs, ys = zip(*positions, strict=True)
    bounds = (min(xs), min(ys), max(xs), max(ys))
    return bounds if bounds[0] < bounds[2] and bounds[1] < bounds[3] else None


def _positions(coordinates: object) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list | tuple):
        return
    if len(coordinates) >= 2 and not isinstance(coordinates[0], list | tuple):
        x, y = (_number(one, least=-math.inf) for one in coordinates[:2])
        if x is not None and y is not None:
            yield x, y
        return
    for inner in coordinates:
        yield from _positions(inner)


def _count(extent: float, pixel: float) -> int:
    return max(1, math.floor(extent / pixel + 0.5))


def _number(value: object, least: float = 0.0) -> float | None:
    return float(value) if is_finite(value) and value > least else None
