"""What the catalogue tells of the acquisitions of each mission."""

from collections.abc import Mapping, Sequence

from swath_sandbox.api.timestamps import format_time
from swath_sandbox.collections import Collection
from swath_sandbox.grid import transformer
from swath_sandbox.world import Acquisition, OpticalAcquisition, RadarAcquisition
from swath_sandbox.world.tiling import tile_named

Document = dict[str, object]

_RADAR = "sentinel-1-grd"
_RADAR_CHOICES = {
    "sat:orbit_state": ("The direction of flight", ("ascending", "descending")),
    "sar:instrument_mode": ("The acquisition mode", ("IW", "EW")),
    "s1:polarization": ("Which polarizations were recorded together", ("DV", "DH")),
    "s1:resolution": ("The resolution of the product", ("HIGH", "MEDIUM")),
    "s1:timeliness": ("How soon the product was made", ("NRT3h", "Fast24h")),
}
_CLOUD_COVER = {"description": "Estimate of cloud cover", "type": "number", "minimum": 0, "maximum": 100}
# Resolution in range and azimuth and the pixels' spacing, metres.
_RADAR_SIZES = {"IW": (20.0, 22.0, 10.0), "EW": (93.0, 87.0, 40.0)}
# Common name, centre and full width at half maximum of the bands, in micrometres, as ESA gives them for Sentinel-2A.
_SPECTRAL: Mapping[str, tuple[str | None, float, float]] = {
    "B01": ("coastal", 0.4427, 0.021),
    "B02": ("blue", 0.4924, 0.066),
    "B03": ("green", 0.5598, 0.036),
    "B04": ("red", 0.6646, 0.031),
    "B05": (None, 0.7041, 0.015),
    "B06": (None, 0.7405, 0.015),
    "B07": (None, 0.7828, 0.02),
    "B08": ("nir", 0.8328, 0.106),
    "B8A": ("nir08", 0.8647, 0.021),
    "B09": ("nir09", 0.9451, 0.02),
    "B10": ("cirrus", 1.3735, 0.031),
    "B11": ("swir16", 1.6137, 0.091),
    "B12": ("swir22", 2.2024, 0.175),
}


def queryables(collection: str) -> Mapping[str, Document]:
    """The properties that a filter may use, with their schemas."""
    if collection != _RADAR:
        return {"eo:cloud_cover": _CLOUD_COVER}
    return {
        name: {"description": description, "type": "string", "enum": list(choices)}
        for name, (description, choices) in _RADAR_CHOICES.items()
    }


def distinct_properties(collection: str) -> Sequence[str]:
    """The properties whose different values may be asked for, besides the day."""
    return tuple(_RADAR_CHOICES) if collection == _RADAR else ()


def extensions(collection: str) -> Sequence[str]:
    """The STAC extensions of a collection and of its items, without the ones of projections."""
    return ("sat", "sar") if collection == _RADAR else ("eo",)


def summaries(collection: Collection) -> Document:
    """What the items of a collection have in common."""
    if collection.id != _RADAR:
        return {
            "platform": ["sentinel-2a", "sentinel-2b"],
            "instrument": ["msi"],
            "constellation": ["sentinel-2"],
            "gsd": [10],
            "eo:cloud_cover": {"minimum": 0, "maximum": 100},
            "eo:bands": [_band_document(name) for name in collection.bands if name in _SPECTRAL],
        }
    sizes = _RADAR_SIZES.values()
    spacings = [spacing for _, _, spacing in sizes]
    return {
        "platform": ["sentinel-1a", "sentinel-1b", "sentinel-1c"],
        "instrument": ["c-sar"],
        "constellation": ["sentinel-1"],
        "sar:frequency_band": ["C"],
        "sar:center_frequency": [5.405],
        "sar:product_type": ["GRD"],
        "sar:polarizations": ["HH", "HV", "VH", "VV"],
        "sar:resolution_range": [across for across, _, _ in sizes],
        "sar:resolution_azimuth": [along for _, along, _ in sizes],
        "sar:pixel_spacing_range": spacings,
        "sar:pixel_spacing_azimuth": spacings,
        **{name: list(choices) for name, (_, choices) in _RADAR_CHOICES.items()},
    }


def item_properties(acquisition: Acquisition) -> Document:
    """The properties of an acquisition's item."""
    return _radar(acquisition) if isinstance(acquisition, RadarAcquisition) else _optical(acquisition)


def multi_polygon(crs: str, coordinates: object) -> Document:
    """GeoJSON of a multipolygon in a CRS, by the end of its URN."""
    name = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{crs}"}}
    return {"type": "MultiPolygon", "crs": name, "coordinates": coordinates}


def _optical(acquisition: OpticalAcquisition) -> Document:
    tile = tile_named(acquisition.tile)
    return {
        "datetime": format_time(acquisition.datetime),
        "platform": acquisition.platform,
        "instruments": ["msi"],
        "constellation": "sentinel-2",
        "gsd": 10,
        "eo:cloud_cover": acquisition.cloud_cover,
        "proj:epsg": acquisition.epsg,
        **({"proj:bbox": list(tile.bounds)} if tile else {}),
        "proj:geometry": _projected_document(acquisition),
    }


def _radar(acquisition: RadarAcquisition) -> Document:
    across, along, spacing = _RADAR_SIZES[acquisition.mode]
    return {
        "datetime": format_time(acquisition.datetime),
        "platform": acquisition.platform,
        "instruments": ["c-sar"],
        "constellation": "sentinel-1",
        "sat:orbit_state": acquisition.orbit_direction.lower(),
        "sar:instrument_mode": acquisition.mode,
        "sar:frequency_band": "C",
        "sar:center_frequency": 5.405,
        "sar:product_type": "GRD",
        "sar:polarizations": list(acquisition.polarizations),
        "sar:resolution_range": across,
        "sar:resolution_azimuth": along,
        "sar:pixel_spacing_range": spacing,
        "sar:pixel_spacing_azimuth": spacing,
        "s1:timeliness": acquisition.timeliness,
        "s1:resolution": acquisition.resolution,
        "s1:polarization": acquisition.polarization,
    }


def _band_document(name: str) -> Document:
    common_name, centre, width = _SPECTRAL[name]
    common = {"common_name": common_name} if common_name else {}
    return {"name": name, **common, "center_wavelength": centre, "full_width_half_max": width}


def _projected_document(acquisition: OpticalAcquisition) -> Document:
    """The footprint in metres of the tile's UTM zone, to the millimetre."""
    lon, lat = zip(*acquisition.footprint)
    x, y = transformer(4326, acquisition.epsg).transform(lon, lat)
    ring = [(round(east, 3), round(north, 3)) for east, north in zip(x, y)]
    return multi_polygon(f"EPSG::{acquisition.epsg}", [[ring]])
