# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.geo_package_defaults import GeoPackageDefaults
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference


@_attrs_define(eq=False, repr=False)
class GeoPackageInput(Model):
    """The work divided into the features of a GeoPackage, one raster for each."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "features", "defaults"})

    features: GoogleStorageReference | S3Reference
    """Where the GeoPackage lies."""

    type_: Literal["geopackage"] = "geopackage"

    defaults: GeoPackageDefaults | Unset = UNSET
    """The raster size of features that do not state their own."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.type_ = get("type", UNSET)
        value = get("features", UNSET)
        self.features = choose_features(value) if isinstance(value, dict) else value
        value = get("defaults", UNSET)
        self.defaults = GeoPackageDefaults.from_dict(value) if isinstance(value, dict) else value
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
        value = self.features
        if value is not UNSET:
            field_dict["features"] = encode(value)
        value = self.defaults
        if value is not UNSET:
            field_dict["defaults"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


choose_features: Choice
_linked = False


def _link() -> None:
    from ..models.geo_package_defaults import GeoPackageDefaults
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.s3_reference import S3Reference

    globals().update(
        GeoPackageDefaults=GeoPackageDefaults,
        GoogleStorageReference=GoogleStorageReference,
        S3Reference=S3Reference,
        choose_features=Choice(
            Option(S3Reference, {}, ["s3"]),
            Option(GoogleStorageReference, {}, ["gs"]),
        ),
        _linked=True,
    )
