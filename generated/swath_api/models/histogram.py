# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.histogram_bin import HistogramBin


@_attrs_define(eq=False, repr=False)
class Histogram(Model):
    """How the values of one band are distributed."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"overflow", "underflow", "bins"})

    overflow: int | Unset = UNSET
    """How many values lie above the last bin."""

    underflow: int | Unset = UNSET
    """How many values lie below the first bin."""

    bins: list[HistogramBin] | Unset = UNSET

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.overflow = get("overflow", UNSET)
        self.underflow = get("underflow", UNSET)
        value = get("bins", UNSET)
        self.bins = (
            [HistogramBin.from_dict(item) if isinstance(item, dict) else item for item in value]
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
        value = self.overflow
        if value is not UNSET:
            field_dict["overflow"] = value
        value = self.underflow
        if value is not UNSET:
            field_dict["underflow"] = value
        value = self.bins
        if value is not UNSET:
            field_dict["bins"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


_linked = False


def _link() -> None:
    from ..models.histogram_bin import HistogramBin

    globals().update(
        HistogramBin=HistogramBin,
        _linked=True,
    )
