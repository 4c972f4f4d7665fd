# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.planet_native_filter import PlanetNativeFilter
    from ..models.time_range import TimeRange


@_attrs_define(eq=False, repr=False)
class PlanetScopeSubscriptionFilter(Model):
    """Conditions on the PlanetScope scenes subscribed to; a scene meets all of them.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"timeRange", "maxCloudCoverage", "nativeFilter"})

    time_range: TimeRange
    """When the scenes are acquired; it may reach into the future."""

    max_cloud_coverage: float | Unset = UNSET
    """The largest cloud cover that an acquisition may have, in percent."""

    native_filter: PlanetNativeFilter | Unset = UNSET
    """A filter in the words of Planet's own search, added to the other conditions."""

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
        value = get("nativeFilter", UNSET)
        self.native_filter = PlanetNativeFilter.from_dict(value) if isinstance(value, dict) else value
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
        value = self.native_filter
        if value is not UNSET:
            field_dict["nativeFilter"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.planet_native_filter import PlanetNativeFilter
    from ..models.time_range import TimeRange

    globals().update(
        PlanetNativeFilter=PlanetNativeFilter,
        TimeRange=TimeRange,
        _linked=True,
    )
