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
    from ..models.batch_tile_origin_v1 import BatchTileOriginV1
    from ..models.batch_tile_status_v1 import BatchTileStatusV1
    from ..models.polygon import Polygon


@_attrs_define(eq=False, repr=False)
class BatchTileV1(Model):
    """A tile of a batch request.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"id", "requestId", "geometry", "origin", "status", "cost"})

    id: int | Unset = UNSET

    request_id: str | Unset = UNSET
    """The batch request that the tile belongs to."""

    geometry: Polygon | Unset = UNSET
    """The tile in the grid, as WGS 84 and without buffers; the raster's own footprint differs a little."""

    origin: BatchTileOriginV1 | Unset = UNSET
    """The lower left corner of a tile, in the tile's own CRS."""

    status: BatchTileStatusV1 | Unset = UNSET
    """How far the rendering of a tile is."""

    cost: float | Unset = UNSET
    """The cost of the tile, in PU."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        self.request_id = get("requestId", UNSET)
        value = get("geometry", UNSET)
        self.geometry = Polygon.from_dict(value) if isinstance(value, dict) else value
        value = get("origin", UNSET)
        self.origin = BatchTileOriginV1.from_dict(value) if isinstance(value, dict) else value
        value = get("status", UNSET)
        self.status = BatchTileStatusV1(value) if type(value) is str else value
        self.cost = get("cost", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.request_id
        if value is not UNSET:
            field_dict["requestId"] = value
        value = self.geometry
        if value is not UNSET:
            field_dict["geometry"] = value.to_dict() if isinstance(value, Model) else value
        value = self.origin
        if value is not UNSET:
            field_dict["origin"] = value.to_dict() if isinstance(value, Model) else value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.cost
        if value is not UNSET:
            field_dict["cost"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_tile_origin_v1 import BatchTileOriginV1
    from ..models.batch_tile_status_v1 import BatchTileStatusV1
    from ..models.polygon import Polygon

    globals().update(
        BatchTileOriginV1=BatchTileOriginV1,
        BatchTileStatusV1=BatchTileStatusV1,
        Polygon=Polygon,
        _linked=True,
    )
