# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_statistics_aggregation import BatchStatisticsAggregation
    from ..models.batch_statistics_input import BatchStatisticsInput
    from ..models.calculations import Calculations
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference


@_attrs_define(eq=False, repr=False)
class BatchStatisticsRequest(Model):
    """A batch statistics task to be created, or the request of one that exists."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"input", "aggregation", "output", "calculations"})

    input_: BatchStatisticsInput
    """The areas and the data that statistics are made of."""

    aggregation: BatchStatisticsAggregation
    """The intervals, the pixels and the evalscript that statistics are computed by. The raster is given either by
    `width` and `height` or by `resx` and `resy`, the evalscript either here or by reference.
    """

    output: GoogleStorageReference | S3Reference
    """Where the statistics go, one JSON file for each feature; the URL may be a template."""

    calculations: Calculations | Unset = UNSET
    """Histograms and percentiles to add, by the id of the output; `default` stands for every output without an
    entry.
    """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("input", UNSET)
        self.input_ = BatchStatisticsInput.from_dict(value) if isinstance(value, dict) else value
        value = get("aggregation", UNSET)
        self.aggregation = BatchStatisticsAggregation.from_dict(value) if isinstance(value, dict) else value
        value = get("output", UNSET)
        self.output = choose_output(value) if isinstance(value, dict) else value
        value = get("calculations", UNSET)
        self.calculations = Calculations.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.input_
        if value is not UNSET:
            field_dict["input"] = value.to_dict() if isinstance(value, Model) else value
        value = self.aggregation
        if value is not UNSET:
            field_dict["aggregation"] = value.to_dict() if isinstance(value, Model) else value
        value = self.output
        if value is not UNSET:
            field_dict["output"] = encode(value)
        value = self.calculations
        if value is not UNSET:
            field_dict["calculations"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


choose_output: Choice
_linked = False


def _link() -> None:
    from ..models.batch_statistics_aggregation import BatchStatisticsAggregation
    from ..models.batch_statistics_input import BatchStatisticsInput
    from ..models.calculations import Calculations
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference

    globals().update(
        BatchStatisticsAggregation=BatchStatisticsAggregation,
        BatchStatisticsInput=BatchStatisticsInput,
        Calculations=Calculations,
        GoogleStorageReference=GoogleStorageReference,
        S3Reference=S3Reference,
        choose_output=Choice(
            Option(S3Reference, {}, ["s3"]),
            Option(GoogleStorageReference, {}, ["gs"]),
        ),
        _linked=True,
    )
