"""What is in a delivery: files in the style of the provider, and the archive of them all."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import numpy as np

from swath_sandbox.deliveries import Delivery
from swath_sandbox.encoding import TIFF, encode_image
from swath_sandbox.grid import Grid

_PIXELS = 32
_BANDS = 4
_TILE = 16


def contents(delivery: Delivery) -> Mapping[str, Callable[[Delivery], bytes]]:
    """The paths of its files, and what makes them."""
    product, item = delivery.product, delivery.item
    if product.provider == "PLANET":
        return {f"{item}_3B_AnalyticMS_clip.tif": raster, f"{item}_metadata.json": _metadata}
    if product.provider == "AIRBUS":
        folder = f"IMG_{product.sensor}_MS_001"
        image = f"{folder}/IMG_{product.sensor}_MS_{product.acquired:%Y%m%d%H%M%S}_ORT_{item}_R1C1.TIF"
        return {"INDEX.JSON": _metadata, image: raster, f"{folder}/DIM_{item}.JSON": _metadata}
    part = f"{product.acquired:%y%b%d%H%M%S}-M2AS".upper()
    return {f"{item}/{part}.TIF": raster, f"{item}/{part}.JSON": _metadata, f"{item}/README.TXT": _read_me}


def packed(delivery: Delivery) -> bytes:
    """The zip archive of its files."""
    buffer = io.BytesIO()
    time = datetime.fromtimestamp(delivery.arrival, UTC).timetuple()[:6]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, make in contents(delivery).items():
            archive.writestr(zipfile.ZipInfo(path, time), make(delivery), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def raster(delivery: Delivery) -> bytes:
    """Four bands of a smooth surface of the product's own."""
    product = delivery.product
    y, x = np.mgrid[0:_PIXELS, 0:_PIXELS]
    bands = [1000 + (x * (3 + band) + y * (product.chance >> 8 * band & 15)) % 2000 for band in range(_BANDS)]
    grid = Grid(4326, product.footprint.bounds, _PIXELS, _PIXELS)
    return encode_image(np.stack(bands, axis=2).astype(np.uint16), TIFF, grid, tile=_TILE)


def _metadata(delivery: Delivery) -> bytes:
    product = delivery.product
    facts = {
        "id": delivery.item,
        "sensor": product.sensor,
        "acquired": product.acquired.isoformat(),
        "cloudCover": product.cloud_cover,
        "offNadir": product.off_nadir,
        "sunElevation": product.sun_elevation,
    }
    return json.dumps(facts, indent=1).encode()


def _read_me(delivery: Delivery) -> bytes:
    return f"Product {delivery.item}, made up by a sandbox.\n".encode()
