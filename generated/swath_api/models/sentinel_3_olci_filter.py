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
    from ..models.time_mosaicking_order import TimeMosaickingOrder
    from ..models.time_range import TimeRange


@_attrs_define(eq=False, repr=False)
class Sentinel3OlciFilter(Model):
    """Which OLCI level 1 acquisitions count."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"timeRange", "mosaickingOrder"})

    time_range: TimeRange | Unset = UNSET
    """When the acquisitions were made."""

    mosaicking_order: TimeMosaickingOrder | Unset = UNSET
    """Which acquisition lies on top where several overlap."""

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
        return field_dict


_linked = False


def _link() -> None:
    from ..models.time_mosaicking_order import TimeMosaickingOrder
    from ..models.time_range import TimeRange

    globals().update(
        TimeMosaickingOrder=TimeMosaickingOrder,
        TimeRange=TimeRange,
        _linked=True,
    )
