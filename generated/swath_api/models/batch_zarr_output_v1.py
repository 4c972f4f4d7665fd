# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.zarr_array_overrides import ZarrArrayOverrides
    from ..models.zarr_array_parameters import ZarrArrayParameters
    from ..models.zarr_output_group import ZarrOutputGroup


@_attrs_define(eq=False, repr=False)
class BatchZarrOutputV1(Model):
    """A Zarr group as the result. Every output has the format `zarr/array`.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"path", "group", "arrayParameters", "arrayOverrides"})

    path: str
    """The `s3://` path of a folder that is empty or does not exist; `<requestId>` is filled in."""

    group: ZarrOutputGroup
    """The Zarr group that holds one array for each output."""

    array_parameters: ZarrArrayParameters | Unset = UNSET
    """What all arrays have in common; may be left out when the overrides say everything."""

    array_overrides: ZarrArrayOverrides | Unset = UNSET
    """Parameters of single arrays, by the name of the output."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.path = get("path", UNSET)
        value = get("group", UNSET)
        self.group = ZarrOutputGroup.from_dict(value) if isinstance(value, dict) else value
        value = get("arrayParameters", UNSET)
        self.array_parameters = ZarrArrayParameters.from_dict(value) if isinstance(value, dict) else value
        value = get("arrayOverrides", UNSET)
        self.array_overrides = ZarrArrayOverrides.from_dict(value) if isinstance(value, dict) else value
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
        value = self.group
        if value is not UNSET:
            field_dict["group"] = value.to_dict() if isinstance(value, Model) else value
        value = self.array_parameters
        if value is not UNSET:
            field_dict["arrayParameters"] = value.to_dict() if isinstance(value, Model) else value
        value = self.array_overrides
        if value is not UNSET:
            field_dict["arrayOverrides"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.zarr_array_overrides import ZarrArrayOverrides
    from ..models.zarr_array_parameters import ZarrArrayParameters
    from ..models.zarr_output_group import ZarrOutputGroup

    globals().update(
        ZarrArrayOverrides=ZarrArrayOverrides,
        ZarrArrayParameters=ZarrArrayParameters,
        ZarrOutputGroup=ZarrOutputGroup,
        _linked=True,
    )
