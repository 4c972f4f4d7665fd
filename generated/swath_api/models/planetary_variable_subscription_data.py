# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.planet_subscription_filter import PlanetSubscriptionFilter
    from ..models.planetary_variable_id import PlanetaryVariableId
    from ..models.planetary_variable_type import PlanetaryVariableType


@_attrs_define(eq=False, repr=False)
class PlanetaryVariableSubscriptionData(Model):
    """A planetary variable in one of its versions.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"type", "id", "dataFilter"})

    type_: PlanetaryVariableType
    """A planetary variable."""

    id: PlanetaryVariableId
    """A planetary variable's source, version and resolution, the last in metres."""

    data_filter: PlanetSubscriptionFilter
    """The time that a subscription covers."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("type", UNSET)
        self.type_ = PlanetaryVariableType(value) if type(value) is str else value
        value = get("id", UNSET)
        self.id = PlanetaryVariableId(value) if type(value) is str else value
        value = get("dataFilter", UNSET)
        self.data_filter = PlanetSubscriptionFilter.from_dict(value) if isinstance(value, dict) else value
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
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value.value if isinstance(value, Enum) else value
        value = self.data_filter
        if value is not UNSET:
            field_dict["dataFilter"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.planet_subscription_filter import PlanetSubscriptionFilter
    from ..models.planetary_variable_id import PlanetaryVariableId
    from ..models.planetary_variable_type import PlanetaryVariableType

    globals().update(
        PlanetSubscriptionFilter=PlanetSubscriptionFilter,
        PlanetaryVariableId=PlanetaryVariableId,
        PlanetaryVariableType=PlanetaryVariableType,
        _linked=True,
    )
