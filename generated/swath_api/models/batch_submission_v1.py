# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_output_v1 import BatchOutputV1
    from ..models.batch_process_request_v1 import BatchProcessRequestV1
    from ..models.batch_zarr_output_v1 import BatchZarrOutputV1
    from ..models.tiling_grid_selection_v1 import TilingGridSelectionV1


@_attrs_define(eq=False, repr=False)
class BatchSubmissionV1(Model):
    """A batch request to be created. Where the results go is said by exactly one of `output`, `bucketName` and
    `zarrOutput`.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "processRequest",
            "tilingGridId",
            "tilingGrid",
            "resolution",
            "output",
            "bucketName",
            "zarrOutput",
            "description",
        }
    )

    process_request: BatchProcessRequestV1
    """What is rendered; a process request without a size, which follows from the grid."""

    tiling_grid_id: int | Unset = UNSET
    """The former place of `tilingGrid.id`."""

    tiling_grid: TilingGridSelectionV1 | Unset = UNSET
    """The grid that cuts the area into tiles, and the resolution to render at."""

    resolution: float | Unset = UNSET
    """The former place of `tilingGrid.resolution`."""

    output: BatchOutputV1 | Unset = UNSET
    """Where and how raster files are written."""

    bucket_name: str | Unset = UNSET
    """A bucket alone, instead of an `output` with the path `s3://<bucket>`."""

    zarr_output: BatchZarrOutputV1 | Unset = UNSET
    """A Zarr group as the result. Every output has the format `zarr/array`."""

    description: str | Unset = UNSET
    """Words of the user's own, to recognise the request by."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("processRequest", UNSET)
        self.process_request = BatchProcessRequestV1.from_dict(value) if isinstance(value, dict) else value
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
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.process_request
        if value is not UNSET:
            field_dict["processRequest"] = value.to_dict() if isinstance(value, Model) else value
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
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_output_v1 import BatchOutputV1
    from ..models.batch_process_request_v1 import BatchProcessRequestV1
    from ..models.batch_zarr_output_v1 import BatchZarrOutputV1
    from ..models.tiling_grid_selection_v1 import TilingGridSelectionV1

    globals().update(
        BatchOutputV1=BatchOutputV1,
        BatchProcessRequestV1=BatchProcessRequestV1,
        BatchZarrOutputV1=BatchZarrOutputV1,
        TilingGridSelectionV1=TilingGridSelectionV1,
        _linked=True,
    )
