# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_form_process_request import BatchFormProcessRequest
    from ..models.batch_instance_type import BatchInstanceType
    from ..models.batch_raster_output import BatchRasterOutput
    from ..models.batch_zarr_output import BatchZarrOutput
    from ..models.geo_package_input import GeoPackageInput
    from ..models.tiling_grid_input import TilingGridInput


@_attrs_define(eq=False, repr=False)
class BatchTaskFormRequest(Model):
    """A batch task to be created, without its evalscript."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"processRequest", "input", "output", "instanceType", "description"}
    )

    process_request: BatchFormProcessRequest
    """What is rendered, without the evalscript, which has a part of its own."""

    input_: GeoPackageInput | TilingGridInput
    """What divides the work, the tiles of a grid or the features of a GeoPackage."""

    output: BatchRasterOutput | BatchZarrOutput
    """What is written, raster files or a Zarr group, and where."""

    instance_type: BatchInstanceType | Unset = UNSET
    """The size of the machines that do the work."""

    description: str | Unset = UNSET
    """Words of the user's own, to recognise the task by."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("processRequest", UNSET)
        self.process_request = BatchFormProcessRequest.from_dict(value) if isinstance(value, dict) else value
        value = get("input", UNSET)
        self.input_ = choose_input_(value) if isinstance(value, dict) else value
        value = get("output", UNSET)
        self.output = choose_output(value) if isinstance(value, dict) else value
        value = get("instanceType", UNSET)
        self.instance_type = BatchInstanceType(value) if type(value) is str else value
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
        value = self.input_
        if value is not UNSET:
            field_dict["input"] = encode(value)
        value = self.output
        if value is not UNSET:
            field_dict["output"] = encode(value)
        value = self.instance_type
        if value is not UNSET:
            field_dict["instanceType"] = value.value if isinstance(value, Enum) else value
        value = self.description
        if value is not UNSET:
            field_dict["description"] = value
        return field_dict


choose_input_: Choice
choose_output: Choice
_linked = False


def _link() -> None:
    from ..models.batch_form_process_request import BatchFormProcessRequest
    from ..models.batch_instance_type import BatchInstanceType
    from ..models.batch_raster_output import BatchRasterOutput
    from ..models.batch_zarr_output import BatchZarrOutput
    from ..models.geo_package_input import GeoPackageInput
    from ..models.tiling_grid_input import TilingGridInput

    globals().update(
        BatchFormProcessRequest=BatchFormProcessRequest,
        BatchInstanceType=BatchInstanceType,
        BatchRasterOutput=BatchRasterOutput,
        BatchZarrOutput=BatchZarrOutput,
        GeoPackageInput=GeoPackageInput,
        TilingGridInput=TilingGridInput,
        choose_input_=Choice(
            Option(GeoPackageInput, {"type": ["geopackage"]}, ["features", "type"]),
            Option(TilingGridInput, {"type": ["tiling-grid"]}, ["id", "resolution", "type"]),
        ),
        choose_output=Choice(
            Option(BatchRasterOutput, {"type": ["raster"]}, ["delivery", "type"]),
            Option(BatchZarrOutput, {"type": ["zarr"]}, ["delivery", "group", "type"]),
        ),
        _linked=True,
    )
