# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.byoc_files_metadata import ByocFilesMetadata


@_attrs_define(eq=False, repr=False)
class ByocTileAdditionalData(Model):
    """What the ingestion found out about a tile."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "failedIngestionCause",
            "warnings",
            "hasAddedPoints",
            "filesMetadata",
            "minMetersPerPixel",
            "maxMetersPerPixel",
        }
    )

    failed_ingestion_cause: None | str | Unset = UNSET
    """Why the ingestion failed."""

    warnings: None | str | Unset = UNSET
    """What the ingestion took exception to."""

    has_added_points: bool | Unset = UNSET
    """Whether the ingestion added points to the cover geometry."""

    files_metadata: ByocFilesMetadata | Unset = UNSET
    """What the ingestion noted about each file, by the file's source name."""

    min_meters_per_pixel: float | Unset = UNSET
    """The finest resolution of the files, metres a pixel."""

    max_meters_per_pixel: float | Unset = UNSET
    """The resolution of the coarsest overview, metres a pixel."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.failed_ingestion_cause = get("failedIngestionCause", UNSET)
        self.warnings = get("warnings", UNSET)
        self.has_added_points = get("hasAddedPoints", UNSET)
        value = get("filesMetadata", UNSET)
        self.files_metadata = ByocFilesMetadata.from_dict(value) if isinstance(value, dict) else value
        self.min_meters_per_pixel = get("minMetersPerPixel", UNSET)
        self.max_meters_per_pixel = get("maxMetersPerPixel", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.failed_ingestion_cause
        if value is not UNSET:
            field_dict["failedIngestionCause"] = value
        value = self.warnings
        if value is not UNSET:
            field_dict["warnings"] = value
        value = self.has_added_points
        if value is not UNSET:
            field_dict["hasAddedPoints"] = value
        value = self.files_metadata
        if value is not UNSET:
            field_dict["filesMetadata"] = value.to_dict() if isinstance(value, Model) else value
        value = self.min_meters_per_pixel
        if value is not UNSET:
            field_dict["minMetersPerPixel"] = value
        value = self.max_meters_per_pixel
        if value is not UNSET:
            field_dict["maxMetersPerPixel"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.byoc_files_metadata import ByocFilesMetadata

    globals().update(
        ByocFilesMetadata=ByocFilesMetadata,
        _linked=True,
    )
