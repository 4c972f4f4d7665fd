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
    from ..models.maxar_data_filter import MaxarDataFilter
    from ..models.maxar_product_bands import MaxarProductBands


@_attrs_define(eq=False, repr=False)
class MaxarSearchData(Model):
    """The Maxar products to search, and the filters."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"productBands", "dataFilter"})

    product_bands: MaxarProductBands
    """The bands of a product; `4BB` is the bundle of four bands."""

    data_filter: MaxarDataFilter | Unset = UNSET
    """Conditions on Maxar products; a product meets all of them."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("productBands", UNSET)
        self.product_bands = decode_strict(MaxarProductBands, value) if type(value) is str else value
        value = get("dataFilter", UNSET)
        self.data_filter = MaxarDataFilter.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.product_bands
        if value is not UNSET:
            field_dict["productBands"] = value.value if isinstance(value, Enum) else value
        value = self.data_filter
        if value is not UNSET:
            field_dict["dataFilter"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.maxar_data_filter import MaxarDataFilter
    from ..models.maxar_product_bands import MaxarProductBands

    globals().update(
        MaxarDataFilter=MaxarDataFilter,
        MaxarProductBands=MaxarProductBands,
        _linked=True,
    )
