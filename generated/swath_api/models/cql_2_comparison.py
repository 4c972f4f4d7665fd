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
    from ..models.cql_2_comparison_operator import Cql2ComparisonOperator
    from ..models.cql_2_property import Cql2Property


@_attrs_define(eq=False, repr=False)
class Cql2Comparison(Model):
    """Compares two operands; as a rule a property and a value."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"op", "args"})

    op: Cql2ComparisonOperator
    """How two operands are compared; `<>` means unequal."""

    args: list[Cql2Property | float | str]

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("op", UNSET)
        self.op = Cql2ComparisonOperator(value) if type(value) is str else value
        value = get("args", UNSET)
        self.args = (
            [Cql2Property.from_dict(item) if isinstance(item, dict) else item for item in value]
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
        value = self.op
        if value is not UNSET:
            field_dict["op"] = value.value if isinstance(value, Enum) else value
        value = self.args
        if value is not UNSET:
            field_dict["args"] = [encode(item) for item in value] if isinstance(value, (list, tuple)) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.cql_2_comparison_operator import Cql2ComparisonOperator
    from ..models.cql_2_property import Cql2Property

    globals().update(
        Cql2ComparisonOperator=Cql2ComparisonOperator,
        Cql2Property=Cql2Property,
        _linked=True,
    )
