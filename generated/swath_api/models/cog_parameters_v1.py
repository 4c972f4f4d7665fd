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
    from ..models.overview_resampling import OverviewResampling


@_attrs_define(eq=False, repr=False)
class CogParametersV1(Model):
    """The inner structure of cloud optimized GeoTIFFs.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"overviewLevels", "overviewMinSize", "resamplingAlgorithm", "blockxsize", "blockysize", "usePredictor"}
    )

    overview_levels: list[int] | Unset = UNSET
    """The factors of the overviews, such as 2, 4 and 8."""

    overview_min_size: int | Unset = UNSET
    """Overviews are added until one is no larger than this, in px; an alternative to `overviewLevels`."""

    resampling_algorithm: OverviewResampling | Unset = UNSET
    """How the pixels of an overview are computed from those below it."""

    blockxsize: int | Unset = UNSET
    """The width of an inner tile, in px."""

    blockysize: int | Unset = UNSET
    """The height of an inner tile, in px."""

    use_predictor: bool | Unset = UNSET
    """Whether values are stored as differences to their neighbours, which compress better. The service's default:
    True.
    """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.overview_levels = get("overviewLevels", UNSET)
        self.overview_min_size = get("overviewMinSize", UNSET)
        value = get("resamplingAlgorithm", UNSET)
        self.resampling_algorithm = OverviewResampling(value) if type(value) is str else value
        self.blockxsize = get("blockxsize", UNSET)
        self.blockysize = get("blockysize", UNSET)
        self.use_predictor = get("usePredictor", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.overview_levels
        if value is not UNSET:
            field_dict["overviewLevels"] = value
        value = self.overview_min_size
        if value is not UNSET:
            field_dict["overviewMinSize"] = value
        value = self.resampling_algorithm
        if value is not UNSET:
            field_dict["resamplingAlgorithm"] = value.value if isinstance(value, Enum) else value
        value = self.blockxsize
        if value is not UNSET:
            field_dict["blockxsize"] = value
        value = self.blockysize
        if value is not UNSET:
            field_dict["blockysize"] = value
        value = self.use_predictor
        if value is not UNSET:
            field_dict["usePredictor"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.overview_resampling import OverviewResampling

    globals().update(
        OverviewResampling=OverviewResampling,
        _linked=True,
    )
