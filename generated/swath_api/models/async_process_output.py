# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.output_response import OutputResponse
    from ..models.s3_reference import S3Reference


@_attrs_define(eq=False, repr=False)
class AsyncProcessOutput(Model):
    """The grid of the output, its formats and its destination."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"delivery", "width", "height", "resx", "resy", "responses"})

    delivery: GoogleStorageReference | S3Reference
    """The folder to write the results to."""

    width: int | Unset = UNSET
    """Columns, in px."""

    height: int | Unset = UNSET
    """Rows, in px."""

    resx: float | Unset = UNSET
    """The width of a pixel in units of the CRS, which are degrees for CRS84."""

    resy: float | Unset = UNSET
    """The height of a pixel in units of the CRS, which are degrees for CRS84."""

    responses: list[OutputResponse] | Unset = UNSET
    """The outputs to write; `default` alone when left out."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("delivery", UNSET)
        self.delivery = choose_delivery(value) if isinstance(value, dict) else value
        self.width = get("width", UNSET)
        self.height = get("height", UNSET)
        self.resx = get("resx", UNSET)
        self.resy = get("resy", UNSET)
        value = get("responses", UNSET)
        self.responses = (
            [OutputResponse.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.delivery
        if value is not UNSET:
            field_dict["delivery"] = encode(value)
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
        value = self.responses
        if value is not UNSET:
            field_dict["responses"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


choose_delivery: Choice
_linked = False


def _link() -> None:
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.output_response import OutputResponse
    from ..models.s3_reference import S3Reference

    globals().update(
        GoogleStorageReference=GoogleStorageReference,
        OutputResponse=OutputResponse,
        S3Reference=S3Reference,
        choose_delivery=Choice(
            Option(S3Reference, {}, ["s3"]),
            Option(GoogleStorageReference, {}, ["gs"]),
        ),
        _linked=True,
    )
