# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode, encode_datetime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.byoc_bands import ByocBands
    from ..models.polygon import Polygon
    from ..models.sensing_times_presence import SensingTimesPresence


@_attrs_define(eq=False, repr=False)
class ByocAdditionalData(Model):
    """The bands of a collection, and what its tiles tell about it."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "bands",
            "maxMetersPerPixel",
            "extent",
            "hasSensingTimes",
            "fromSensingTime",
            "toSensingTime",
            "storageIdentifier",
        }
    )

    bands: ByocBands | Unset = UNSET
    """Bands by the names under which an evalscript reads them."""

    max_meters_per_pixel: float | Unset = UNSET
    """The coarsest resolution at which the collection can be rendered, metres a pixel."""

    extent: Polygon | Unset = UNSET
    """The area that the tiles cover."""

    has_sensing_times: SensingTimesPresence | Unset = UNSET
    """Whether all tiles, some of them or none have a sensing time."""

    from_sensing_time: datetime.datetime | Unset = UNSET
    """The earliest sensing time."""

    to_sensing_time: datetime.datetime | Unset = UNSET
    """The latest sensing time."""

    storage_identifier: str | Unset = UNSET
    """The storage in which the bucket lies."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("bands", UNSET)
        self.bands = ByocBands.from_dict(value) if isinstance(value, dict) else value
        self.max_meters_per_pixel = get("maxMetersPerPixel", UNSET)
        value = get("extent", UNSET)
        self.extent = Polygon.from_dict(value) if isinstance(value, dict) else value
        value = get("hasSensingTimes", UNSET)
        self.has_sensing_times = SensingTimesPresence(value) if type(value) is str else value
        value = get("fromSensingTime", UNSET)
        self.from_sensing_time = decode_datetime(value)
        value = get("toSensingTime", UNSET)
        self.to_sensing_time = decode_datetime(value)
        self.storage_identifier = get("storageIdentifier", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.bands
        if value is not UNSET:
            field_dict["bands"] = value.to_dict() if isinstance(value, Model) else value
        value = self.max_meters_per_pixel
        if value is not UNSET:
            field_dict["maxMetersPerPixel"] = value
        value = self.extent
        if value is not UNSET:
            field_dict["extent"] = value.to_dict() if isinstance(value, Model) else value
        value = self.has_sensing_times
        if value is not UNSET:
            field_dict["hasSensingTimes"] = value.value if isinstance(value, Enum) else value
        value = self.from_sensing_time
        if value is not UNSET:
            field_dict["fromSensingTime"] = encode_datetime(value)
        value = self.to_sensing_time
        if value is not UNSET:
            field_dict["toSensingTime"] = encode_datetime(value)
        value = self.storage_identifier
        if value is not UNSET:
            field_dict["storageIdentifier"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.byoc_bands import ByocBands
    from ..models.polygon import Polygon
    from ..models.sensing_times_presence import SensingTimesPresence

    globals().update(
        ByocBands=ByocBands,
        Polygon=Polygon,
        SensingTimesPresence=SensingTimesPresence,
        _linked=True,
    )
