"""Images as labelled arrays, by the conventions of xarray, CF and rioxarray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swath.core.timerange import rfc3339
from swath.data.rasters import as_sample
from swath.errors import MissingExtra, UnexpectedAnswer

if TYPE_CHECKING:
    import xarray

    from swath.core.georeference import Georeference
    from swath.data.image import Image, Outputs


def labelled(image: Image) -> xarray.DataArray:
    """The array of an image; see `Image.to_xarray`."""
    _need("Image.to_xarray()")
    import xarray as xr

    pixels, place = image.array, image.georeference
    coordinates: dict[str, object] = {"band": list(image.bands or range(1, pixels.shape[2] + 1))}
    if place is not None:
        coordinates |= _coordinates(place)
    array = xr.DataArray(
        pixels,
        dims=("y", "x", "band"),
        coords=coordinates,
        name=image.origin.output if image.origin is not None else None,
        attrs=_attributes(image),
    )
    if place is not None:
        array.encoding["grid_mapping"] = "spatial_ref"
    return array


def dataset(outputs: Outputs) -> xarray.Dataset:
    """The arrays of several outputs; see `Outputs.to_xarray`."""
    _need("Outputs.to_xarray()")
    import xarray as xr

    arrays = {name: labelled(image) for name, image in outputs.items() if _has_pixels(image)}
    bands = {name: tuple(array["band"].values) for name, array in arrays.items() if array.sizes["band"] > 1}
    together = {}
    for name, array in arrays.items():
        if name not in bands:
            array = array.isel(band=0, drop=True)  # noqa: PLW2901 (the same output in fewer dimensions)
        elif len(set(bands.values())) > 1:
            array = array.rename(band=f"{name}_band")  # noqa: PLW2901 (the same output with a dimension of its own)
        together[name] = array
    return xr.Dataset(together)


def esri_wkt(crs: str) -> str | None:
    """A CRS as a `.prj` file has it; None without pyproj, or where that knows none."""
    try:
        import pyproj
    except ImportError:
        return None
    try:
        return pyproj.CRS(_code(crs)).to_wkt("WKT1_ESRI")
    except pyproj.exceptions.CRSError:
        return None


def _has_pixels(image: Image) -> bool:
    if image.media_type == "application/json":
        return False
    try:
        return image.head is not None
    except UnexpectedAnswer:
        # Raw samples of which the request does not tell the type; a picture that is cut short is an error.
        if image.media_type.startswith("image/"):
            raise
        return False


def _coordinates(place: Georeference) -> dict[str, object]:
    import numpy as np
    import pyproj
    import xarray as xr

    across, _, west, _, down, north = place.transform
    crs = pyproj.CRS(_code(place.crs))
    axes, unit = ("longitude", "latitude"), ("degrees_east", "degrees_north")
    if not crs.is_geographic:
        axes, unit = ("projection_x_coordinate", "projection_y_coordinate"), (crs.axis_info[0].unit_name,) * 2
    return {
        "y": ("y", north + (np.arange(place.height) + 0.5) * down, _axis("Y", axes[1], unit[1])),
        "x": ("x", west + (np.arange(place.width) + 0.5) * across, _axis("X", axes[0], unit[0])),
        "spatial_ref": xr.Variable((), 0, _spatial_ref(place)),
    }


def _axis(axis: str, name: str, unit: str) -> dict[str, str]:
    return {"axis": axis, "long_name": name.replace("_", " "), "standard_name": name, "units": unit}


def _spatial_ref(place: Georeference) -> dict[str, object]:
    import pyproj

    crs = pyproj.CRS(_code(place.crs))
    across, _, west, _, down, north = place.transform
    geotransform = " ".join(repr(number) for number in (west, across, 0.0, north, 0.0, down))
    return {**crs.to_cf(), "spatial_ref": crs.to_wkt(), "GeoTransform": geotransform}


def _code(crs: str) -> str:
    """CRS84 under the name that GDAL gives it: the axes of a raster are x and y in any case."""
    return "EPSG:4326" if crs == "OGC:CRS84" else crs


def _attributes(image: Image) -> dict[str, object]:
    attributes: dict[str, object] = {}
    nodata = None if image.nodata is None else as_sample(image.nodata, image.array.dtype)
    if nodata is not None:
        attributes["_FillValue"] = nodata
    if image.origin is not None:
        if image.origin.time is not None:
            names = ("start_datetime", "end_datetime")
            attributes |= {name: rfc3339(moment) for name, moment in zip(names, image.origin.time, strict=True)}
        if image.origin.collections:
            attributes["collection"] = ", ".join(image.origin.collections)
    return attributes


def _need(feature: str) -> None:
    try:
        import pyproj  # noqa: F401
        import xarray  # noqa: F401
    except ImportError:
        raise MissingExtra(feature, "xarray") from None
