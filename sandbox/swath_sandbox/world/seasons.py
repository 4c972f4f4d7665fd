"""How vegetation and snow change over the year."""

import math
from datetime import date

import numpy as np

from .noise import Single, hash2, smoothstep, unit
from .land import Land

_F = np.float32


def green_cover(land: Land, day: date) -> Single:
    """The share of a parcel its crop covers, 0 to 1."""
    doy = day.timetuple().tm_yday
    kind, shift = unit(land.parcel), unit(hash2(land.parcel, 1, day.year)) * _F(24)
    winter = smoothstep(70, 120, _F(doy) - shift) * (_F(1) - smoothstep(170, 195, _F(doy) - shift)) + _F(0.2)
    summer = smoothstep(140, 190, _F(doy) - shift) * (_F(1) - smoothstep(240, 275, _F(doy) - shift))
    return np.where(kind < 0.35, winter, np.where(kind < 0.7, summer, _F(0.75)))


def leaves(day: date) -> float:
    """How much of the broadleaf forest is in leaf, 0 to 1."""
    doy = day.timetuple().tm_yday
    return round(max(0.0, min(1.0, (doy - 100) / 30.0, (315 - doy) / 35.0)), 6)


def snow_cover(land: Land, day: date) -> Single:
    """The share of the ground under snow, 0 to 1."""
    doy = day.timetuple().tm_yday
    line = 400.0 + 2600.0 * (0.5 - 0.5 * math.cos(2.0 * math.pi * (doy - 35) / 365.25))
    return smoothstep(-120.0, 160.0, land.elevation - _F(round(line, 3)) + _F(90) * land.texture)
