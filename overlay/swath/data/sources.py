"""The data sources of a request: which acquisitions are read, and how samples are made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal, cast

from swath.core.jsonvalues import copied, plain
from swath.core.timerange import TimeLike, rfc3339, time_range
from swath.data.collection_table import COLLECTIONS
from swath.data.collections import Collection
from swath.errors import InvalidParameter

MosaickingOrder = Literal["mostRecent", "leastRecent", "leastCC"]
Resampling = Literal["NEAREST", "BILINEAR", "BICUBIC"]

_WIRE_NAMES = {
    "time": "timeRange",
    "max_cloud_cover": "maxCloudCoverage",
    "mosaicking_order": "mosaickingOrder",
    "orbit_direction": "orbitDirection",
    "polarization": "polarization",
    "acquisition_mode": "acquisitionMode",
    "product_resolution": "resolution",
    "timeliness": "timeliness",
    "tiers": "tiers",
    "constellation": "constellation",
    "preview_mode": "previewMode",
    "dem_instance": "demInstance",
    "upsampling": "upsampling",
    "downsampling": "downsampling",
    "harmonize_values": "harmonizeValues",
    "orthorectify": "orthorectify",
    "back_coeff": "backCoeff",
    "speckle_filter": "speckleFilter",
    "radiometric_terrain_oversampling": "radiometricTerrainOversampling",
    "min_qa": "minQa",
    "view": "view",
    "clamp_negative": "clampNegative",
    "egm": "egm",
}
_WIDEST_SPECKLE_WINDOW = 7


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """A collection with what is asked of it; everything but its type may be left out.

        Source("sentinel-1-grd", id="s1", time="2024-06", polarization="DV", orthorectify=True)

    What a source leaves out, the request's own arguments say for all of its sources that can take it.

    Attributes:
        type: The collection: `sentinel-1-grd`, `byoc-<id>`…; `swath.collections` tells what each can take.
        id: The name that the evalscript uses for this source; needed where there are several of one collection.
        time: A day, a month, an interval, or a pair of dates or datetimes.
        max_cloud_cover: Percent, 0 to 100; cloudier acquisitions are left out.
        mosaicking_order: Which acquisition is on top.
        orbit_direction: Northwards or southwards.
        polarization: The polarizations that an acquisition must hold, such as `DV`.
        acquisition_mode: The mode of the radar, such as `IW`.
        product_resolution: The resolution class of radar products.
        timeliness: How soon after the acquisition the product was made.
        tiers: The grades of geometric quality of Landsat that count.
        constellation: The satellites of a harmonized collection to keep.
        preview_mode: Which previews may stand in for the data.
        dem_instance: The elevation model: the one to read, or to correct radar with.
        upsampling: How a band is resampled to a finer grid.
        downsampling: How a band is resampled to a coarser grid.
        harmonize_values: Whether Sentinel-2's values of all processing baselines share one scale.
        orthorectify: Whether radar pixels are placed by means of an elevation model.
        back_coeff: The surface that backscatter is related to; `GAMMA0_TERRAIN` needs `orthorectify`.
        speckle_filter: The window of a Lee filter in pixels, one number or columns and rows; or its JSON.
        radiometric_terrain_oversampling: How much finer the elevation model is sampled for `GAMMA0_TERRAIN`.
        min_qa: The lowest quality in percent that a pixel of Sentinel-5P may have.
        view: Straight down or at a slant, for SLSTR.
        clamp_negative: Whether heights below zero become zero.
        egm: Whether heights refer to mean sea level instead of the ellipsoid.
    """

    type: str
    id: str | None = None
    time: TimeLike | None = None
    max_cloud_cover: float | None = None
    mosaicking_order: MosaickingOrder | None = None
    orbit_direction: Literal["ASCENDING", "DESCENDING"] | None = None
    polarization: Literal["SH", "SV", "DH", "DV", "HH", "HV", "VV", "VH"] | None = None
    acquisition_mode: Literal["SM", "IW", "EW", "WV", "EN", "AN", "IM"] | None = None
    product_resolution: Literal["HIGH", "MEDIUM", "FULL"] | None = None
    timeliness: str | None = None
    tiers: Literal["TIER_1", "TIER_1_AND_RT", "ALL_TIERS"] | None = None
    constellation: Literal["SENTINEL", "LANDSAT"] | None = None
    preview_mode: Literal["DETAIL", "TILE_PREVIEW", "PREVIEW", "EXTENDED_PREVIEW"] | None = None
    dem_instance: Literal["MAPZEN", "COPERNICUS", "COPERNICUS_30", "COPERNICUS_90"] | None = None
    upsampling: Resampling | None = None
    downsampling: Resampling | None = None
    harmonize_values: bool | None = None
    orthorectify: bool | None = None
    back_coeff: Literal["BETA0", "SIGMA0_ELLIPSOID", "GAMMA0_ELLIPSOID", "GAMMA0_TERRAIN"] | None = None
    speckle_filter: int | tuple[int, int] | Mapping[str, object] | None = None
    radiometric_terrain_oversampling: float | None = None
    min_qa: int | None = None
    view: Literal["NADIR", "OBLIQUE"] | None = None
    clamp_negative: bool | None = None
    egm: bool | None = None

    def __repr__(self) -> str:
        given = [(field.name, getattr(self, field.name)) for field in fields(self)[1:]]
        told = "".join(f", {name}={value!r}" for name, value in given if value is not None)
        return f"Source({self.type!r}{told})"

    def to_json(self) -> dict[str, object]:
        """The JSON of the data source.

        Raises:
            InvalidParameter: The collection does not exist, or cannot take what is asked of it.
        """
        collection = COLLECTIONS.find(self.type)
        body: dict[str, object] = {"type": self.type}
        if self.id is not None:
            if not isinstance(self.id, str) or not self.id:
                raise InvalidParameter("id", self.id, "must be the name that the evalscript uses for this source")
            body["id"] = self.id
        given = {field.name: getattr(self, field.name) for field in fields(self)[2:]}
        for name, value in given.items():
            if value is not None:
                place, wanted = _placed(collection, name, value)
                members = body.setdefault(place, {})
                assert isinstance(members, dict)
                members[_WIRE_NAMES[name]] = wanted
        if self.back_coeff == "GAMMA0_TERRAIN" and not self.orthorectify:
            raise InvalidParameter("back_coeff", self.back_coeff, "needs orthorectify=True")
        return body


SourceLike = str | Source | Mapping[str, object]
"""One source: a collection's id, a `Source`, or JSON that goes out as it is."""


def data_sources(
    data: SourceLike | Sequence[SourceLike],
    *,
    time: TimeLike | None = None,
    max_cloud_cover: float | None = None,
    mosaicking_order: MosaickingOrder | None = None,
    upsampling: Resampling | None = None,
    downsampling: Resampling | None = None,
    needs_time: bool = True,
) -> list[dict[str, object]]:
    """The `input.data` of a request; the arguments are those of `process_request`.

    Raises:
        InvalidParameter: An argument is wrong, or there is no time for a collection that needs one.
    """
    common = {
        "time": time,
        "max_cloud_cover": max_cloud_cover,
        "mosaicking_order": mosaicking_order,
        "upsampling": upsampling,
        "downsampling": downsampling,
    }
    sources = [_source(one) for one in listed(data)]
    for name, value in common.items():
        if value is not None:
            _share(sources, name, value)
    for source in sources:
        kind, filters = source["type"], source.get("dataFilter")
        has_time = isinstance(filters, Mapping) and "timeRange" in filters
        if needs_time and not has_time and (kind not in COLLECTIONS or COLLECTIONS[str(kind)].has_time):
            raise InvalidParameter("time", None, f"is needed for {kind}", "Give time='2024-06' or a pair of dates")
    names = [source.get("id") or source["type"] for source in sources]
    for same in names:
        if names.count(same) > 1:
            advice = "Give each its own, such as Source('sentinel-2-l2a', id='before')"
            raise InvalidParameter("data", same, "stands for several sources: their ids must differ", advice)
    return sources


def listed(data: SourceLike | Sequence[SourceLike]) -> list[SourceLike]:
    """The sources that `data` names.

    Raises:
        InvalidParameter: There is none.
    """
    found = [data] if isinstance(data, str | Source | Mapping) else list(data) if isinstance(data, Sequence) else []
    if not found:
        raise InvalidParameter("data", data, "must name at least one collection")
    return found


def _source(given: SourceLike) -> dict[str, object]:
    if isinstance(given, Source):
        return given.to_json()
    if not isinstance(given, Mapping) or not isinstance(given.get("type"), str):
        return {"type": COLLECTIONS.find(given).id}
    # What comes as JSON is left alone, but not shared with it.
    return cast("dict[str, object]", copied(given, "data"))


def _share(sources: list[dict[str, object]], name: str, value: object) -> None:
    """Give an argument to all sources that can take it and do not say it themselves."""
    problems = []
    for source in sources:
        kind = str(source["type"])
        try:
            place, wanted = _placed(COLLECTIONS.get(kind), name, value)
        except _NotTaken as problem:
            problems.append(problem)
            continue
        own = source.get(place)
        source[place] = {_WIRE_NAMES[name]: wanted, **(own if isinstance(own, Mapping) else {})}
    if len(problems) == len(sources):
        raise InvalidParameter(*problems[0].args)


class _NotTaken(InvalidParameter):
    """A collection does not take an argument at all."""


def _placed(collection: Collection | None, name: str, value: object) -> tuple[str, object]:
    """The member of a data source that an argument belongs to, and its JSON."""
    wire = _WIRE_NAMES[name]
    places: dict[str, Mapping[str, object]] = (
        {} if collection is None else {"dataFilter": collection.filters, "processing": collection.processing}
    )
    place = next((place for place, members in places.items() if wire in members), None)
    if collection is None:
        place = "processing" if name in ("upsampling", "downsampling") else "dataFilter"
    if place is None:
        assert collection is not None
        taken = [name for name, wire in _WIRE_NAMES.items() if any(wire in members for members in places.values())]
        raise _NotTaken(name, value, f"is nothing that {collection.id} takes", f"It takes {', '.join(taken)}")
    if name == "time":
        return place, _time_range(value)
    if name == "speckle_filter":
        return place, _speckle_filter(value)
    value = plain(value)
    option = None if collection is None else {**collection.filters, **collection.processing}[wire]
    problem = option.problem(value) if option else None
    if problem is not None:
        raise InvalidParameter(name, value, problem)
    return place, value


def _time_range(time: object) -> dict[str, str]:
    when = time_range(time)  # type: ignore[arg-type]  # which says what it must be
    if when.start is None or when.end is None:
        raise InvalidParameter("time", time, "must have a start and an end here")
    return {"from": rfc3339(when.start), "to": rfc3339(when.end)}


def _speckle_filter(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    window = value if isinstance(value, tuple | list) else (value, value)
    if len(window) != 2 or not all(
        isinstance(side, int) and not isinstance(side, bool) and 1 <= side <= _WIDEST_SPECKLE_WINDOW for side in window
    ):
        raise InvalidParameter(
            "speckle_filter", value, f"must be the window of a Lee filter: 1 to {_WIDEST_SPECKLE_WINDOW} px a side"
        )
    return {"type": "LEE", "windowSizeX": window[0], "windowSizeY": window[1]}
