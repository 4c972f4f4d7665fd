# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model

if TYPE_CHECKING:
    from ..models.byoc_band import ByocBand


@_attrs_define(eq=False, repr=False)
class ByocBands(Model):
    """Bands by the names under which an evalscript reads them."""

    wire_names: ClassVar[frozenset[str]] = frozenset()

    additional_properties: dict[str, ByocBand] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        self.additional_properties = {
            name: ByocBand.from_dict(value) if isinstance(value, dict) else value for name, value in src_dict.items()
        }
        return self

    def to_dict(self) -> dict[str, Any]:
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {
            name: value.to_dict() if isinstance(value, Model) else value for name, value in extra.items()
        }
        return field_dict

    def __getitem__(self, key: str) -> ByocBand:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: ByocBand) -> None:
        self.additional_properties[key] = value


_linked = False


def _link() -> None:
    from ..models.byoc_band import ByocBand

    globals().update(
        ByocBand=ByocBand,
        _linked=True,
    )
