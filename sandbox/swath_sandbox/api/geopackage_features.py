"""The features of a GeoPackage in object storage, for jobs that work on them one by one."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from swath_sandbox.api.bounds import SUPPORTED_CRS
from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.api.storage import storage_url
from swath_sandbox.buckets import BucketError
from swath_sandbox.features import Feature
from swath_sandbox.footprints import mapped
from swath_sandbox.geopackage import GeoPackageError, Row, read_rows
from swath_sandbox.grid import Grid

MOST_FEATURES = 10_000
"""The most features of a job in the sandbox."""


@dataclass(frozen=True, slots=True)
class RasterSize:
    """How many pixels a feature gets: a width and a height, or else the sizes of a pixel in units of its CRS."""

    width: int | None = None
    height: int | None = None
    resx: float | None = None
    resy: float | None = None

    def grid(self, row: Row, name: str, most: int) -> Grid:
        """The pixels over a feature.

        Raises:
            ServiceError: nothing says how many, or a side has more than `most`.
        """
        west, south, east, north = row.geometry.bounds
        if self.width and self.height:
            width, height = self.width, self.height
        elif self.resx and self.resy:
            # The last pixel may reach over the edge by a rounding error, not by more.
            width, height = (
                max(1, math.ceil(extent / resolution - 1e-6))
                for extent, resolution in ((east - west, self.resx), (north - south, self.resy))
            )
        else:
            raise bad_payload(f"Feature {name} has neither width and height nor a resolution")
        if max(width, height) > most:
            raise bad_payload(f"Feature {name} has {width} x {height} pixels, which is more than {most} x {most}")
        return Grid(row.epsg, (west, south, east, north), width, height)


@dataclass(frozen=True, slots=True)
class GeoPackageInput:
    """A GeoPackage that a request refers to.

    Attributes:
        url: where it lies.
        size: the pixels of its features.
        own_sizes: whether `width` and `height`, or `resolution`, of a feature go before that.
        most: the most pixels of a side.
    """

    url: str
    size: RasterSize
    own_sizes: bool
    most: int

    def read(self, service: Service, area: BaseGeometry | None = None) -> list[Feature]:
        """The features that touch an area (degrees), or all of them.

        Raises:
            ServiceError: 400 when the file cannot be read, or a job cannot work with it.
        """
        try:
            rows = read_rows(service.buckets.read(self.url))
        except BucketError as error:
            raise bad_payload(str(error)) from error
        except GeoPackageError as error:
            raise bad_payload(f"{self.url} {error}") from error
        features = list(self._features(rows, area))
        if len({feature.name for feature in features}) < len(features):
            raise bad_payload(f"{self.url} has an identifier more than once")
        if not features:
            raise bad_payload(f"{self.url} has no feature in the area")
        if len(features) > MOST_FEATURES:
            raise bad_payload(f"{self.url} has more than {MOST_FEATURES} features")
        return features

    def _features(self, rows: Sequence[Row], area: BaseGeometry | None) -> Iterator[Feature]:
        for row in rows:
            identifier = row.columns.get("identifier")
            name = str(row.id if identifier is None else identifier)
            if row.epsg not in SUPPORTED_CRS:
                raise bad_payload(f"CRS EPSG:{row.epsg} of feature {name} is not supported")
            if row.geometry.geom_type not in {"Polygon", "MultiPolygon"} or row.geometry.area == 0:
                raise bad_payload(f"Feature {name} must be a polygon or a multipolygon")
            grid = self._size(row).grid(row, name, self.most)
            if area is None or area.intersects(_in_degrees(row.geometry, grid)):
                yield Feature(row.id, name, grid, row.geometry)

    def _size(self, row: Row) -> RasterSize:
        width, height, resolution = (_number(row, name) for name in ("width", "height", "resolution"))
        if self.own_sizes and width and height:
            return RasterSize(int(width), int(height))
        if self.own_sizes and resolution:
            return RasterSize(resx=resolution, resy=resolution)
        return self.size


def read_geopackage_input(service: Service, payload: Payload) -> GeoPackageInput:
    """Read the `input` of a batch task whose features have pixels of their own, or the defaults.

    Raises:
        ServiceError: 400 in the service's words.
    """
    most = 3500
    url = storage_url(payload.required("features"), service.buckets)
    defaults = payload.member("defaults") or Payload({})
    width, height, resolution = (defaults.member(name) for name in ("width", "height", "resolution"))
    pixel = resolution.number() if resolution else None
    if resolution and not resolution.number() > 0:
        resolution.reject("must be greater than 0")
    size = RasterSize(
        width.integer(1, most) if width else None, height.integer(1, most) if height else None, pixel, pixel
    )
    return GeoPackageInput(url, size, own_sizes=True, most=most)


def _number(row: Row, name: str) -> float | None:
    value = row.columns.get(name)
    return float(value) if isinstance(value, int | float) and value > 0 else None


def _in_degrees(geometry: BaseGeometry, grid: Grid) -> BaseGeometry:
    west, south, east, north = grid.bounds
    return shapely.make_valid(mapped(geometry, grid.to_lonlat, max(east - west, north - south) / 32))
