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
    from ..models.interpolation import Interpolation


@_attrs_define(eq=False, repr=False)
class DemProcessing(Model):
    """How heights are made."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"upsampling", "downsampling", "clampNegative", "egm"})

    upsampling: Interpolation | Unset = UNSET
    """Used where the output is finer than the data."""

    downsampling: Interpolation | Unset = UNSET
    """Used where the output is coarser than the data."""

    clamp_negative: bool | Unset = UNSET
    """Whether heights below zero become zero."""

    egm: bool | Unset = UNSET
    """Whether heights refer to the geoid (mean sea level) instead of the ellipsoid."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("upsampling", UNSET)
        self.upsampling = Interpolation(value) if type(value) is str else value
        value = get("downsampling", UNSET)
        self.downsampling = Interpolation(value) if type(value) is str else value
        self.clamp_negative = get("clampNegative", UNSET)
        self.egm = get("egm", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.upsampling
        if value is not UNSET:
            field_dict["upsampling"] = value.value if isinstance(value, Enum) else value
        value = self.downsampling
        if value is not UNSET:
            field_dict["downsampling"] = value.value if isinstance(value, Enum) else value
        value = self.clamp_negative
        if value is not UNSET:
            field_dict["clampNegative"] = value
        value = self.egm
        if value is not UNSET:
            field_dict["egm"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.interpolation import Interpolation

    globals().update(
        Interpolation=Interpolation,
        _linked=True,
    )
