# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.backscatter_coefficient import BackscatterCoefficient
    from ..models.interpolation import Interpolation
    from ..models.lee_speckle_filter import LeeSpeckleFilter
    from ..models.no_speckle_filter import NoSpeckleFilter
    from ..models.radar_dem_instance import RadarDemInstance


@_attrs_define(eq=False, repr=False)
class Sentinel1Processing(Model):
    """How Sentinel-1 samples are made."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "upsampling",
            "downsampling",
            "speckleFilter",
            "backCoeff",
            "orthorectify",
            "demInstance",
            "radiometricTerrainOversampling",
        }
    )

    upsampling: Interpolation | Unset = UNSET
    """Used where the output is finer than the data."""

    downsampling: Interpolation | Unset = UNSET
    """Used where the output is coarser than the data."""

    speckle_filter: LeeSpeckleFilter | NoSpeckleFilter | Unset = UNSET
    """The filter against the grain of radar images."""

    back_coeff: BackscatterCoefficient | Unset = UNSET
    """The backscatter coefficient. `GAMMA0_TERRAIN` needs `orthorectify`."""

    orthorectify: bool | str | Unset = UNSET
    """Whether to place pixels by means of an elevation model."""

    dem_instance: RadarDemInstance | Unset = UNSET
    """The elevation model for that."""

    radiometric_terrain_oversampling: float | Unset = UNSET
    """How much finer than the output the elevation model is sampled for `GAMMA0_TERRAIN`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("upsampling", UNSET)
        self.upsampling = Interpolation(value) if type(value) is str else value
        value = get("downsampling", UNSET)
        self.downsampling = Interpolation(value) if type(value) is str else value
        value = get("speckleFilter", UNSET)
        self.speckle_filter = choose_speckle_filter(value) if isinstance(value, dict) else value
        value = get("backCoeff", UNSET)
        self.back_coeff = BackscatterCoefficient(value) if type(value) is str else value
        self.orthorectify = get("orthorectify", UNSET)
        value = get("demInstance", UNSET)
        self.dem_instance = RadarDemInstance(value) if type(value) is str else value
        self.radiometric_terrain_oversampling = get("radiometricTerrainOversampling", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.upsampling
        if value is not UNSET:
            field_dict["upsampling"] = value.value if isinstance(value, Enum) else value
        value = self.downsampling
        if value is not UNSET:
            field_dict["downsampling"] = value.value if isinstance(value, Enum) else value
        value = self.speckle_filter
        if value is not UNSET:
            field_dict["speckleFilter"] = encode(value)
        value = self.back_coeff
        if value is not UNSET:
            field_dict["backCoeff"] = value.value if isinstance(value, Enum) else value
        value = self.orthorectify
        if value is not UNSET:
            field_dict["orthorectify"] = value
        value = self.dem_instance
        if value is not UNSET:
            field_dict["demInstance"] = value.value if isinstance(value, Enum) else value
        value = self.radiometric_terrain_oversampling
        if value is not UNSET:
            field_dict["radiometricTerrainOversampling"] = value
        return field_dict


choose_speckle_filter: Choice
_linked = False


def _link() -> None:
    from ..models.backscatter_coefficient import BackscatterCoefficient
    from ..models.interpolation import Interpolation
    from ..models.lee_speckle_filter import LeeSpeckleFilter
    from ..models.no_speckle_filter import NoSpeckleFilter
    from ..models.radar_dem_instance import RadarDemInstance

    globals().update(
        BackscatterCoefficient=BackscatterCoefficient,
        Interpolation=Interpolation,
        LeeSpeckleFilter=LeeSpeckleFilter,
        NoSpeckleFilter=NoSpeckleFilter,
        RadarDemInstance=RadarDemInstance,
        choose_speckle_filter=Choice(
            Option(LeeSpeckleFilter, {"type": ["LEE"]}, ["type", "windowSizeX", "windowSizeY"]),
            Option(NoSpeckleFilter, {"type": ["NONE"]}, ["type"]),
        ),
        _linked=True,
    )
