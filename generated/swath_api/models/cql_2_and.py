# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.cql_2_between import Cql2Between
    from ..models.cql_2_comparison import Cql2Comparison
    from ..models.cql_2_not import Cql2Not


@_attrs_define(eq=False, repr=False)
class Cql2And(Model):
    """Holds where all of its arguments hold."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"op", "args"})

    args: list[Cql2And | Cql2Between | Cql2Comparison | Cql2Not]

    op: Literal["and"] = "and"

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.op = get("op", UNSET)
        value = get("args", UNSET)
        self.args = (
            [choose_args_item(item) if isinstance(item, dict) else item for item in value]
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
            field_dict["op"] = value
        value = self.args
        if value is not UNSET:
            field_dict["args"] = [encode(item) for item in value] if isinstance(value, (list, tuple)) else value
        return field_dict


choose_args_item: Choice
_linked = False


def _link() -> None:
    from ..models.cql_2_between import Cql2Between
    from ..models.cql_2_comparison import Cql2Comparison
    from ..models.cql_2_not import Cql2Not

    globals().update(
        Cql2Between=Cql2Between,
        Cql2Comparison=Cql2Comparison,
        Cql2Not=Cql2Not,
        choose_args_item=Choice(
            Option(Cql2And, {"op": ["and"]}, ["args", "op"]),
            Option(Cql2Not, {"op": ["not"]}, ["args", "op"]),
            Option(Cql2Between, {"op": ["between"]}, ["args", "op"]),
            Option(Cql2Comparison, {"op": ["<", "<=", "<>", "=", ">", ">="]}, ["args", "op"]),
        ),
        _linked=True,
    )
