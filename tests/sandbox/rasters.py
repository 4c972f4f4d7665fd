"""Rasters as users put them into their buckets, written by another library than the one that reads them."""

import numpy as np
import rasterio
from rasterio.transform import Affine


def write_tiff(
    path, *, bands=1, dtype="uint16", epsg=32633, origin=(460000, 5080000), pixel=10, size=(96, 64), tags=(), **more
):
    """A GeoTIFF of square pixels whose north-west corner is the origin; tiled, unless told otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width, height = size
    profile = {"driver": "GTiff", "tiled": True, "blockxsize": 16, "blockysize": 16, **more}
    crs = None if epsg is None else f"EPSG:{epsg}"
    place = {"crs": crs, "transform": Affine(pixel, 0, origin[0], 0, -pixel, origin[1])}
    with rasterio.open(path, "w", width=width, height=height, count=bands, dtype=dtype, **place, **profile) as file:
        file.update_tags(**dict(tags))
        file.write(np.arange(bands * height * width).reshape(bands, height, width).astype(dtype))
    return path


def write_cog(path, **options):
    """A cloud optimised GeoTIFF with overviews."""
    return write_tiff(path, driver="COG", size=(600, 400), tiled=None, blockxsize=None, blockysize=None, **options)
