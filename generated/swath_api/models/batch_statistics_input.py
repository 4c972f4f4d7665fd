# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.byoc_source import ByocSource
    from ..models.dem_source import DemSource
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.hls_source import HlsSource
    from ..models.landsat_8l1c_source import Landsat8L1CSource
    from ..models.landsat_etm_l1_source import LandsatEtmL1Source
    from ..models.landsat_etm_l2_source import LandsatEtmL2Source
    from ..models.landsat_mss_l1_source import LandsatMssL1Source
    from ..models.landsat_ot_l1_source import LandsatOtL1Source
    from ..models.landsat_ot_l2_source import LandsatOtL2Source
    from ..models.landsat_tm_l1_source import LandsatTmL1Source
    from ..models.landsat_tm_l2_source import LandsatTmL2Source
    from ..models.modis_source import ModisSource
    from ..models.s3_reference import S3Reference
    from ..models.sentinel_1_grd_source import Sentinel1GrdSource
    from ..models.sentinel_2l1c_source import Sentinel2L1CSource
    from ..models.sentinel_2l2a_source import Sentinel2L2ASource
    from ..models.sentinel_3_olci_l2_source import Sentinel3OlciL2Source
    from ..models.sentinel_3_olci_source import Sentinel3OlciSource
    from ..models.sentinel_3_slstr_source import Sentinel3SlstrSource
    from ..models.sentinel_5p_source import Sentinel5PSource


@_attrs_define(eq=False, repr=False)
class BatchStatisticsInput(Model):
    """The areas and the data that statistics are made of."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"features", "data"})

    features: GoogleStorageReference | S3Reference
    """Where the GeoPackage with the areas lies."""

    data: list[
        ByocSource
        | DemSource
        | HlsSource
        | Landsat8L1CSource
        | LandsatEtmL1Source
        | LandsatEtmL2Source
        | LandsatMssL1Source
        | LandsatOtL1Source
        | LandsatOtL2Source
        | LandsatTmL1Source
        | LandsatTmL2Source
        | ModisSource
        | Sentinel1GrdSource
        | Sentinel2L1CSource
        | Sentinel2L2ASource
        | Sentinel3OlciL2Source
        | Sentinel3OlciSource
        | Sentinel3SlstrSource
        | Sentinel5PSource
    ]
    """The collections that the evalscript reads."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("features", UNSET)
        self.features = choose_features(value) if isinstance(value, dict) else value
        value = get("data", UNSET)
        self.data = (
            [choose_data_item(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.features
        if value is not UNSET:
            field_dict["features"] = encode(value)
        value = self.data
        if value is not UNSET:
            field_dict["data"] = [encode(item) for item in value] if isinstance(value, (list, tuple)) else value
        return field_dict


choose_features: Choice
choose_data_item: Choice
_linked = False


def _link() -> None:
    from ..models.byoc_source import ByocSource
    from ..models.dem_source import DemSource
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.hls_source import HlsSource
    from ..models.landsat_8l1c_source import Landsat8L1CSource
    from ..models.landsat_etm_l1_source import LandsatEtmL1Source
    from ..models.landsat_etm_l2_source import LandsatEtmL2Source
    from ..models.landsat_mss_l1_source import LandsatMssL1Source
    from ..models.landsat_ot_l1_source import LandsatOtL1Source
    from ..models.landsat_ot_l2_source import LandsatOtL2Source
    from ..models.landsat_tm_l1_source import LandsatTmL1Source
    from ..models.landsat_tm_l2_source import LandsatTmL2Source
    from ..models.modis_source import ModisSource
    from ..models.s3_reference import S3Reference
    from ..models.sentinel_1_grd_source import Sentinel1GrdSource
    from ..models.sentinel_2l1c_source import Sentinel2L1CSource
    from ..models.sentinel_2l2a_source import Sentinel2L2ASource
    from ..models.sentinel_3_olci_l2_source import Sentinel3OlciL2Source
    from ..models.sentinel_3_olci_source import Sentinel3OlciSource
    from ..models.sentinel_3_slstr_source import Sentinel3SlstrSource
    from ..models.sentinel_5p_source import Sentinel5PSource

    globals().update(
        ByocSource=ByocSource,
        DemSource=DemSource,
        GoogleStorageReference=GoogleStorageReference,
        HlsSource=HlsSource,
        Landsat8L1CSource=Landsat8L1CSource,
        LandsatEtmL1Source=LandsatEtmL1Source,
        LandsatEtmL2Source=LandsatEtmL2Source,
        LandsatMssL1Source=LandsatMssL1Source,
        LandsatOtL1Source=LandsatOtL1Source,
        LandsatOtL2Source=LandsatOtL2Source,
        LandsatTmL1Source=LandsatTmL1Source,
        LandsatTmL2Source=LandsatTmL2Source,
        ModisSource=ModisSource,
        S3Reference=S3Reference,
        Sentinel1GrdSource=Sentinel1GrdSource,
        Sentinel2L1CSource=Sentinel2L1CSource,
        Sentinel2L2ASource=Sentinel2L2ASource,
        Sentinel3OlciL2Source=Sentinel3OlciL2Source,
        Sentinel3OlciSource=Sentinel3OlciSource,
        Sentinel3SlstrSource=Sentinel3SlstrSource,
        Sentinel5PSource=Sentinel5PSource,
        choose_features=Choice(
            Option(S3Reference, {}, ["s3"]),
            Option(GoogleStorageReference, {}, ["gs"]),
        ),
        choose_data_item=Choice(
            Option(Sentinel1GrdSource, {"type": ["sentinel-1-grd"]}, ["type"]),
            Option(Sentinel2L1CSource, {"type": ["sentinel-2-l1c"]}, ["type"]),
            Option(Sentinel2L2ASource, {"type": ["sentinel-2-l2a"]}, ["type"]),
            Option(Sentinel3OlciSource, {"type": ["sentinel-3-olci"]}, ["type"]),
            Option(Sentinel3OlciL2Source, {"type": ["sentinel-3-olci-l2"]}, ["type"]),
            Option(Sentinel3SlstrSource, {"type": ["sentinel-3-slstr"]}, ["type"]),
            Option(Sentinel5PSource, {"type": ["sentinel-5p-l2"]}, ["type"]),
            Option(Landsat8L1CSource, {"type": ["landsat-8-l1c"]}, ["type"]),
            Option(LandsatOtL1Source, {"type": ["landsat-ot-l1"]}, ["type"]),
            Option(LandsatOtL2Source, {"type": ["landsat-ot-l2"]}, ["type"]),
            Option(LandsatEtmL1Source, {"type": ["landsat-etm-l1"]}, ["type"]),
            Option(LandsatEtmL2Source, {"type": ["landsat-etm-l2"]}, ["type"]),
            Option(LandsatTmL1Source, {"type": ["landsat-tm-l1"]}, ["type"]),
            Option(LandsatTmL2Source, {"type": ["landsat-tm-l2"]}, ["type"]),
            Option(LandsatMssL1Source, {"type": ["landsat-mss-l1"]}, ["type"]),
            Option(HlsSource, {"type": ["hls"]}, ["type"]),
            Option(ModisSource, {"type": ["modis"]}, ["type"]),
            Option(DemSource, {"type": ["dem"]}, ["type"]),
            Option(ByocSource, {}, ["type"]),
        ),
        _linked=True,
    )
