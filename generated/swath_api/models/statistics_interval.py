# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.interval_error import IntervalError
    from ..models.statistics_outputs import StatisticsOutputs
    from ..models.time_range import TimeRange


@_attrs_define(eq=False, repr=False)
class StatisticsInterval(Model):
    """One interval, with its statistics or the reason why there are none."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"interval", "outputs", "error"})

    interval: TimeRange | Unset = UNSET
    """A span of time."""

    outputs: StatisticsOutputs | Unset = UNSET
    """Statistics by the id of the output."""

    error: IntervalError | str | Unset = UNSET
    """Why the interval has no statistics."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("interval", UNSET)
        self.interval = TimeRange.from_dict(value) if isinstance(value, dict) else value
        value = get("outputs", UNSET)
        self.outputs = StatisticsOutputs.from_dict(value) if isinstance(value, dict) else value
        value = get("error", UNSET)
        self.error = IntervalError.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.interval
        if value is not UNSET:
            field_dict["interval"] = value.to_dict() if isinstance(value, Model) else value
        value = self.outputs
        if value is not UNSET:
            field_dict["outputs"] = value.to_dict() if isinstance(value, Model) else value
        value = self.error
        if value is not UNSET:
            field_dict["error"] = encode(value)
        return field_dict


_linked = False


def _link() -> None:
    from ..models.interval_error import IntervalError
    from ..models.statistics_outputs import StatisticsOutputs
    from ..models.time_range import TimeRange

    globals().update(
        IntervalError=IntervalError,
        StatisticsOutputs=StatisticsOutputs,
        TimeRange=TimeRange,
        _linked=True,
    )
