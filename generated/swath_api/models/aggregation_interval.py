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
    from ..models.last_interval_behavior import LastIntervalBehavior


@_attrs_define(eq=False, repr=False)
class AggregationInterval(Model):
    """The length of an interval."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"of", "lastIntervalBehavior"})

    of: str
    """An ISO 8601 duration of at least a day, such as `P1D`, `P10D` or `P1M`."""

    last_interval_behavior: LastIntervalBehavior | Unset = UNSET
    """What becomes of a last interval for which the time range is too short."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.of = get("of", UNSET)
        value = get("lastIntervalBehavior", UNSET)
        self.last_interval_behavior = LastIntervalBehavior(value) if type(value) is str else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.of
        if value is not UNSET:
            field_dict["of"] = value
        value = self.last_interval_behavior
        if value is not UNSET:
            field_dict["lastIntervalBehavior"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.last_interval_behavior import LastIntervalBehavior

    globals().update(
        LastIntervalBehavior=LastIntervalBehavior,
        _linked=True,
    )
