# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.zarr_compressor import ZarrCompressor


@_attrs_define(eq=False, repr=False)
class ZarrArrayParameters(Model):
    """How the values of an array are stored."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"dtype", "order", "chunks", "fill_value", "compressor"})

    dtype: str
    """The data type as NumPy writes it, such as `|u1`, `<u2` or `<f4`; it has to suit the sample type."""

    chunks: list[int]
    """The length of a chunk along time, y and x; along time it is 1."""

    fill_value: float
    """The value of chunks that are not stored."""

    order: str = "C"
    """The layout within a chunk; `C` is row by row."""

    compressor: ZarrCompressor | Unset = UNSET
    """A codec by its `id` and its settings, as numcodecs names them."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.dtype = get("dtype", UNSET)
        self.order = get("order", UNSET)
        self.chunks = get("chunks", UNSET)
        self.fill_value = get("fill_value", UNSET)
        value = get("compressor", UNSET)
        self.compressor = ZarrCompressor.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.dtype
        if value is not UNSET:
            field_dict["dtype"] = value
        value = self.order
        if value is not UNSET:
            field_dict["order"] = value
        value = self.chunks
        if value is not UNSET:
            field_dict["chunks"] = value
        value = self.fill_value
        if value is not UNSET:
            field_dict["fill_value"] = value
        value = self.compressor
        if value is not UNSET:
            field_dict["compressor"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.zarr_compressor import ZarrCompressor

    globals().update(
        ZarrCompressor=ZarrCompressor,
        _linked=True,
    )
