# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_tile_v1 import BatchTileV1
    from ..models.page_links import PageLinks


@_attrs_define(eq=False, repr=False)
class BatchTilePageV1(Model):
    """A page of tiles.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"data", "links"})

    data: list[BatchTileV1] | Unset = UNSET

    links: PageLinks | Unset = UNSET
    """Where a page of a listing stands among its neighbours."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("data", UNSET)
        self.data = (
            [BatchTileV1.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        value = get("links", UNSET)
        self.links = PageLinks.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.data
        if value is not UNSET:
            field_dict["data"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.links
        if value is not UNSET:
            field_dict["links"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_tile_v1 import BatchTileV1
    from ..models.page_links import PageLinks

    globals().update(
        BatchTileV1=BatchTileV1,
        PageLinks=PageLinks,
        _linked=True,
    )
