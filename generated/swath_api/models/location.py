# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class Location(Model):
    """One deployment of the service and its addresses."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"@id", "id", "url", "wmsUrl", "processUrl", "catalogUrl"})

    self_url: str | Unset = UNSET
    """The URL of this answer."""

    id: str | Unset = UNSET
    """The deployment's identifier."""

    url: str | Unset = UNSET
    """The base address of the deployment."""

    wms_url: str | Unset = UNSET
    """The address of its OGC web map service."""

    process_url: str | Unset = UNSET
    """The address of its process operation."""

    catalog_url: str | Unset = UNSET
    """The address of its catalogue."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.self_url = get("@id", UNSET)
        self.id = get("id", UNSET)
        self.url = get("url", UNSET)
        self.wms_url = get("wmsUrl", UNSET)
        self.process_url = get("processUrl", UNSET)
        self.catalog_url = get("catalogUrl", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.self_url
        if value is not UNSET:
            field_dict["@id"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.url
        if value is not UNSET:
            field_dict["url"] = value
        value = self.wms_url
        if value is not UNSET:
            field_dict["wmsUrl"] = value
        value = self.process_url
        if value is not UNSET:
            field_dict["processUrl"] = value
        value = self.catalog_url
        if value is not UNSET:
            field_dict["catalogUrl"] = value
        return field_dict
