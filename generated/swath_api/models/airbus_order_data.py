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
    from ..models.airbus_constellation import AirbusConstellation
    from ..models.airbus_data_filter import AirbusDataFilter
    from ..models.airbus_product_reference import AirbusProductReference


@_attrs_define(eq=False, repr=False)
class AirbusOrderData(Model):
    """The Airbus products to order, those listed or else those that meet the filters.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"constellation", "dataFilter", "products"})

    constellation: AirbusConstellation
    """A constellation of Airbus, `PHR` for Pleiades."""

    data_filter: AirbusDataFilter | Unset = UNSET
    """Conditions on Airbus products; a product meets all of them."""

    products: list[AirbusProductReference] | Unset = UNSET
    """The products to order."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("constellation", UNSET)
        self.constellation = AirbusConstellation(value) if type(value) is str else value
        value = get("dataFilter", UNSET)
        self.data_filter = AirbusDataFilter.from_dict(value) if isinstance(value, dict) else value
        value = get("products", UNSET)
        self.products = (
            [AirbusProductReference.from_dict(item) if isinstance(item, dict) else item for item in value]
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
        value = self.constellation
        if value is not UNSET:
            field_dict["constellation"] = value.value if isinstance(value, Enum) else value
        value = self.data_filter
        if value is not UNSET:
            field_dict["dataFilter"] = value.to_dict() if isinstance(value, Model) else value
        value = self.products
        if value is not UNSET:
            field_dict["products"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


_linked = False


def _link() -> None:
    from ..models.airbus_constellation import AirbusConstellation
    from ..models.airbus_data_filter import AirbusDataFilter
    from ..models.airbus_product_reference import AirbusProductReference

    globals().update(
        AirbusConstellation=AirbusConstellation,
        AirbusDataFilter=AirbusDataFilter,
        AirbusProductReference=AirbusProductReference,
        _linked=True,
    )
