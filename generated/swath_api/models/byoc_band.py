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
    from ..models.band_bit_depth import BandBitDepth
    from ..models.band_sample_format import BandSampleFormat


@_attrs_define(eq=False, repr=False)
class ByocBand(Model):
    """Where the values of a band are stored, and how."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"bitDepth", "sampleFormat", "source", "bandIndex", "noData", "aliases"}
    )

    bit_depth: BandBitDepth
    """The size of one value, bits."""

    sample_format: BandSampleFormat
    """How the bits of a value are read."""

    source: str | Unset = UNSET
    """The file that holds the band, as it stands for `(BAND)` in a tile's path."""

    band_index: int | Unset = UNSET
    """The band's number within its file, counted from 1. The service's default: 1."""

    no_data: float | Unset = UNSET
    """The value that marks a pixel without data."""

    aliases: list[str] | Unset = UNSET
    """Further names of the band."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("bitDepth", UNSET)
        self.bit_depth = BandBitDepth(value) if type(value) is int else value
        value = get("sampleFormat", UNSET)
        self.sample_format = BandSampleFormat(value) if type(value) is str else value
        self.source = get("source", UNSET)
        self.band_index = get("bandIndex", UNSET)
        self.no_data = get("noData", UNSET)
        self.aliases = get("aliases", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.bit_depth
        if value is not UNSET:
            field_dict["bitDepth"] = value.value if isinstance(value, Enum) else value
        value = self.sample_format
        if value is not UNSET:
            field_dict["sampleFormat"] = value.value if isinstance(value, Enum) else value
        value = self.source
        if value is not UNSET:
            field_dict["source"] = value
        value = self.band_index
        if value is not UNSET:
            field_dict["bandIndex"] = value
        value = self.no_data
        if value is not UNSET:
            field_dict["noData"] = value
        value = self.aliases
        if value is not UNSET:
            field_dict["aliases"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.band_bit_depth import BandBitDepth
    from ..models.band_sample_format import BandSampleFormat

    globals().update(
        BandBitDepth=BandBitDepth,
        BandSampleFormat=BandSampleFormat,
        _linked=True,
    )
