# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.histogram_definitions import HistogramDefinitions
    from ..models.statistics_definitions import StatisticsDefinitions


@_attrs_define(eq=False, repr=False)
class CalculationDefinition(Model):
    """What to add for the bands of one output."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"histograms", "statistics"})

    histograms: HistogramDefinitions | Unset = UNSET
    """Histograms by band; `default` stands for every band without an entry."""

    statistics: StatisticsDefinitions | Unset = UNSET
    """Further statistics by band; `default` stands for every band without an entry."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("histograms", UNSET)
        self.histograms = HistogramDefinitions.from_dict(value) if isinstance(value, dict) else value
        value = get("statistics", UNSET)
        self.statistics = StatisticsDefinitions.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.histograms
        if value is not UNSET:
            field_dict["histograms"] = value.to_dict() if isinstance(value, Model) else value
        value = self.statistics
        if value is not UNSET:
            field_dict["statistics"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.histogram_definitions import HistogramDefinitions
    from ..models.statistics_definitions import StatisticsDefinitions

    globals().update(
        HistogramDefinitions=HistogramDefinitions,
        StatisticsDefinitions=StatisticsDefinitions,
        _linked=True,
    )
