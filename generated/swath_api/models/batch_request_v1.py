# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode, encode_datetime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_output_v1 import BatchOutputV1
    from ..models.batch_process_request_v1 import BatchProcessRequestV1
    from ..models.batch_request_status_v1 import BatchRequestStatusV1
    from ..models.batch_user_action_v1 import BatchUserActionV1
    from ..models.batch_zarr_output_v1 import BatchZarrOutputV1
    from ..models.tiling_grid_selection_v1 import TilingGridSelectionV1


@_attrs_define(eq=False, repr=False)
class BatchRequestV1(Model):
    """A batch request as the service keeps it.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "id",
            "processRequest",
            "status",
            "userId",
            "accountId",
            "created",
            "tilingGridId",
            "tilingGrid",
            "resolution",
            "output",
            "bucketName",
            "zarrOutput",
            "description",
            "valueEstimate",
            "tileCount",
            "tileWidthPx",
            "tileHeightPx",
            "userAction",
            "userActionUpdated",
            "error",
        }
    )

    id: str

    process_request: BatchProcessRequestV1
    """What is rendered; a process request without a size, which follows from the grid."""

    status: BatchRequestStatusV1
    """The state of a batch request. `DONE`, `FAILED` and `CANCELED` are final; `PARTIAL` can be restarted."""

    user_id: str | Unset = UNSET
    """The user who created the request; not every deployment tells."""

    account_id: str | Unset = UNSET
    """The account that the request belongs to."""

    created: datetime.datetime | Unset = UNSET

    tiling_grid_id: int | Unset = UNSET
    """The former place of `tilingGrid.id`."""

    tiling_grid: TilingGridSelectionV1 | Unset = UNSET
    """The grid that cuts the area into tiles, and the resolution to render at."""

    resolution: float | Unset = UNSET
    """The former place of `tilingGrid.resolution`."""

    output: BatchOutputV1 | Unset = UNSET
    """Where and how raster files are written."""

    bucket_name: str | Unset = UNSET
    """The bucket, when it was given alone."""

    zarr_output: BatchZarrOutputV1 | Unset = UNSET
    """A Zarr group as the result. Every output has the format `zarr/array`."""

    description: str | Unset = UNSET
    """Words of the user's own, to recognise the request by."""

    value_estimate: float | Unset = UNSET
    """The estimated cost, in PU; known after the analysis."""

    tile_count: int | Unset = UNSET
    """How many tiles there are; known after the analysis."""

    tile_width_px: int | Unset = UNSET
    """The width of a tile, in px."""

    tile_height_px: int | Unset = UNSET
    """The height of a tile, in px."""

    user_action: BatchUserActionV1 | Unset = UNSET
    """The last thing that the user asked of a batch request."""

    user_action_updated: datetime.datetime | Unset = UNSET
    """When the last user action came."""

    error: str | Unset = UNSET
    """Why the analysis or the processing failed."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        value = get("processRequest", UNSET)
        self.process_request = BatchProcessRequestV1.from_dict(value) if isinstance(value, dict) else value
        value = get("status", UNSET)
        self.status = BatchRequestStatusV1(value) if type(value) is str else value
        self.user_id = get("userId", UNSET)
        self.account_id = get("accountId", UNSET)
        value = get("created", UNSET)
        self.created = decode_datetime(value)
        self.tiling_grid_id = get("tilingGridId", UNSET)
        value = get("tilingGrid", UNSET)
        self.tiling_grid = TilingGridSelectionV1.from_dict(value) if isinstance(value, dict) else value
        self.resolution = get("resolution", UNSET)
        value = get("output", UNSET)
        self.output = BatchOutputV1.from_dict(value) if isinstance(value, dict) else value
        self.bucket_name = get("bucketName", UNSET)
        value = get("zarrOutput", UNSET)
        self.zarr_output = BatchZarrOutputV1.from_dict(value) if isinstance(value, dict) else value
        self.description = get("description", UNSET)
        self.value_estimate = get("valueEstimate", UNSET)
        self.tile_count = get("tileCount", UNSET)
        self.tile_width_px = get("tileWidthPx", UNSET)
        self.tile_height_px = get("tileHeightPx", UNSET)
        value = get("userAction", UNSET)
        self.user_action = BatchUserActionV1(value) if type(value) is str else value
        value = get("userActionUpdated", UNSET)
        self.user_action_updated = decode_datetime(value)
        self.error = get("error", UNSET)
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
        value = self.process_request
        if value is not UNSET:
            field_dict["processRequest"] = value.to_dict() if isinstance(value, Model) else value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.user_id
        if value is not UNSET:
            field_dict["userId"] = value
        value = self.account_id
        if value is not UNSET:
            field_dict["accountId"] = value
        value = self.created
        if value is not UNSET:
            field_dict["created"] = encode_datetime(value)
        value = self.tiling_grid_id
        if value is not UNSET:
            field_dict["tilingGridId"] = value
        value = self.tiling_grid
        if value is not UNSET:
            field_dict["tilingGrid"] = value.to_dict() if isinstance(value, Model) else value
        value = self.resolution
        if value is not UNSET:
            field_dict["resolution"] = value
        value = self.output
        if value is not UNSET:
            field_dict["output"] = value.to_dict() if isinstance(value, Model) else value
        value = self.bucket_name
        if value is not UNSET:
            field_dict["bucketName"] = value
        value = self.zarr_output
        if value is not UNSET:
            field_dict["zarrOutput"] = value.to_dict() if isinstance(value, Model) else value
        value = self.description
        if value is not UNSET:
            field_dict["description"] = value
        value = self.value_estimate
        if value is not UNSET:
            field_dict["valueEstimate"] = value
        value = self.tile_count
        if value is not UNSET:
            field_dict["tileCount"] = value
        value = self.tile_width_px
        if value is not UNSET:
            field_dict["tileWidthPx"] = value
        value = self.tile_height_px
        if value is not UNSET:
            field_dict["tileHeightPx"] = value
        value = self.user_action
        if value is not UNSET:
            field_dict["userAction"] = value.value if isinstance(value, Enum) else value
        value = self.user_action_updated
        if value is not UNSET:
            field_dict["userActionUpdated"] = encode_datetime(value)
        value = self.error
        if value is not UNSET:
            field_dict["error"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_output_v1 import BatchOutputV1
    from ..models.batch_process_request_v1 import BatchProcessRequestV1
    from ..models.batch_request_status_v1 import BatchRequestStatusV1
    from ..models.batch_user_action_v1 import BatchUserActionV1
    from ..models.batch_zarr_output_v1 import BatchZarrOutputV1
    from ..models.tiling_grid_selection_v1 import TilingGridSelectionV1

    globals().update(
        BatchOutputV1=BatchOutputV1,
        BatchProcessRequestV1=BatchProcessRequestV1,
        BatchRequestStatusV1=BatchRequestStatusV1,
        BatchUserActionV1=BatchUserActionV1,
        BatchZarrOutputV1=BatchZarrOutputV1,
        TilingGridSelectionV1=TilingGridSelectionV1,
        _linked=True,
    )
