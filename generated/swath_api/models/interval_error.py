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
    from ..models.interval_error_type import IntervalErrorType


@_attrs_define(eq=False, repr=False)
class IntervalError(Model):
    """Why an interval has no statistics."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"type"})

    type_: IntervalErrorType | Unset = UNSET
    """A fault of the request, of the evalscript at work, or a lack of time."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("type", UNSET)
        self.type_ = IntervalErrorType(value) if type(value) is str else value
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
            field_dict["type"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.interval_error_type import IntervalErrorType

    globals().update(
        IntervalErrorType=IntervalErrorType,
        _linked=True,
    )
