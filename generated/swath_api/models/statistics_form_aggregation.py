# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.aggregation_interval import AggregationInterval
    from ..models.statistics_time_range import StatisticsTimeRange


@_attrs_define(eq=False, repr=False)
class StatisticsFormAggregation(Model):
    """The intervals and the grid of samples within each."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"timeRange", "aggregationInterval", "width", "height", "resx", "resy", "evalscript"}
    )

    time_range: StatisticsTimeRange
    """The span of time that is cut into intervals."""

    aggregation_interval: AggregationInterval
    """The length of an interval."""

    width: int | Unset = UNSET
    """Columns, in px."""

    height: int | Unset = UNSET
    """Rows, in px."""

    resx: float | Unset = UNSET
    """The width of a pixel in units of the CRS, which are degrees for CRS84."""

    resy: float | Unset = UNSET
    """The height of a pixel in units of the CRS, which are degrees for CRS84."""

    evalscript: str | Unset = UNSET
    """The JavaScript program that turns samples into outputs."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("timeRange", UNSET)
        self.time_range = StatisticsTimeRange.from_dict(value) if isinstance(value, dict) else value
        value = get("aggregationInterval", UNSET)
        self.aggregation_interval = AggregationInterval.from_dict(value) if isinstance(value, dict) else value
        self.width = get("width", UNSET)
        self.height = get("height", UNSET)
        self.resx = get("resx", UNSET)
        self.resy = get("resy", UNSET)
        self.evalscript = get("evalscript", UNSET)
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
        value = self.aggregation_interval
        if value is not UNSET:
            field_dict["aggregationInterval"] = value.to_dict() if isinstance(value, Model) else value
        value = self.width
        if value is not UNSET:
            field_dict["width"] = value
        value = self.height
        if value is not UNSET:
            field_dict["height"] = value
        value = self.resx
        if value is not UNSET:
            field_dict["resx"] = value
        value = self.resy
        if value is not UNSET:
            field_dict["resy"] = value
        value = self.evalscript
        if value is not UNSET:
            field_dict["evalscript"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.aggregation_interval import AggregationInterval
    from ..models.statistics_time_range import StatisticsTimeRange

    globals().update(
        AggregationInterval=AggregationInterval,
        StatisticsTimeRange=StatisticsTimeRange,
        _linked=True,
    )
