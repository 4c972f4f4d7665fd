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
    from ..models.zarr_origin import ZarrOrigin


@_attrs_define(eq=False, repr=False)
class ZarrCoordinates(Model):
    """How the coordinate arrays run."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"origin"})

    origin: ZarrOrigin | Unset = UNSET
    """The corner in which the y axis starts."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("origin", UNSET)
        self.origin = ZarrOrigin(value) if type(value) is str else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.origin
        if value is not UNSET:
            field_dict["origin"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.zarr_origin import ZarrOrigin

    globals().update(
        ZarrOrigin=ZarrOrigin,
        _linked=True,
    )
