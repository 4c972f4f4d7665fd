# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class HistogramDefinition(Model):
    """The bins of a histogram, by their number, their width or their edges."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"nBins", "binWidth", "lowEdge", "highEdge", "bins"})

    n_bins: float | Unset = UNSET
    """How many bins of equal width."""

    bin_width: float | Unset = UNSET

    low_edge: float | Unset = UNSET
    """The lower edge of the first bin."""

    high_edge: float | Unset = UNSET
    """The upper edge of the last bin."""

    bins: list[float] | Unset = UNSET
    """All edges in ascending order."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.n_bins = get("nBins", UNSET)
        self.bin_width = get("binWidth", UNSET)
        self.low_edge = get("lowEdge", UNSET)
        self.high_edge = get("highEdge", UNSET)
        self.bins = get("bins", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.n_bins
        if value is not UNSET:
            field_dict["nBins"] = value
        value = self.bin_width
        if value is not UNSET:
            field_dict["binWidth"] = value
        value = self.low_edge
        if value is not UNSET:
            field_dict["lowEdge"] = value
        value = self.high_edge
        if value is not UNSET:
            field_dict["highEdge"] = value
        value = self.bins
        if value is not UNSET:
            field_dict["bins"] = value
        return field_dict
