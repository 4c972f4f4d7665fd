# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset


@_attrs_define(eq=False, repr=False)
class S3Access(Model):
    """An S3 URL, with the role to assume or the key pair to sign with."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"url", "iamRoleARN", "accessKey", "secretAccessKey", "region"})

    url: str
    """Such as `s3://bucket/folder`. Where results are delivered it may hold placeholders."""

    iam_role_arn: str | Unset = UNSET
    """The role to assume, instead of a key pair."""

    access_key: str | Unset = UNSET
    """The public half of the key pair."""

    secret_access_key: str | Unset = _attrs_field(default=UNSET, repr=False)
    """The secret half of the key pair."""

    region: str | Unset = UNSET
    """The bucket's region; that of the deployment when left out."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        get = src_dict.get
        self.url = get("url", UNSET)
        self.iam_role_arn = get("iamRoleARN", UNSET)
        self.access_key = get("accessKey", UNSET)
        self.secret_access_key = get("secretAccessKey", UNSET)
        self.region = get("region", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.url
        if value is not UNSET:
            field_dict["url"] = value
        value = self.iam_role_arn
        if value is not UNSET:
            field_dict["iamRoleARN"] = value
        value = self.access_key
        if value is not UNSET:
            field_dict["accessKey"] = value
        value = self.secret_access_key
        if value is not UNSET:
            field_dict["secretAccessKey"] = value
        value = self.region
        if value is not UNSET:
            field_dict["region"] = value
        return field_dict
