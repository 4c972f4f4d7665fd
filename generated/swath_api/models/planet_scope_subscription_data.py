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
    from ..models.planet_harmonization import PlanetHarmonization
    from ..models.planet_scope_product_bundle import PlanetScopeProductBundle
    from ..models.planet_scope_subscription_filter import PlanetScopeSubscriptionFilter


@_attrs_define(eq=False, repr=False)
class PlanetScopeSubscriptionData(Model):
    """PlanetScope scenes.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"itemType", "productBundle", "harmonizeTo", "dataFilter", "type"})

    product_bundle: PlanetScopeProductBundle
    """The set of assets of a PlanetScope scene."""

    harmonize_to: PlanetHarmonization
    """The instrument whose radiometry the values are matched to, or `NONE`."""

    data_filter: PlanetScopeSubscriptionFilter
    """Conditions on the PlanetScope scenes subscribed to; a scene meets all of them."""

    item_type: Literal["PSScene"] = "PSScene"
    """The kind of item."""

    type_: Literal["catalog"] | Unset = UNSET
    """The kind of source."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.item_type = get("itemType", UNSET)
        value = get("productBundle", UNSET)
        self.product_bundle = PlanetScopeProductBundle(value) if type(value) is str else value
        value = get("harmonizeTo", UNSET)
        self.harmonize_to = PlanetHarmonization(value) if type(value) is str else value
        value = get("dataFilter", UNSET)
        self.data_filter = PlanetScopeSubscriptionFilter.from_dict(value) if isinstance(value, dict) else value
        self.type_ = get("type", UNSET)
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
            field_dict["itemType"] = value
        value = self.product_bundle
        if value is not UNSET:
            field_dict["productBundle"] = value.value if isinstance(value, Enum) else value
        value = self.harmonize_to
        if value is not UNSET:
            field_dict["harmonizeTo"] = value.value if isinstance(value, Enum) else value
        value = self.data_filter
        if value is not UNSET:
            field_dict["dataFilter"] = value.to_dict() if isinstance(value, Model) else value
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.planet_harmonization import PlanetHarmonization
    from ..models.planet_scope_product_bundle import PlanetScopeProductBundle
    from ..models.planet_scope_subscription_filter import PlanetScopeSubscriptionFilter

    globals().update(
        PlanetHarmonization=PlanetHarmonization,
        PlanetScopeProductBundle=PlanetScopeProductBundle,
        PlanetScopeSubscriptionFilter=PlanetScopeSubscriptionFilter,
        _linked=True,
    )
