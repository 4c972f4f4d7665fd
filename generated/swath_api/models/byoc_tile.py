# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, decode_datetime, encode, encode_datetime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.byoc_tile_additional_data import ByocTileAdditionalData
    from ..models.byoc_tile_status import ByocTileStatus
    from ..models.multi_polygon import MultiPolygon
    from ..models.polygon import Polygon


@_attrs_define(eq=False, repr=False)
class ByocTile(Model):
    """Files that belong to one place and one time."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "path",
            "id",
            "tileGeometry",
            "coverGeometry",
            "sensingTime",
            "status",
            "additionalData",
            "created",
            "ingestionStart",
        }
    )

    path: str
    """Where in the bucket the files lie; `(BAND)` stands for the part that differs from file to file."""

    id: str | Unset = UNSET

    tile_geometry: Polygon | Unset = UNSET
    """The bounds of the files."""

    cover_geometry: MultiPolygon | Polygon | Unset = UNSET
    """The area in which a tile has data; the common area of its files where none is given. It may be written in any
    CRS and is answered in the CRS of the tile.
    """

    sensing_time: datetime.datetime | None | Unset = UNSET
    """When the data were acquired; no finer than milliseconds."""

    status: ByocTileStatus | Unset = UNSET
    """How far the ingestion of a tile has come."""

    additional_data: ByocTileAdditionalData | Unset = UNSET
    """What the ingestion found out about a tile."""

    created: datetime.datetime | Unset = UNSET

    ingestion_start: datetime.datetime | Unset = UNSET
    """When the last ingestion began."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.path = get("path", UNSET)
        self.id = get("id", UNSET)
        value = get("tileGeometry", UNSET)
        self.tile_geometry = Polygon.from_dict(value) if isinstance(value, dict) else value
        value = get("coverGeometry", UNSET)
        self.cover_geometry = choose_cover_geometry(value) if isinstance(value, dict) else value
        value = get("sensingTime", UNSET)
        self.sensing_time = decode_datetime(value)
        value = get("status", UNSET)
        self.status = ByocTileStatus(value) if type(value) is str else value
        value = get("additionalData", UNSET)
        self.additional_data = ByocTileAdditionalData.from_dict(value) if isinstance(value, dict) else value
        value = get("created", UNSET)
        self.created = decode_datetime(value)
        value = get("ingestionStart", UNSET)
        self.ingestion_start = decode_datetime(value)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.path
        if value is not UNSET:
            field_dict["path"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.tile_geometry
        if value is not UNSET:
            field_dict["tileGeometry"] = value.to_dict() if isinstance(value, Model) else value
        value = self.cover_geometry
        if value is not UNSET:
            field_dict["coverGeometry"] = encode(value)
        value = self.sensing_time
        if value is not UNSET:
            field_dict["sensingTime"] = encode(value)
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.additional_data
        if value is not UNSET:
            field_dict["additionalData"] = value.to_dict() if isinstance(value, Model) else value
        value = self.created
        if value is not UNSET:
            field_dict["created"] = encode_datetime(value)
        value = self.ingestion_start
        if value is not UNSET:
            field_dict["ingestionStart"] = encode_datetime(value)
        return field_dict


choose_cover_geometry: Choice
_linked = False


def _link() -> None:
    from ..models.byoc_tile_additional_data import ByocTileAdditionalData
    from ..models.byoc_tile_status import ByocTileStatus
    from ..models.multi_polygon import MultiPolygon
    from ..models.polygon import Polygon

    globals().update(
        ByocTileAdditionalData=ByocTileAdditionalData,
        ByocTileStatus=ByocTileStatus,
        MultiPolygon=MultiPolygon,
        Polygon=Polygon,
        choose_cover_geometry=Choice(
            Option(Polygon, {"type": ["Polygon"]}, ["coordinates", "type"]),
            Option(MultiPolygon, {"type": ["MultiPolygon"]}, ["coordinates", "type"]),
        ),
        _linked=True,
    )
