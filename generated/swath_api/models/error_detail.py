# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.violation import Violation
    from ..models.violation_map import ViolationMap


@_attrs_define(eq=False, repr=False)
class ErrorDetail(Model):
    """A failure as most operations report it."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"status", "reason", "message", "code", "errors"})

    status: int | Unset = UNSET
    """The HTTP status once more."""

    reason: str | Unset = UNSET
    """The HTTP status in words."""

    message: str | Unset = UNSET

    code: str | Unset = UNSET
    """A short word for programs, from an open list."""

    errors: list[str | Violation] | Unset | ViolationMap = UNSET
    """Single violations; a list on most hosts, a mapping from member to message on some."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.status = get("status", UNSET)
        self.reason = get("reason", UNSET)
        self.message = get("message", UNSET)
        self.code = get("code", UNSET)
        value = get("errors", UNSET)
        self.errors = (
            ViolationMap.from_dict(value)
            if isinstance(value, dict)
            else [Violation.from_dict(item) if isinstance(item, dict) else item for item in value]
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
        value = self.errors
        if value is not UNSET:
            field_dict["errors"] = encode(value)
        return field_dict


_linked = False


def _link() -> None:
    from ..models.violation import Violation
    from ..models.violation_map import ViolationMap

    globals().update(
        Violation=Violation,
        ViolationMap=ViolationMap,
        _linked=True,
    )
