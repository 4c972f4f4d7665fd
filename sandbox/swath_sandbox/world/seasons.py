"""How fields, forests and snow change over the year.

Fields and forests are looked up: a table holds the spectrum of every kind of field and stand on the day, a code says
which one a pixel is.
"""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.world.land import ALPINE, ARABLE, GARDEN, HEATH, HILL_ARABLE, MEADOW, ORCHARD, Land
from swath_sandbox.world.noise import Noise, Single, hash2, smoothstep
from swath_sandbox.world.plane import Raster, View
from swath_sandbox.world.spectra import CHANNELS, spectrum

_F = np.float32
_YEAR = 365.0
_FARTHEST_SNOW = 1250.0  # metres below the snow line that no spell, slope or texture bridges


@dataclass(frozen=True)
class _Calendar:
    """A crop's year: at each day of the year the shares of green plants, straw and flowers; soil is the rest."""

    days: tuple[int, ...]
    green: tuple[float, ...]
    straw: tuple[float, ...]
    bloom: tuple[float, ...] = ()
    plant: str = "crop"
    spread: float = 3.4  # days between the earliest eighth of the parcels and the next


_CALENDARS = {
    "wheat": _Calendar(
        (1, 60, 85, 110, 135, 160, 178, 192, 200, 228, 236, 285, 310, 365),
        (0.30, 0.34, 0.55, 0.85, 0.96, 0.85, 0.35, 0.04, 0.05, 0.12, 0.02, 0.02, 0.22, 0.30),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.10, 0.60, 0.92, 0.80, 0.60, 0.05, 0.03, 0.0, 0.0),
    ),
    "barley": _Calendar(
        (1, 55, 80, 105, 128, 150, 165, 178, 186, 220, 245, 280, 310, 365),
        (0.38, 0.40, 0.62, 0.90, 0.96, 0.72, 0.22, 0.04, 0.08, 0.20, 0.45, 0.62, 0.45, 0.38),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.20, 0.72, 0.92, 0.76, 0.45, 0.10, 0.02, 0.0, 0.0),
    ),
    "rape": _Calendar(
        (1, 60, 85, 106, 116, 130, 140, 160, 180, 195, 205, 240, 265, 310, 365),
        (0.55, 0.50, 0.72, 0.70, 0.30, 0.32, 0.75, 0.80, 0.35, 0.05, 0.08, 0.05, 0.25, 0.66, 0.55),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.08, 0.50, 0.85, 0.70, 0.10, 0.0, 0.0, 0.0),
        (0.0, 0.0, 0.0, 0.25, 0.68, 0.64, 0.20, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    ),
    "maize": _Calendar(
        (1, 80, 100, 135, 155, 180, 200, 235, 252, 268, 282, 292, 330, 365),
        (0.06, 0.10, 0.02, 0.03, 0.22, 0.80, 0.97, 0.95, 0.75, 0.28, 0.05, 0.03, 0.05, 0.06),
        (0.22, 0.15, 0.02, 0.02, 0.0, 0.0, 0.02, 0.05, 0.22, 0.66, 0.80, 0.45, 0.28, 0.22),
    ),
    "beet": _Calendar(
        (1, 90, 125, 150, 175, 195, 250, 278, 295, 330, 365),
        (0.03, 0.02, 0.05, 0.35, 0.85, 0.97, 0.93, 0.75, 0.06, 0.04, 0.03),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.04, 0.12, 0.10, 0.05, 0.0),
    ),
    "soy": _Calendar(
        (1, 110, 130, 158, 182, 205, 240, 258, 272, 284, 330, 365),
        (0.12, 0.06, 0.02, 0.20, 0.70, 0.95, 0.92, 0.50, 0.08, 0.03, 0.20, 0.14),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.05, 0.40, 0.78, 0.45, 0.05, 0.0),
    ),
    "spring_barley": _Calendar(
        (1, 75, 95, 125, 148, 172, 190, 205, 215, 240, 280, 320, 365),
        (0.10, 0.03, 0.06, 0.62, 0.92, 0.75, 0.18, 0.04, 0.08, 0.25, 0.55, 0.30, 0.12),
        (0.05, 0.02, 0.0, 0.0, 0.0, 0.12, 0.74, 0.92, 0.75, 0.30, 0.05, 0.05, 0.05),
    ),
    "clover": _Calendar(
        (1, 70, 100, 132, 140, 165, 174, 200, 210, 240, 250, 290, 330, 365),
        (0.52, 0.52, 0.80, 0.95, 0.45, 0.92, 0.45, 0.88, 0.42, 0.85, 0.50, 0.82, 0.62, 0.52),
        (0.12, 0.14, 0.04, 0.0, 0.25, 0.0, 0.25, 0.04, 0.28, 0.05, 0.20, 0.0, 0.08, 0.12),
        spread=6.5,
    ),
    "hay": _Calendar(
        (1, 75, 105, 145, 160, 172, 205, 222, 240, 285, 320, 365),
        (0.50, 0.46, 0.80, 0.94, 0.82, 0.55, 0.80, 0.66, 0.72, 0.84, 0.66, 0.52),
        (0.30, 0.34, 0.12, 0.02, 0.14, 0.32, 0.14, 0.26, 0.20, 0.08, 0.20, 0.30),
        plant="grass",
        spread=6.5,
    ),
    "pasture": _Calendar(
        (1, 75, 110, 145, 190, 225, 260, 300, 365),
        (0.48, 0.46, 0.80, 0.88, 0.76, 0.64, 0.72, 0.74, 0.50),
        (0.32, 0.34, 0.14, 0.08, 0.18, 0.28, 0.22, 0.18, 0.32),
        plant="grass",
    ),
    "vines": _Calendar(
        (1, 100, 130, 165, 240, 275, 300, 318, 365),
        (0.22, 0.30, 0.50, 0.82, 0.85, 0.72, 0.45, 0.24, 0.22),
        (0.12, 0.10, 0.06, 0.04, 0.06, 0.12, 0.26, 0.16, 0.12),
        plant="vines",
    ),
    "garden": _Calendar(
        (1, 75, 110, 150, 210, 270, 310, 365),
        (0.46, 0.48, 0.78, 0.84, 0.72, 0.76, 0.62, 0.46),
        (0.20, 0.20, 0.08, 0.06, 0.16, 0.10, 0.16, 0.20),
        plant="grass",
    ),
    "alpine": _Calendar(
        (1, 120, 150, 180, 225, 255, 280, 320, 365),
        (0.14, 0.14, 0.34, 0.74, 0.80, 0.55, 0.26, 0.14, 0.14),
        (0.52, 0.54, 0.40, 0.12, 0.12, 0.34, 0.54, 0.52, 0.52),
        plant="grass",
    ),
    "heath": _Calendar(
        (1, 110, 150, 210, 260, 310, 365),
        (0.62, 0.62, 0.80, 0.84, 0.76, 0.66, 0.62),
        (0.22, 0.22, 0.10, 0.10, 0.16, 0.22, 0.22),
        plant="heath",
    ),
}

# What grows on each use of the land, in sixteenths.
_MIX: dict[int, dict[str, int]] = {
    ARABLE: {"wheat": 4, "maize": 4, "barley": 2, "rape": 1, "soy": 1, "beet": 1, "clover": 2, "spring_barley": 1},
    HILL_ARABLE: {"wheat": 3, "maize": 3, "barley": 2, "clover": 3, "hay": 3, "spring_barley": 1, "beet": 1},
    MEADOW: {"hay": 9, "pasture": 5, "clover": 2},
    ORCHARD: {"vines": 13, "hay": 3},
    GARDEN: {"garden": 14, "hay": 2},
    ALPINE: {"alpine": 16},
    HEATH: {"heath": 16},
}
_VARIANTS = 64  # eight timings by eight looks
_LEAF_FALL = (0, 92, 100, 116, 128, 150, 266, 290, 304, 318, 328, 366)
_LEAF_STAGES = {
    "bare_wood": (1.0, 1.0, 0.85, 0.10, 0.0, 0.0, 0.0, 0.0, 0.10, 0.60, 0.95, 1.0),
    "young_leaves": (0.0, 0.0, 0.15, 0.90, 0.75, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    "broadleaf": (0.0, 0.0, 0.0, 0.0, 0.25, 1.0, 1.0, 0.62, 0.22, 0.0, 0.0, 0.0),
    "autumn_leaves": (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.38, 0.68, 0.40, 0.05, 0.0),
}


def day_of_year(day: date, latitude: float) -> float:
    """The day of the year as the plants feel it: half a year later south of the equator."""
    number = day.timetuple().tm_yday + (0.0 if latitude >= 0 else 182.5)
    return (number - 1.0) % _YEAR + 1.0


def field_codes(land: Land, year: int) -> NDArray[np.intp]:
    """For each pixel the row of `field_spectra` that describes its parcel that year."""
    drawn = hash2(land.parcel, land.use, year)
    code: NDArray[np.intp] = (drawn >> np.uint32(22)).astype(np.intp)
    code += land.use.astype(np.intp) * (16 * _VARIANTS)
    return code


@functools.lru_cache(maxsize=32)
def field_spectra(day_number: float, contrast: float) -> Single:
    """The spectra of all kinds of parcels on a day of the year, shape (uses x 16 x 64, 17).

    `contrast` is how much of the differences between parcels pixels still show: 1 where parcels are larger than pixels.
    """
    table, mean = _parcels(day_number)
    spectra: Single = mean + (table - mean) * _F(contrast)
    return spectra.reshape(-1, len(CHANNELS))


@functools.lru_cache(maxsize=32)
def stand_spectra(day_number: float) -> Single:
    """The spectra of the forest stands on a day of the year, shape (256, 17), by the code of `Land.stand`."""
    code = np.arange(256)
    conifers = (code >> 4).astype(_F) * _F(1 / 15)
    lateness = ((code & 15).astype(_F) - _F(6)) * _F(1.6)
    moment = _F(day_number) - np.where(day_number < 200, lateness, -lateness)
    leaves = np.zeros((256, len(CHANNELS)), _F)
    for stage, shares in _LEAF_STAGES.items():
        leaves += _curve(moment, _LEAF_FALL, shares)[:, None] * spectrum(stage)
    evergreen: Single = conifers[:, None] * spectrum("conifer") + (_F(1) - conifers)[:, None] * leaves
    return evergreen


def snow_cover(land: Land, view: View, day: date, latitude: float, seed: int) -> Single | None:
    """The share of the ground under snow, 0 to 1, or None where there is none at all."""
    day_number = day_of_year(day, latitude)
    warmth = 0.5 - 0.5 * math.cos(2.0 * math.pi * (day_number - 32.0) / _YEAR)
    line = round(1830.0 + 2150.0 * (warmth - 0.6), 2)
    if float(land.cold.max()) < line - _FARTHEST_SNOW:
        return None
    raster = Raster(view, max(2000.0, view.resolution))
    spell = raster.view.sample(Noise(seed * 8191 + day.toordinal() // 6, 300_000.0, 3)) * _F(260)
    height = land.cold.astype(_F) + land.texture.astype(_F) * _F(1.6) - _F(line)
    height += raster.spread(np.clip(spell, _F(-600), _F(600)))
    # The sun clears slopes that face it.
    height += np.clip(land.north.astype(_F) * _F(-260.0 / 4096 if latitude < 0 else 260.0 / 4096), _F(-300), _F(300))
    return smoothstep(-110.0, 150.0, height)


@functools.lru_cache(maxsize=32)
def _parcels(day_number: float) -> tuple[Single, Single]:
    """The spectra of all kinds of parcels, shape (uses, 16 x 64, 17), and about the mean of each use."""
    grown = {crop: _parcel(crop, day_number) for crop in _CALENDARS}
    table = np.stack([np.concatenate([grown[crop] for crop in _sixteen(_MIX[use])]) for use in sorted(_MIX)])
    some = table[:, ::7]
    total = np.zeros((len(_MIX), 1, len(CHANNELS)), _F)
    # One after the other, so that they add up to the same on every machine.
    for kind in range(some.shape[1]):
        total = total + some[:, kind : kind + 1]
    return table, total * _F(1.0 / some.shape[1])


def _sixteen(mix: dict[str, int]) -> list[str]:
    return [crop for crop, count in mix.items() for _ in range(count)]


def _parcel(crop: str, day_number: float) -> Single:
    calendar = _CALENDARS[crop]
    variant = np.arange(_VARIANTS)
    timing, look = (variant >> 3).astype(_F) - _F(3.5), (variant & 7).astype(_F) * _F(1 / 7)
    moment = (_F(day_number) - timing * _F(calendar.spread) - _F(1)) % _F(_YEAR) + _F(1)
    vigour = _F(0.80) + _F(0.22) * look
    green = _curve(moment, calendar.days, calendar.green) * vigour
    straw = _curve(moment, calendar.days, calendar.straw)
    bloom = _curve(moment, calendar.days, calendar.bloom) if calendar.bloom else np.zeros_like(green)
    soil = np.maximum(_F(1) - green - straw - bloom, _F(0))
    tone = ((variant * 5 + 3) % 8).astype(_F) * _F(1 / 7)
    earth = tone[:, None] * spectrum("pale_soil") + (_F(1) - tone)[:, None] * spectrum("dark_soil")
    lush = look[:, None] * _F(0.6)
    best = spectrum("vines" if calendar.plant == "vines" else "crop")
    plant = spectrum(calendar.plant) * (_F(1) - lush) + best * lush
    mixed: Single = (
        green[:, None] * plant
        + straw[:, None] * spectrum("straw") * (_F(0.85) + _F(0.25) * tone)[:, None]
        + bloom[:, None] * spectrum("bloom")
        + soil[:, None] * earth
    )
    return mixed


def _curve(at: Single, days: Sequence[int], values: Sequence[float]) -> Single:
    """Piecewise linear interpolation."""
    result = np.full(at.shape, values[0], _F)
    for before, after, low, high in zip(days[:-1], days[1:], values[:-1], values[1:], strict=True):
        share = np.clip((at - _F(before)) * _F(1.0 / (after - before)), _F(0), _F(1))
        result += share * _F(high - low)
    return result
