"""Where the sun stands."""

import math
from datetime import datetime

import numpy as np

from swath_sandbox.grid import Floats


def sun_angles(lon: Floats, lat: Floats, moment: datetime) -> tuple[Floats, Floats]:
    """Azimuth (clockwise from north) and elevation of the sun in degrees at places given in degrees."""
    declination, hour_at_greenwich = _clock(moment, 0.0)
    hour_angle = hour_at_greenwich + np.radians(lon)
    phi = np.radians(lat)
    sine = np.sin(phi) * math.sin(declination) + np.cos(phi) * math.cos(declination) * np.cos(hour_angle)
    east = -math.cos(declination) * np.sin(hour_angle)
    north = math.sin(declination) * np.cos(phi) - math.cos(declination) * np.sin(phi) * np.cos(hour_angle)
    return np.degrees(np.arctan2(east, north)) % 360.0, np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0)))


def sun_at(lon: float, lat: float, moment: datetime) -> tuple[float, float]:
    """Azimuth and elevation at one place, rounded so that they are the same on every machine."""
    declination, hour, phi = *_clock(moment, lon), math.radians(lat)
    sine = math.sin(phi) * math.sin(declination) + math.cos(phi) * math.cos(declination) * math.cos(hour)
    east = -math.cos(declination) * math.sin(hour)
    north = math.sin(declination) * math.cos(phi) - math.cos(declination) * math.sin(phi) * math.cos(hour)
    elevation = math.degrees(math.asin(min(max(sine, -1.0), 1.0)))
    return round(math.degrees(math.atan2(east, north)) % 360.0, 4), round(elevation, 4)


def _clock(moment: datetime, lon: float) -> tuple[float, float]:
    """Declination and hour angle in radians."""
    declination, equation = _season(moment)
    hours = moment.hour + moment.minute / 60.0 + moment.second / 3600.0 - 12.0
    return declination, math.radians(hours * 15.0 + lon + equation / 4.0)


def _season(moment: datetime) -> tuple[float, float]:
    """Declination in radians and the equation of time in minutes."""
    g = 2.0 * math.pi * (moment.timetuple().tm_yday - 1 + (moment.hour - 12) / 24.0) / 365.25
    declination = (
        0.006918
        - 0.399912 * math.cos(g)
        + 0.070257 * math.sin(g)
        - 0.006758 * math.cos(2 * g)
        + 0.000907 * math.sin(2 * g)
    )
    equation = 229.18 * (
        0.000075
        + 0.001868 * math.cos(g)
        - 0.032077 * math.sin(g)
        - 0.014615 * math.cos(2 * g)
        - 0.040849 * math.sin(2 * g)
    )
    return declination, equation
