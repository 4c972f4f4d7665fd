# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.aggregation_interval import AggregationInterval
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference
    from ..models.statistics_time_range import StatisticsTimeRange


@_attrs_define(eq=False, repr=False)
class BatchStatisticsAggregation(Model):
    """The intervals, the pixels and the evalscript that statistics are computed by. The raster is given either by
    `width` and `height` or by `resx` and `resy`, the evalscript either here or by reference.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"timeRange", "aggregationInterval", "width", "height", "resx", "resy", "evalscript", "evalscriptReference"}
    )

    time_range: StatisticsTimeRange
    """The span of time that is cut into intervals."""

    aggregation_interval: AggregationInterval
    """The length of an interval."""

    width: int | Unset = UNSET
    """The width of each area's raster, in px."""

    height: int | Unset = UNSET
    """The height of each area's raster, in px."""

    resx: float | Unset = UNSET
    """The width of a pixel, in units of the features' CRS."""

    resy: float | Unset = UNSET
    """The height of a pixel, in units of the features' CRS."""

    evalscript: str | Unset = UNSET
    """The script that computes each pixel."""

    evalscript_reference: GoogleStorageReference | S3Reference | Unset = UNSET
    """Where the evalscript lies, when it is not part of the request."""

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
        value = get("evalscriptReference", UNSET)
        self.evalscript_reference = choose_evalscript_reference(value) if isinstance(value, dict) else value
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
        value = self.evalscript_reference
        if value is not UNSET:
            field_dict["evalscriptReference"] = encode(value)
        return field_dict


choose_evalscript_reference: Choice
_linked = False


def _link() -> None:
    from ..models.aggregation_interval import AggregationInterval
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference
    from ..models.statistics_time_range import StatisticsTimeRange

    globals().update(
        AggregationInterval=AggregationInterval,
        GoogleStorageReference=GoogleStorageReference,
        S3Reference=S3Reference,
        StatisticsTimeRange=StatisticsTimeRange,
        choose_evalscript_reference=Choice(
            Option(S3Reference, {}, ["s3"]),
            Option(GoogleStorageReference, {}, ["gs"]),
        ),
        _linked=True,
    )
