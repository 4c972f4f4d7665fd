# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.percentiles import Percentiles


@_attrs_define(eq=False, repr=False)
class BasicStatistics(Model):
    """The statistics of one band as numbers."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"min", "max", "mean", "stDev", "sampleCount", "noDataCount", "percentiles"}
    )

    min_: float | str | Unset = UNSET
    """A number, or a word where JSON has no number for it, which is `NaN` when no pixel has data."""

    max_: float | str | Unset = UNSET
    """A number, or a word where JSON has no number for it, which is `NaN` when no pixel has data."""

    mean: float | str | Unset = UNSET
    """A number, or a word where JSON has no number for it, which is `NaN` when no pixel has data."""

    st_dev: float | str | Unset = UNSET
    """The standard deviation."""

    sample_count: int | Unset = UNSET
    """How many pixels there are, with those that have no data."""

    no_data_count: int | Unset = UNSET
    """How many pixels have no data."""

    percentiles: Percentiles | Unset = UNSET
    """Percentiles by their percentage, such as `50.0`. Missing when no pixel has data."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.min_ = get("min", UNSET)
        self.max_ = get("max", UNSET)
        self.mean = get("mean", UNSET)
        self.st_dev = get("stDev", UNSET)
        self.sample_count = get("sampleCount", UNSET)
        self.no_data_count = get("noDataCount", UNSET)
        value = get("percentiles", UNSET)
        self.percentiles = Percentiles.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.min_
        if value is not UNSET:
            field_dict["min"] = value
        value = self.max_
        if value is not UNSET:
            field_dict["max"] = value
        value = self.mean
        if value is not UNSET:
            field_dict["mean"] = value
        value = self.st_dev
        if value is not UNSET:
            field_dict["stDev"] = value
        value = self.sample_count
        if value is not UNSET:
            field_dict["sampleCount"] = value
        value = self.no_data_count
        if value is not UNSET:
            field_dict["noDataCount"] = value
        value = self.percentiles
        if value is not UNSET:
            field_dict["percentiles"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.percentiles import Percentiles

    globals().update(
        Percentiles=Percentiles,
        _linked=True,
    )
