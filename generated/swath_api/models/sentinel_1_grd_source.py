# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.sentinel_1_filter import Sentinel1Filter
    from ..models.sentinel_1_processing import Sentinel1Processing


@_attrs_define(eq=False, repr=False)
class Sentinel1GrdSource(Model):
    """Sentinel-1 ground range detected radar."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "id", "dataFilter", "processing"})

    type_: Literal["sentinel-1-grd"] = "sentinel-1-grd"

    id: str | Unset = UNSET
    """The name that the evalscript uses for this source; needed when there are several."""

    data_filter: Sentinel1Filter | Unset = UNSET
    """Which acquisitions count."""

    processing: Sentinel1Processing | Unset = UNSET
    """How samples are made of them."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.type_ = get("type", UNSET)
        self.id = get("id", UNSET)
        value = get("dataFilter", UNSET)
        self.data_filter = Sentinel1Filter.from_dict(value) if isinstance(value, dict) else value
        value = get("processing", UNSET)
        self.processing = Sentinel1Processing.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.data_filter
        if value is not UNSET:
            field_dict["dataFilter"] = value.to_dict() if isinstance(value, Model) else value
        value = self.processing
        if value is not UNSET:
            field_dict["processing"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.sentinel_1_filter import Sentinel1Filter
    from ..models.sentinel_1_processing import Sentinel1Processing

    globals().update(
        Sentinel1Filter=Sentinel1Filter,
        Sentinel1Processing=Sentinel1Processing,
        _linked=True,
    )
