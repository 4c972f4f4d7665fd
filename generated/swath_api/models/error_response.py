# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.error_detail import ErrorDetail


@_attrs_define(eq=False, repr=False)
class ErrorResponse(Model):
    """What went wrong. Usually wrapped in `error`; some hosts leave the wrapper out, OAuth puts a word there."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"error", "error_description", "status", "reason", "message", "code", "description"}
    )

    error: ErrorDetail | str | Unset = UNSET
    """The details, or a single word."""

    error_description: str | Unset = UNSET
    """The sentence that OAuth adds to its word."""

    status: int | Unset = UNSET

    reason: str | Unset = UNSET

    message: str | Unset = UNSET

    code: str | Unset = UNSET
    """A short word for programs, from an open list."""

    description: str | Unset = UNSET
    """The sentence that the catalogue adds to its code."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("error", UNSET)
        self.error = ErrorDetail.from_dict(value) if isinstance(value, dict) else value
        self.error_description = get("error_description", UNSET)
        self.status = get("status", UNSET)
        self.reason = get("reason", UNSET)
        self.message = get("message", UNSET)
        self.code = get("code", UNSET)
        self.description = get("description", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.error
        if value is not UNSET:
            field_dict["error"] = encode(value)
        value = self.error_description
        if value is not UNSET:
            field_dict["error_description"] = value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value
        value = self.reason
        if value is not UNSET:
            field_dict["reason"] = value
        value = self.message
        if value is not UNSET:
            field_dict["message"] = value
        value = self.code
        if value is not UNSET:
            field_dict["code"] = value
        value = self.description
        if value is not UNSET:
            field_dict["description"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.error_detail import ErrorDetail

    globals().update(
        ErrorDetail=ErrorDetail,
        _linked=True,
    )
