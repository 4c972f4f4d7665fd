"""The geometry of Sentinel-1's orbits: where they run over the ground, and where the radar looks from them."""

import math
from typing import Literal

import numpy as np

from swath_sandbox.grid import Floats

Mode = Literal["IW", "EW"]

ORBITS, CYCLE_DAYS = 175, 12
FRAMES = 237  # of an orbit
_INCLINATION = math.radians(98.18)
_ALTITUDE, _EARTH = 698_000.0, 6_371_000.0
# Kilometres from the ground track: where the swath of a mode begins and ends.
_SWATHS: dict[Mode, tuple[float, float]] = {"IW": (350.0, 600.0), "EW": (215.0, 615.0)}

# Where relative orbit 22 crosses the equator northwards; all others follow.
ANCHOR_ORBIT = 22
_ANCHOR_LONGITUDE = 202.0


def incidences(mode: Mode, count: int) -> Floats:
    """Angles of incidence on level ground, radians, at `count` places from the near to the far edge of a swath."""
    near, far = _SWATHS[mode]
    arcs = [(near + (far - near) * n / (count - 1)) * 1000.0 / _EARTH for n in range(count)]
    angles = [arc + math.atan2(_EARTH * math.sin(arc), _EARTH + _ALTITUDE - _EARTH * math.cos(arc)) for arc in arcs]
    return np.round(np.array(angles), 8)


def frame_corners(mode: Mode) -> Floats:
    """Of all frames in one mode, shape (orbits, frames, 4, 2), in degrees, to a tenth of a metre."""
    near, far = (_beside_track(kilometres * 1000.0 / _EARTH) for kilometres in _SWATHS[mode])
    corners = np.stack([near[:, :-1], far[:, :-1], far[:, 1:], near[:, 1:]], axis=2)
    middle = corners[:, :, :1, 0]
    corners[..., 0] = middle + (corners[..., 0] - middle + 180.0) % 360.0 - 180.0
    return np.round(corners, 6)


def _beside_track(arc: float) -> Floats:
    """Places at an angle (radians, from the Earth's centre) to the right of all tracks, shape (orbits, lines, 2)."""
    angle = 2.0 * np.pi * np.arange(FRAMES + 1) / FRAMES
    step = 1e-4
    here = _track(angle)
    ahead = (_track(angle + step) - _track(angle - step)) / (2.0 * step)
    ahead /= np.linalg.norm(ahead, axis=0)
    x, y, z = np.cos(arc) * here + np.sin(arc) * np.cross(ahead, here, axis=0)
    lat = np.degrees(np.arcsin(z))
    orbit = np.arange(1, ORBITS + 1)[:, None]
    node = _ANCHOR_LONGITUDE - (orbit - ANCHOR_ORBIT) * (CYCLE_DAYS * 360.0 / ORBITS)
    lon = (node + np.degrees(np.arctan2(y, x)) + 180.0) % 360.0 - 180.0
    return np.stack([lon, np.broadcast_to(lat, lon.shape)], axis=2)


def _track(angle: Floats) -> Floats:
    """Unit vectors (3, n) of the ground track at angles from the equator, turning with the Earth; from longitude 0."""
    inertial = np.arctan2(np.sin(angle) * math.cos(_INCLINATION), np.cos(angle))
    longitude = inertial - angle * (CYCLE_DAYS / ORBITS)
    sine = np.sin(angle) * math.sin(_INCLINATION)
    cosine = np.sqrt(1.0 - sine * sine)
    return np.stack([cosine * np.cos(longitude), cosine * np.sin(longitude), sine])
