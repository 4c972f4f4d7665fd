"""What does not change from day to day: terrain, water, forest, towns and parcels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .built import band_share, built_at
from .noise import Hash, Noise, Single, hash2, smoothstep, unit
from .parcels import Parcels, parcels_at
from .plane import Raster, View
from .settlements import regions_over
from .terrain import LAKES, Terrain, terrain_of

_F = np.float32
Shares = NDArray[np.uint8]  # 255 is the whole pixel

ARABLE, HILL_ARABLE, MEADOW, ORCHARD, GARDEN, ALPINE, HEATH = range(7)
_COARSEST_PARCELS = 150.0
_COARSEST_TOWNS = 450.0


@dataclass(frozen=True)
class Land:
    """The lasting properties of a view's pixels, each of its shape.

    Shares are uint8 (255 the whole pixel); `elevation` is int16 metres, slopes are int16 in 1/4096; `parcel` names the parcel and
    `use` is what it is used for; `stand` describes the forest: conifers in the upper, lateness in the lower four bits.
    """

    elevation: NDArray[np.int16]
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
    resolution: float

    @property
    def nbytes(self) -> int:
        """Memory held."""
        return sum(value.nbytes for value in vars(self).values() if isinstance(value, np.ndarray))


def land_of(view: View, seed: int) -> Land:
    """The land under a view."""
    return _Survey(view, seed).land()


class _Survey:
    def __init__(self, view: View, seed: int) -> None:
        self._view, self._seed, self._salt = view, seed, seed * 1009
        self._resolution = view.resolution
        self._raster: Raster = view.raster(max(view.resolution, min(3 * view.resolution, 30.0)))
        self._terrain: Terrain = terrain_of(self._raster, seed)

    def _spread(self, values: Single) -> Single:
        return self._raster.spread(values)

    def _smooth(self, key: int, wavelength: float, octaves: int, gain: float = 0.5) -> Single:
        return self._spread(self._raster.view.sample(Noise(self._salt + key, wavelength, octaves, gain)))

    def land(self) -> Land:
        terrain, resolution = self._terrain, self._resolution
        elevation, east, north = (self._spread(v) for v in (terrain.elevation, terrain.east, terrain.north))
        slope = np.sqrt(east * east + north * north)
        above = self._spread(terrain.above_valley)
        detail = self._view.sample(Noise(self._salt + 101, 420.0, 5, 0.62))
        deep, murky, sand, shore = self._water(detail, above)
        water = deep + murky
        parcels = self._parcels()
        fringe = self._smooth(103, 1200.0, 4) * _F(0.7) + detail * _F(0.5)
        built = built_at(self._view, self._regions(), fringe, self._seed)
        dry = _F(1) - water
        open_air = dry * (_F(1) - np.minimum(built.red_roofs + built.pale_roofs + built.asphalt, _F(1)))
        rock = self._rock(elevation, slope, detail) * dry
        forest = self._forest(elevation, slope, above, detail, parcels, shore, built.reach)
        town = smoothstep(0.0, 0.25, built.density)
        forest = forest * (_F(1) - town) + built.trees * town
        hedge = unit(hash2(parcels.name, 31, self._seed)) < _F(0.12)
        forest = np.maximum(forest, hedge * band_share(parcels.edge, 7.0, resolution) * _F(0.9) * (_F(1) - town))
        used = smoothstep(-0.3, 0.3, self._smooth(104, 3_000.0, 3))
        track = used * band_share(parcels.border, 4.5, resolution) * (_F(1) - forest) * (_F(1) - town) * _F(0.8)
        conifers = self._smooth(105, 5000.0, 7, 0.6) + elevation * _F(0.0016) - _F(0.9)
        conifers = conifers + (unit(hash2(parcels.name, 32, self._seed)) - _F(0.5)) * _F(min(0.7, 50.0 / resolution))
        conifers = smoothstep(-0.5, 1.1, conifers + detail * _F(0.25))
        late = np.clip(_F(6) + elevation * _F(0.004) + detail * _F(2.5), _F(0), _F(15))
        stand = np.rint(conifers * _F(15)).astype(np.uint8) * np.uint8(16) + late.astype(np.uint8)
        grain = self._view.sample(Noise(self._salt + 107, 90.0, 3, 0.75))
        texture = np.clip((detail * _F(0.62) + grain * _F(0.62)) * _F(36), _F(-127), _F(127)).astype(np.int8)
        red, pale, asphalt = (share * dry for share in (built.red_roofs, built.pale_roofs, built.asphalt))
        return Land(
            elevation=np.rint(np.clip(elevation, -9000, 9000)).astype(np.int16),
            east=_fixed(east),
            north=_fixed(north),
            deep_water=_share(deep),
            murky_water=_share(murky),
            rock=_share(rock),
            sand=_share(np.maximum(sand, track * dry)),
            red_roofs=_share(red),
            pale_roofs=_share(pale),
            asphalt=_share(asphalt),
            forest=_share(forest * open_air),
            stand=stand,
            use=self._use(elevation, slope, above, parcels, built.density),
            parcel=parcels.name,
            texture=texture,
            resolution=resolution,
        )

    def _regions(self) -> list:  # type: ignore[type-arg]
        return regions_over(self._view, self._seed) if self._resolution < _COARSEST_TOWNS else []

    def _parcels(self) -> Parcels:
        x, y = self._view.x, self._view.y
        if self._resolution > _COARSEST_PARCELS:
            cell = self._resolution
            name = hash2(np.floor(x / cell).astype(np.int64), np.floor(y / cell).astype(np.int64), self._seed)
            far = np.full(name.shape, 1e4, _F)
            return Parcels(name, name, far, far, far)
        bend_x, bend_y = (self._smooth(key, 2600.0, 5) * _F(85) for key in (111, 112))
        smallness = smoothstep(-1.2, 1.2, self._smooth(113, 14_000.0, 2)) * _F(0.8)
        return parcels_at(x + bend_x, y + bend_y, smallness, self._seed)

    def _water(self, detail: Single, above: Single) -> tuple[Single, Single, Single, Single]:
        terrain, resolution = self._terrain, self._resolution
        river, tributary, brook = (np.abs(self._spread(stream)) for stream in terrain.streams)
        swell = self._smooth(121, 9_000.0, 4)
        lake = smoothstep(1.35, 1.9, self._smooth(LAKES, 15_000.0, 4) + _F(0.1) * detail) * smoothstep(0.05, 0.0, above)
        width = _F(62) + _F(24) * swell + lake * (_F(2300) + _F(500) * swell) + _F(6) * detail
        shore = river - width * _F(0.5)
        share = np.clip(_F(0.5) - shore * _F(1.0 / resolution), _F(0), np.minimum(width * _F(1.0 / resolution), _F(1)))
        stream = band_share(tributary, 11.0, resolution) * (_F(1) - _F(0.7) * above)
        coast_east, coast_north = self._raster.slopes(terrain.coast)
        steep = np.sqrt(coast_east * coast_east + coast_north * coast_north)
        rugged = self._smooth(123, 1_800.0, 6, 0.55) * _F(95)
        beach = self._spread(terrain.coast / np.maximum(steep, _F(2e-7))) + rugged
        sea = np.clip(_F(0.5) - beach * _F(1.0 / resolution), _F(0), _F(1))
        # What the rivers bring keeps the water near the coast murky.
        offshore = self._spread(-terrain.coast) + swell * _F(0.004)
        plume = smoothstep(0.0, 0.035, offshore) * _F(0.75) + _F(0.25)
        still = share * lake
        deep = np.maximum(sea * plume, still)
        murky = np.maximum(np.maximum(np.maximum(share, stream), sea) - deep, _F(0))
        sand = smoothstep(60.0, 20.0, beach) * (_F(1) - sea) * _F(0.8)
        gravel = band_share(np.maximum(shore, _F(0)), 16.0, resolution) * smoothstep(0.6, 1.4, swell + detail * _F(0.5))
        sand = np.maximum(sand, gravel * (_F(1) - share)) * (_F(1) - sea)
        return deep, murky, sand, np.minimum(np.minimum(tributary - _F(5), shore), brook)

    def _rock(self, elevation: Single, slope: Single, detail: Single) -> Single:
        height = smoothstep(1750.0, 2250.0, elevation + detail * _F(90))
        cliff = smoothstep(0.85, 1.15, slope + detail * _F(0.08)) * smoothstep(500.0, 1500.0, elevation)
        return np.maximum(height, cliff)

    def _forest(
        self,
        elevation: Single,
        slope: Single,
        above: Single,
        detail: Single,
        parcels: Parcels,
        shore: Single,
        settled: Single,
    ) -> Single:
        # The bends keep the woods from following the axes of the noise.
        ground = self._raster.view
        bend = Noise(self._salt + 133, 9_000.0, 4, 0.5), Noise(self._salt + 134, 9_000.0, 4, 0.5)
        bent = ground.warped(*(ground.sample(noise) * _F(2200) for noise in bend))
        wild = self._spread(bent.sample(Noise(self._salt + 131, 7_500.0, 9, 0.58)))
        tendency = self._smooth(132, 45_000.0, 2)
        parcel = unit(hash2(parcels.name, 33, self._seed)) - _F(0.5)
        district = unit(hash2(parcels.district, 34, self._seed)) - _F(0.5)
        shown = min(1.0, 90.0 / self._resolution)
        want = wild * _F(0.55) + tendency * _F(0.18) + slope * _F(3.6) + above * _F(0.45) - _F(0.52)
        want = want - settled * _F(0.9) + detail * _F(0.10) + parcel * _F(0.30 * shown) + district * _F(0.36 * shown)
        sharp = _F(0.03 + 0.0006 * self._resolution)
        forest = smoothstep(-1.0, 1.0, want / sharp)
        treeline = smoothstep(1850.0, 1600.0, elevation + detail * _F(70))
        gallery = smoothstep(26.0, 10.0, shore + detail * _F(9)) * smoothstep(-0.9, 0.1, wild + detail * _F(0.5))
        return np.maximum(forest, gallery * _F(min(1.0, 30.0 / self._resolution))) * treeline

    def _use(
        self, elevation: Single, slope: Single, above: Single, parcels: Parcels, density: Single
    ) -> NDArray[np.uint8]:
        chance = unit(hash2(parcels.name, 35, self._seed))
        grass = _F(0.14) + slope * _F(4.0) + above * _F(0.3) + np.maximum(elevation - _F(250), _F(0)) * _F(0.0008)
        use = np.where(chance < grass, np.uint8(MEADOW), np.where(slope > 0.04, np.uint8(HILL_ARABLE), np.uint8(ARABLE)))
        orchards = (unit(hash2(parcels.district, 36, self._seed)) < 0.14) & (slope > 0.05) & (elevation < 550)
        use[orchards & (chance > 0.35)] = ORCHARD
        use[elevation > 1250] = ALPINE
        use[density > 0.05] = GARDEN
        return use


def _share(values: Single) -> Shares:
    return np.rint(np.clip(values, _F(0), _F(1)) * _F(255)).astype(np.uint8)


def _fixed(slope: Single) -> NDArray[np.int16]:
    return np.rint(np.clip(slope, _F(-7.9), _F(7.9)) * _F(4096)).astype(np.int16)
