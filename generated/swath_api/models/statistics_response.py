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
    from ..models.statistics_interval import StatisticsInterval
    from ..models.statistics_status import StatisticsStatus


@_attrs_define(eq=False, repr=False)
class StatisticsResponse(Model):
    """The statistics of an area over time."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"status", "geometryPixelCount", "data"})

    status: StatisticsStatus | Unset = UNSET
    """Whether all intervals could be computed, some of them, or none."""

    geometry_pixel_count: int | Unset = UNSET
    """How many pixels lie inside the geometry."""

    data: list[StatisticsInterval] | None | Unset = UNSET
    """The intervals that have data, in order of time; null when the whole request failed."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("status", UNSET)
        self.status = StatisticsStatus(value) if type(value) is str else value
        self.geometry_pixel_count = get("geometryPixelCount", UNSET)
        value = get("data", UNSET)
        self.data = (
            [StatisticsInterval.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.geometry_pixel_count
        if value is not UNSET:
            field_dict["geometryPixelCount"] = value
        value = self.data
        if value is not UNSET:
            field_dict["data"] = encode(value)
        return field_dict


_linked = False


def _link() -> None:
    from ..models.statistics_interval import StatisticsInterval
    from ..models.statistics_status import StatisticsStatus

    globals().update(
        StatisticsInterval=StatisticsInterval,
        StatisticsStatus=StatisticsStatus,
        _linked=True,
    )
