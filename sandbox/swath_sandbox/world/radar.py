"""What Sentinel-1's radar sees of one block of pixels of one frame."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.grid import Floats
from swath_sandbox.world import seasons
from swath_sandbox.world.land import Land
from swath_sandbox.world.noise import Noise, Single, smoothstep, unit
from swath_sandbox.world.plane import Raster, View
from swath_sandbox.world.radar_acquisitions import RadarAcquisition
from swath_sandbox.world.radar_track import incidences
from swath_sandbox.world.sensor import Surface
from swath_sandbox.world.speckle import lee, speckled
from swath_sandbox.world.spectra import CHANNELS, POLARIZATIONS
from swath_sandbox.world.terrain import terrain_of

Coefficient = Literal["BETA0", "SIGMA0_ELLIPSOID", "GAMMA0_ELLIPSOID", "GAMMA0_TERRAIN"]

_F = np.float32
_PARCEL = 100.0  # metres: pixels larger than this see several parcels at once
_TOWN = 25.0  # likewise of houses
_NODES = 65  # across the swath, between which angles are interpolated
_MIDDLE = 0.7632  # the tangent of the incidence that the table of materials is for
_BRIGHTEST, _DARKEST = 6.0, 0.02  # slopes that face the radar fold over, others lie in its shadow
_FINEST_TERRAIN = 30.0
_KNOWN_HEIGHTS = 8_000.0  # metres between the places whose height a product knows


@dataclass(frozen=True, slots=True)
class RadarProcessing:
    """How backscatter is made of what the radar received.

    Attributes:
        coefficient: what the power is divided by: the area in the slant plane, on the ground, or across the view.
        orthorectify: whether heights are where they are on a map, and not moved towards the radar.
        dem_resolution: of the elevation model for that, metres.
        lee_window: columns and rows of the Lee filter's window; None for no filter.
    """

    coefficient: Coefficient = "GAMMA0_ELLIPSOID"
    orthorectify: bool = False
    dem_resolution: float = 30.0
    lee_window: tuple[int, int] | None = None

    @property
    def halo(self) -> int:
        """Pixels around a block that its own pixels draw on."""
        return 1 + (0 if self.lee_window is None else max(self.lee_window) // 2)


PLAIN = RadarProcessing()


@dataclass(frozen=True)
class RadarScene:
    """The parts of a scene, each computed when first needed.

    `view` is where the pixels are on the map, `land` what the radar has there, and `across` how far they lie from the
    swath's near edge, 0 to 1.
    """

    acquisition: RadarAcquisition
    view: View
    land: Land
    across: Floats
    processing: RadarProcessing
    seed: int

    def bands(self, names: Sequence[str]) -> Mapping[str, NDArray[np.generic]]:
        """The bands as if the whole view lay in the frame; those of another polarization are empty."""
        makers: dict[str, Callable[[], NDArray[np.generic]]] = {
            "localIncidenceAngle": self._local_incidence,
            "shadowMask": lambda: (self._facing <= _F(-1)).astype(np.uint8),
            "scatteringArea": lambda: self._modelled_area,
            "dataMask": lambda: np.ones(self.view.shape, np.uint8),
        }
        drawn: dict[str, NDArray[np.generic]] = {}
        for name in names:
            if name in self.acquisition.polarizations:
                drawn[name] = self._backscatter(name)
            elif name in POLARIZATIONS:
                drawn[name] = np.zeros(self.view.shape, _F)
            else:
                drawn[name] = makers[name]()
        return drawn

    def _backscatter(self, polarization: str) -> Single:
        value = self._surface.dry(CHANNELS.index(polarization))
        value *= self._glints
        value *= _area(self._tangent, self._slope)
        self._surface.add_water(value, CHANNELS.index(polarization), self._waves)
        looks = 4.4 * max(1.0, (self.view.resolution / 10.0) ** 2)
        value *= speckled(self.view, self._stream(polarization), looks)
        coefficient = self.processing.coefficient
        if coefficient == "GAMMA0_TERRAIN":
            value = np.divide(value, self._modelled_area)
        elif coefficient != "GAMMA0_ELLIPSOID":
            value *= self._cosine
            if coefficient == "BETA0":
                value = np.divide(value, self._cosine * self._tangent)
        if self.processing.lee_window:
            value = lee(value, self.processing.lee_window, looks)
        return np.maximum(value, _F(1e-5))

    def _stream(self, polarization: str) -> int:
        """The seed of the accidents of one recording in one polarization."""
        moment = int(self.acquisition.datetime.timestamp()) - int(25 * self.acquisition.frame.number)
        return (self.seed * 1009 + moment) * 4 + POLARIZATIONS.index(polarization)

    @cached_property
    def _surface(self) -> Surface:
        latitude, day = self.acquisition.frame.centre[1], self.acquisition.day
        number = seasons.day_of_year(day, latitude)
        return Surface(
            self.land,
            seasons.field_codes(self.land, day.year),
            seasons.field_spectra(number, min(1.0, _PARCEL / self.view.resolution)),
            seasons.stand_spectra(number),
            seasons.snow_cover(self.land, self.view, day, latitude, self.seed),
        )

    @cached_property
    def _glints(self) -> Single:
        """How much brighter than others single houses are that face the radar, and all soil after rain."""
        houses = (self.land.red_roofs.astype(_F) + self.land.pale_roofs) * _F(1.0 / 255.0)
        contrast = min(1.0, _TOWN / self.view.resolution)
        direction = self.acquisition.orbit_direction == "ASCENDING"
        chance = unit(self.view.hashed(self.seed * 2 + direction))
        heavy = np.divide(_F(0.384), chance + _F(0.08)) - _F(1)
        glints: Single = _F(1) + houses * heavy * _F(contrast)
        return glints * self._wetness

    @cached_property
    def _wetness(self) -> Single:
        rain = self._weather(5, 250_000.0)
        return _F(1) + _F(0.16) * np.clip(rain, _F(-1.5), _F(2.5))

    @cached_property
    def _waves(self) -> Single:
        """How rough the wind makes the water, and how steeply the radar looks at it."""
        wind = smoothstep(-2.0, 2.5, self._weather(6, 120_000.0))
        steep = np.divide(_F(_MIDDLE), self._tangent)
        steep = steep * steep
        return (_F(0.25) + _F(2.2) * wind * wind) * steep * steep

    def _weather(self, key: int, wavelength: float) -> Single:
        raster = Raster(self.view, max(2000.0, self.view.resolution))
        day = self.acquisition.day.toordinal()
        return raster.spread(raster.view.sample(Noise((self.seed * 131071 + day) * 16 + key, wavelength, 5)))

    @cached_property
    def _incidence(self) -> tuple[Single, Single]:
        angles = incidences(self.acquisition.mode, _NODES)
        at = self.across * (_NODES - 1)
        before = np.minimum(at.astype(np.intp), _NODES - 2)
        share = (at - before).astype(_F)
        tangents, cosines = (np.round(values, 7).astype(_F) for values in (np.tan(angles), np.cos(angles)))
        tangent, cosine = (
            np.take(values, before) * (_F(1) - share) + np.take(values, before + 1) * share
            for values in (tangents, cosines)
        )
        return tangent, cosine

    @property
    def _tangent(self) -> Single:
        """Of the incidence on level ground."""
        return self._incidence[0]

    @property
    def _cosine(self) -> Single:
        return self._incidence[1]

    @cached_property
    def _slope(self) -> Single:
        """How steeply the ground rises away from the radar."""
        east, north = (_F(part / 4096.0) for part in self.acquisition.frame.look)
        return self.land.east.astype(_F) * east + self.land.north.astype(_F) * north

    @property
    def _facing(self) -> Single:
        return self._slope * self._tangent

    @cached_property
    def _modelled_area(self) -> Single:
        """The area that each pixel scatters from, by the elevation model, over that of level ground."""
        step = self.processing.dem_resolution
        if step <= max(_FINEST_TERRAIN, self.view.resolution):
            return _area(self._tangent, self._slope)
        raster = Raster(self.view, step)
        terrain = terrain_of(raster, self.seed)
        east, north = (_F(part) for part in self.acquisition.frame.look)
        return _area(self._tangent, raster.spread(terrain.east * east + terrain.north * north))

    def _local_incidence(self) -> Single:
        east, north = (slope.astype(_F) * _F(1.0 / 4096.0) for slope in (self.land.east, self.land.north))
        steep = np.sqrt(_F(1) + east * east + north * north)
        cosine = np.clip(np.divide(self._cosine * (_F(1) + self._facing), steep), _F(-1), _F(1))
        # The rounding hides what processors disagree about.
        angle: Single = np.round(np.degrees(np.arccos(cosine.astype(np.float64))), 2).astype(_F)
        return angle


def displaced(view: View, across: Floats, acquisition: RadarAcquisition, seed: int) -> View:
    """What lies where pixels are that nobody orthorectified: ground the further from the radar, the higher it is.

    Products know the heights of places some kilometres apart; what rises above those is displaced.
    """
    raster = Raster(view, max(view.resolution, 2 * _FINEST_TERRAIN))
    known = Raster(view, max(view.resolution, _KNOWN_HEIGHTS))
    height = raster.spread(np.maximum(terrain_of(raster, seed).elevation, _F(0)))
    height -= known.spread(np.maximum(terrain_of(known, seed).elevation, _F(0)))
    angles = incidences(acquisition.mode, _NODES)
    inverse = np.round(1.0 / np.tan(angles), 7).astype(_F)
    reach = height * np.take(inverse, np.rint(across * (_NODES - 1)).astype(np.intp))
    east, north = acquisition.frame.look
    return view.warped(reach * _F(east), reach * _F(north))


def _area(tangent: Single, slope: Single) -> Single:
    """The area across the view that a slope away from the radar scatters from, over that of level ground."""
    rest = np.maximum(tangent - slope, _F(1e-3))
    area: Single = np.clip(np.divide(tangent * (_F(1) + slope * tangent), rest), _F(_DARKEST), _F(_BRIGHTEST))
    return area
