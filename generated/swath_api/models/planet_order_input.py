# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.input_bounds import InputBounds
    from ..models.planet_order_data import PlanetOrderData


@_attrs_define(eq=False, repr=False)
class PlanetOrderInput(Model):
    """What is ordered from Planet.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"provider", "planetApiKey", "bounds", "data"})

    planet_api_key: str = _attrs_field(repr=False)
    """The key of the Planet account that pays."""

    bounds: InputBounds
    """The area to import."""

    data: list[PlanetOrderData]
    """The items, by query or by identifier."""

    provider: Literal["PLANET"] = "PLANET"
    """The provider."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.provider = get("provider", UNSET)
        self.planet_api_key = get("planetApiKey", UNSET)
        value = get("bounds", UNSET)
        self.bounds = InputBounds.from_dict(value) if isinstance(value, dict) else value
        value = get("data", UNSET)
        self.data = (
            [PlanetOrderData.from_dict(item) if isinstance(item, dict) else item for item in value]
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
        value = self.provider
        if value is not UNSET:
            field_dict["provider"] = value
        value = self.planet_api_key
        if value is not UNSET:
            field_dict["planetApiKey"] = value
        value = self.bounds
        if value is not UNSET:
            field_dict["bounds"] = value.to_dict() if isinstance(value, Model) else value
        value = self.data
        if value is not UNSET:
            field_dict["data"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        return field_dict


_linked = False


def _link() -> None:
    from ..models.input_bounds import InputBounds
    from ..models.planet_order_data import PlanetOrderData

    globals().update(
        InputBounds=InputBounds,
        PlanetOrderData=PlanetOrderData,
        _linked=True,
    )
