# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.acquisition_mode import AcquisitionMode
    from ..models.orbit_direction import OrbitDirection
    from ..models.polarization import Polarization
    from ..models.radar_resolution import RadarResolution
    from ..models.radar_timeliness import RadarTimeliness
    from ..models.time_mosaicking_order import TimeMosaickingOrder
    from ..models.time_range import TimeRange


@_attrs_define(eq=False, repr=False)
class Sentinel1Filter(Model):
    """Which Sentinel-1 acquisitions count."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "timeRange",
            "mosaickingOrder",
            "resolution",
            "acquisitionMode",
            "polarization",
            "orbitDirection",
            "timeliness",
        }
    )

    time_range: TimeRange | Unset = UNSET
    """When the acquisitions were made."""

    mosaicking_order: TimeMosaickingOrder | Unset = UNSET
    """Which acquisition lies on top where several overlap."""

    resolution: RadarResolution | Unset = UNSET
    """The resolution of the product."""

    acquisition_mode: AcquisitionMode | Unset = UNSET
    """The mode that the radar worked in."""

    polarization: Polarization | Unset = UNSET
    """The polarizations that an acquisition must hold."""

    orbit_direction: OrbitDirection | Unset = UNSET
    """The direction of flight."""

    timeliness: RadarTimeliness | Unset = UNSET
    """How soon after the acquisition the product was made."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("timeRange", UNSET)
        self.time_range = TimeRange.from_dict(value) if isinstance(value, dict) else value
        value = get("mosaickingOrder", UNSET)
        self.mosaicking_order = TimeMosaickingOrder(value) if type(value) is str else value
        value = get("resolution", UNSET)
        self.resolution = RadarResolution(value) if type(value) is str else value
        value = get("acquisitionMode", UNSET)
        self.acquisition_mode = AcquisitionMode(value) if type(value) is str else value
        value = get("polarization", UNSET)
        self.polarization = Polarization(value) if type(value) is str else value
        value = get("orbitDirection", UNSET)
        self.orbit_direction = OrbitDirection(value) if type(value) is str else value
        value = get("timeliness", UNSET)
        self.timeliness = RadarTimeliness(value) if type(value) is str else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.time_range
        if value is not UNSET:
            field_dict["timeRange"] = value.to_dict() if isinstance(value, Model) else value
        value = self.mosaicking_order
        if value is not UNSET:
            field_dict["mosaickingOrder"] = value.value if isinstance(value, Enum) else value
        value = self.resolution
        if value is not UNSET:
            field_dict["resolution"] = value.value if isinstance(value, Enum) else value
        value = self.acquisition_mode
        if value is not UNSET:
            field_dict["acquisitionMode"] = value.value if isinstance(value, Enum) else value
        value = self.polarization
        if value is not UNSET:
            field_dict["polarization"] = value.value if isinstance(value, Enum) else value
        value = self.orbit_direction
        if value is not UNSET:
            field_dict["orbitDirection"] = value.value if isinstance(value, Enum) else value
        value = self.timeliness
        if value is not UNSET:
            field_dict["timeliness"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.acquisition_mode import AcquisitionMode
    from ..models.orbit_direction import OrbitDirection
    from ..models.polarization import Polarization
    from ..models.radar_resolution import RadarResolution
    from ..models.radar_timeliness import RadarTimeliness
    from ..models.time_mosaicking_order import TimeMosaickingOrder
    from ..models.time_range import TimeRange

    globals().update(
        AcquisitionMode=AcquisitionMode,
        OrbitDirection=OrbitDirection,
        Polarization=Polarization,
        RadarResolution=RadarResolution,
        RadarTimeliness=RadarTimeliness,
        TimeMosaickingOrder=TimeMosaickingOrder,
        TimeRange=TimeRange,
        _linked=True,
    )
