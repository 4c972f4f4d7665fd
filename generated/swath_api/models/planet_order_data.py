# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.planet_data_filter import PlanetDataFilter
    from ..models.planet_harmonization import PlanetHarmonization
    from ..models.planet_item_type import PlanetItemType
    from ..models.planet_product_bundle import PlanetProductBundle


@_attrs_define(eq=False, repr=False)
class PlanetOrderData(Model):
    """The Planet items to order, those listed or else those that meet the filters.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"itemType", "productBundle", "harmonizeTo", "type", "dataFilter", "itemIds"}
    )

    item_type: PlanetItemType
    """The kind of item in the archive of Planet."""

    product_bundle: PlanetProductBundle
    """The set of assets of an item. `panchromatic` and the plain `analytic` ones belong to SkySat, those with `8b`
    to PlanetScope.
    """

    harmonize_to: PlanetHarmonization
    """The instrument whose radiometry the values are matched to, or `NONE`."""

    type_: Literal["catalog"] | Unset = UNSET
    """The kind of source."""

    data_filter: PlanetDataFilter | Unset = UNSET
    """Conditions on Planet items; an item meets all of them."""

    item_ids: list[str] | Unset = UNSET
    """The items to order, as a search names them."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("itemType", UNSET)
        self.item_type = PlanetItemType(value) if type(value) is str else value
        value = get("productBundle", UNSET)
        self.product_bundle = PlanetProductBundle(value) if type(value) is str else value
        value = get("harmonizeTo", UNSET)
        self.harmonize_to = PlanetHarmonization(value) if type(value) is str else value
        self.type_ = get("type", UNSET)
        value = get("dataFilter", UNSET)
        self.data_filter = PlanetDataFilter.from_dict(value) if isinstance(value, dict) else value
        self.item_ids = get("itemIds", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.item_type
        if value is not UNSET:
            field_dict["itemType"] = value.value if isinstance(value, Enum) else value
        value = self.product_bundle
        if value is not UNSET:
            field_dict["productBundle"] = value.value if isinstance(value, Enum) else value
        value = self.harmonize_to
        if value is not UNSET:
            field_dict["harmonizeTo"] = value.value if isinstance(value, Enum) else value
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.data_filter
        if value is not UNSET:
            field_dict["dataFilter"] = value.to_dict() if isinstance(value, Model) else value
        value = self.item_ids
        if value is not UNSET:
            field_dict["itemIds"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.planet_data_filter import PlanetDataFilter
    from ..models.planet_harmonization import PlanetHarmonization
    from ..models.planet_item_type import PlanetItemType
    from ..models.planet_product_bundle import PlanetProductBundle

    globals().update(
        PlanetDataFilter=PlanetDataFilter,
        PlanetHarmonization=PlanetHarmonization,
        PlanetItemType=PlanetItemType,
        PlanetProductBundle=PlanetProductBundle,
        _linked=True,
    )
