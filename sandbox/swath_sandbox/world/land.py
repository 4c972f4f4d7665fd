"""What does not change from day to day: terrain, water, forest, towns and parcels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.world.built import built_at
from swath_sandbox.world.noise import Hash, Noise, Single, hash2, smoothstep, unit
from swath_sandbox.world.parcels import Parcels, parcels_at
from swath_sandbox.world.plane import Raster, View
from swath_sandbox.world.settlements import regions_over
from swath_sandbox.world.terrain import Terrain, terrain_of
from swath_sandbox.world.water import band_share, water_of
from swath_sandbox.world.woods import woods_of

_F = np.float32
Shares = NDArray[np.uint8]  # 255 is the whole pixel

ARABLE, HILL_ARABLE, MEADOW, ORCHARD, GARDEN, ALPINE, HEATH = range(7)
_COARSEST_PARCELS = 150.0
_COARSEST_TOWNS = 450.0
_FINEST_TERRAIN = 30.0


@dataclass(frozen=True)
class Land:
    """The lasting properties of a view's pixels, each of its shape.

    `cold` is the height in metres that has the same climate at 46 degrees of latitude, `east` and `north` are slopes in
    1/4096. `parcel` names the parcel and `use` says what it is for; `stand` describes the forest: conifers in the upper
    four bits, lateness in the lower. `texture` is noise with a deviation of about 32.
    """

    cold: NDArray[np.int16]
    east: NDArray[np.int16]
    north: NDArray[np.int16]
    deep_water: Shares
    murky_water: Shares
    rock: Shares
    sand: Shares
    red_roofs: Shares
    pale_roofs: Shares
    asphalt: Shares
    forest: Shares
    stand: NDArray[np.uint8]
    use: NDArray[np.uint8]
    parcel: Hash
    texture: NDArray[np.int8]

    @property
    def nbytes(self) -> int:
        """Memory held."""
        return sum(array.nbytes for array in vars(self).values())


def land_of(view: View, seed: int) -> Land:
    """The land under a view."""
    return _Survey(view, seed).land()


class _Survey:
    """Parts of the land that other parts are made of."""

    def __init__(self, view: View, seed: int) -> None:
        self._view, self._seed, self._resolution = view, seed, view.resolution
        self._raster = Raster(view, max(view.resolution, min(3 * view.resolution, _FINEST_TERRAIN)))
        self._terrain: Terrain = terrain_of(self._raster, seed)
        self._cold = self._raster.spread(self._terrain.cold)
        self._east, self._north = self._raster.spread(self._terrain.east), self._raster.spread(self._terrain.north)
        self._slope = np.sqrt(self._east * self._east + self._north * self._north)
        self._detail = view.sample(self._noise(101, 420.0, 5, 0.62))
        self._parcels = self._divide()

    def land(self) -> Land:
        detail, parcels, resolution = self._detail, self._parcels, self._resolution
        fringe = self._smooth(103, 1200.0, 4)
        regions = regions_over(self._view, self._seed) if resolution < _COARSEST_TOWNS else []
        built = built_at(self._view, regions, fringe * _F(0.7) + detail * _F(0.5), self._seed)
        water = water_of(self._raster, self._terrain, detail, resolution, self._seed)
        dry = _F(1) - water.deep - water.murky
        red, pale, asphalt = (share * dry for share in (built.red_roofs, built.pale_roofs, built.asphalt))
        town = smoothstep(0.0, 0.25, built.density)
        forest = self._forest(water.bank, built.reach)
        hedge = (self._chance(31) < _F(0.12)) * band_share(parcels.edge, 7.0, resolution)
        forest = np.maximum(forest, hedge * _F(0.9)) * (_F(1) - town) + built.trees * town
        track = smoothstep(-0.3, 0.3, fringe) * band_share(parcels.border, 4.5, resolution) * _F(0.8)
        track = track * (_F(1) - forest) * (_F(1) - town) * dry
        grain = self._view.sample(self._noise(107, 90.0, 3, 0.75))
        return Land(
            cold=np.rint(np.clip(self._cold, _F(-9000), _F(9000))).astype(np.int16),
            east=_fixed(self._east),
            north=_fixed(self._north),
            deep_water=_share(water.deep),
            murky_water=_share(water.murky),
            rock=_share(self._rock() * dry),
            sand=_share(np.maximum(water.sand, track)),
            red_roofs=_share(red),
            pale_roofs=_share(pale),
            asphalt=_share(asphalt),
            forest=_share(forest * dry * (_F(1) - np.minimum(red + pale + asphalt, _F(1)))),
            stand=self._stand(),
            use=self._use(built.density),
            parcel=parcels.name,
            texture=np.clip((detail + grain) * _F(22.5), _F(-127), _F(127)).astype(np.int8),
        )

    def _noise(self, key: int, wavelength: float, octaves: int, gain: float = 0.5) -> Noise:
        return Noise(self._seed * 1009 + key, wavelength, octaves, gain)

    def _smooth(self, key: int, wavelength: float, octaves: int, gain: float = 0.5) -> Single:
        return self._raster.spread(self._raster.view.sample(self._noise(key, wavelength, octaves, gain)))

    def _chance(self, key: int) -> Single:
        return unit(hash2(self._parcels.name, key, self._seed))

    def _divide(self) -> Parcels:
        x, y = self._view.x, self._view.y
        if self._resolution > _COARSEST_PARCELS:
            i, j = (np.floor(v / self._resolution).astype(np.int64) for v in (x, y))
            name = hash2(i, j, self._seed)
            far = np.full(name.shape, 1e4, _F)
            return Parcels(name, name, far, far)
        bend_x, bend_y = (self._smooth(key, 2_600.0, 5) * _F(85) for key in (111, 112))
        smallness = smoothstep(-1.2, 1.2, self._smooth(113, 14_000.0, 2)) * _F(0.8)
        return parcels_at(x + bend_x, y + bend_y, smallness, self._seed)

    def _rock(self) -> Single:
        high = smoothstep(1750.0, 2250.0, self._cold + self._detail * _F(90))
        cliff = smoothstep(0.85, 1.15, self._slope + self._detail * _F(0.08)) * smoothstep(500.0, 1500.0, self._cold)
        rock: Single = np.maximum(high, cliff)
        return rock

    def _forest(self, bank: Single, settled: Single) -> Single:
        woods = self._raster.spread(woods_of(self._raster, self._terrain, self._seed))
        # The edges of the woods follow parcels and districts here and there, as far as pixels show them.
        parcel = (self._chance(33) - _F(0.5)) * _F(0.30 * min(1.0, 90.0 / self._resolution))
        district = unit(hash2(self._parcels.district, 34, self._seed)) - _F(0.5)
        district = district * _F(0.36 * min(1.0, 90.0 / self._resolution))
        want = woods + self._slope * _F(3.6) + self._detail * _F(0.10) + parcel + district - settled * _F(0.6)
        sharpness = 1.0 / (0.03 + 0.0006 * self._resolution)
        forest = smoothstep(-1.0, 1.0, (want - _F(0.52)) * _F(sharpness))
        treeline = smoothstep(1850.0, 1600.0, self._cold + self._detail * _F(70))
        gallery = smoothstep(26.0, 10.0, bank + self._detail * _F(9)) * _F(min(1.0, 30.0 / self._resolution))
        gallery = gallery * smoothstep(-0.5, 0.1, woods + self._detail * _F(0.3))
        grown: Single = np.maximum(forest, gallery) * treeline
        return grown

    def _stand(self) -> NDArray[np.uint8]:
        planted = (self._chance(32) - _F(0.5)) * _F(min(0.7, 50.0 / self._resolution))
        conifers = self._smooth(105, 5_000.0, 7, 0.6) + self._cold * _F(0.0016) + self._detail * _F(0.25) + planted
        share = np.rint(smoothstep(-0.5, 1.1, conifers - _F(0.9)) * _F(15))
        late = np.clip(_F(6) + self._cold * _F(0.004) + self._detail * _F(2.5), _F(0), _F(15))
        stand: NDArray[np.uint8] = share.astype(np.uint8) * np.uint8(16) + late.astype(np.uint8)
        return stand

    def _use(self, density: Single) -> NDArray[np.uint8]:
        chance, slope, cold = self._chance(35), self._slope, self._cold
        above = self._raster.spread(self._terrain.above_valley)
        grass = _F(0.14) + slope * _F(4.0) + above * _F(0.3) + np.maximum(cold - _F(250), _F(0)) * _F(0.0008)
        arable = np.where(slope > _F(0.04), np.uint8(HILL_ARABLE), np.uint8(ARABLE))
        use: NDArray[np.uint8] = np.where(chance < grass, np.uint8(MEADOW), arable)
        orchards = unit(hash2(self._parcels.district, 36, self._seed)) < _F(0.14)
        use[orchards & (slope > _F(0.05)) & (cold < _F(550)) & (chance > _F(0.35))] = ORCHARD
        use[(cold > _F(900)) & (chance > _F(0.7))] = HEATH
        use[cold > _F(1250)] = ALPINE
        use[density > _F(0.05)] = GARDEN
        return use


def _share(values: Single) -> Shares:
    shares: Shares = np.rint(np.clip(values, _F(0), _F(1)) * _F(255)).astype(np.uint8)
    return shares


def _fixed(slope: Single) -> NDArray[np.int16]:
    fixed: NDArray[np.int16] = np.rint(np.clip(slope, _F(-7.9), _F(7.9)) * _F(4096)).astype(np.int16)
    return fixed
