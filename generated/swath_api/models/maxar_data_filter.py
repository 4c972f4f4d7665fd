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
    from ..models.maxar_sensor import MaxarSensor
    from ..models.time_range import TimeRange


@_attrs_define(eq=False, repr=False)
class MaxarDataFilter(Model):
    """Conditions on Maxar products; a product meets all of them."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"timeRange", "maxCloudCoverage", "minOffNadir", "maxOffNadir", "minSunElevation", "maxSunElevation", "sensor"}
    )

    time_range: TimeRange | Unset = UNSET
    """When the product was acquired."""

    max_cloud_coverage: float | Unset = UNSET
    """The largest cloud cover that an acquisition may have, in percent."""

    min_off_nadir: int | Unset = UNSET
    """The smallest off-nadir angle, in whole degrees. The service's default: 0."""

    max_off_nadir: int | Unset = UNSET
    """The largest off-nadir angle, in whole degrees. The service's default: 45."""

    min_sun_elevation: int | Unset = UNSET
    """The lowest elevation of the sun, in whole degrees. The service's default: 0."""

    max_sun_elevation: int | Unset = UNSET
    """The highest elevation of the sun, in whole degrees. The service's default: 90."""

    sensor: MaxarSensor | Unset = UNSET
    """A satellite of Maxar, WorldView-1 to WorldView-4 or GeoEye-1."""

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
        self.max_cloud_coverage = get("maxCloudCoverage", UNSET)
        self.min_off_nadir = get("minOffNadir", UNSET)
        self.max_off_nadir = get("maxOffNadir", UNSET)
        self.min_sun_elevation = get("minSunElevation", UNSET)
        self.max_sun_elevation = get("maxSunElevation", UNSET)
        value = get("sensor", UNSET)
        self.sensor = MaxarSensor(value) if type(value) is str else value
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
        value = self.max_cloud_coverage
        if value is not UNSET:
            field_dict["maxCloudCoverage"] = value
        value = self.min_off_nadir
        if value is not UNSET:
            field_dict["minOffNadir"] = value
        value = self.max_off_nadir
        if value is not UNSET:
            field_dict["maxOffNadir"] = value
        value = self.min_sun_elevation
        if value is not UNSET:
            field_dict["minSunElevation"] = value
        value = self.max_sun_elevation
        if value is not UNSET:
            field_dict["maxSunElevation"] = value
        value = self.sensor
        if value is not UNSET:
            field_dict["sensor"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.maxar_sensor import MaxarSensor
    from ..models.time_range import TimeRange

    globals().update(
        MaxarSensor=MaxarSensor,
        TimeRange=TimeRange,
        _linked=True,
    )
