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
    from ..models.airbus_processing_level import AirbusProcessingLevel
    from ..models.time_range import TimeRange


@_attrs_define(eq=False, repr=False)
class AirbusDataFilter(Model):
    """Conditions on Airbus products; a product meets all of them.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"timeRange", "maxCloudCoverage", "processingLevel", "maxSnowCoverage", "maxIncidenceAngle", "expirationDate"}
    )

    time_range: TimeRange | Unset = UNSET
    """When the product was acquired."""

    max_cloud_coverage: float | Unset = UNSET
    """The largest cloud cover that an acquisition may have, in percent."""

    processing_level: AirbusProcessingLevel | Unset = UNSET
    """The processing level of an Airbus product."""

    max_snow_coverage: float | Unset = UNSET
    """The highest snow cover, in percent. The service's default: 100.0."""

    max_incidence_angle: float | Unset = UNSET
    """The largest angle of incidence, in degrees. The service's default: 90.0."""

    expiration_date: TimeRange | Unset = UNSET
    """When the product leaves the archive."""

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
        self.max_cloud_coverage = get("maxCloudCoverage", UNSET)
        value = get("processingLevel", UNSET)
        self.processing_level = AirbusProcessingLevel(value) if type(value) is str else value
        self.max_snow_coverage = get("maxSnowCoverage", UNSET)
        self.max_incidence_angle = get("maxIncidenceAngle", UNSET)
        value = get("expirationDate", UNSET)
        self.expiration_date = TimeRange.from_dict(value) if isinstance(value, dict) else value
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
        value = self.max_cloud_coverage
        if value is not UNSET:
            field_dict["maxCloudCoverage"] = value
        value = self.processing_level
        if value is not UNSET:
            field_dict["processingLevel"] = value.value if isinstance(value, Enum) else value
        value = self.max_snow_coverage
        if value is not UNSET:
            field_dict["maxSnowCoverage"] = value
        value = self.max_incidence_angle
        if value is not UNSET:
            field_dict["maxIncidenceAngle"] = value
        value = self.expiration_date
        if value is not UNSET:
            field_dict["expirationDate"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.airbus_processing_level import AirbusProcessingLevel
    from ..models.time_range import TimeRange

    globals().update(
        AirbusProcessingLevel=AirbusProcessingLevel,
        TimeRange=TimeRange,
        _linked=True,
    )
