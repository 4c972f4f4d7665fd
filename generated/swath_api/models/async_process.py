# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_strict, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.async_process_status import AsyncProcessStatus


@_attrs_define(eq=False, repr=False)
class AsyncProcess(Model):
    """An async process request that is running."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"id", "status"})

    id: str | Unset = UNSET

    status: AsyncProcessStatus | Unset = UNSET
    """The one status that is ever told."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        value = get("status", UNSET)
        self.status = decode_strict(AsyncProcessStatus, value) if type(value) is str else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.async_process_status import AsyncProcessStatus

    globals().update(
        AsyncProcessStatus=AsyncProcessStatus,
        _linked=True,
    )
