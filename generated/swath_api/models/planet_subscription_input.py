# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.analysis_ready_subscription_data import AnalysisReadySubscriptionData
    from ..models.input_bounds import InputBounds
    from ..models.planet_scope_subscription_data import PlanetScopeSubscriptionData
    from ..models.planetary_variable_subscription_data import PlanetaryVariableSubscriptionData


@_attrs_define(eq=False, repr=False)
class PlanetSubscriptionInput(Model):
    """What is subscribed to.

    Deprecated: the service has given this up or is about to.
    """

    wire_names: ClassVar[frozenset[str]] = frozenset({"provider", "planetApiKey", "bounds", "data"})

    planet_api_key: str = _attrs_field(repr=False)
    """The key of the Planet account that pays."""

    bounds: InputBounds
    """The area to import."""

    data: list[AnalysisReadySubscriptionData | PlanetaryVariableSubscriptionData | PlanetScopeSubscriptionData]
    """The product subscribed to."""

    provider: Literal["PLANET"] = "PLANET"
    """The provider."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.provider = get("provider", UNSET)
        self.planet_api_key = get("planetApiKey", UNSET)
        value = get("bounds", UNSET)
        self.bounds = InputBounds.from_dict(value) if isinstance(value, dict) else value
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
        value = self.provider
        if value is not UNSET:
            field_dict["provider"] = value
        value = self.planet_api_key
        if value is not UNSET:
            field_dict["planetApiKey"] = value
        value = self.bounds
        if value is not UNSET:
            field_dict["bounds"] = value.to_dict() if isinstance(value, Model) else value
        value = self.data
        if value is not UNSET:
            field_dict["data"] = [encode(item) for item in value] if isinstance(value, (list, tuple)) else value
        return field_dict


choose_data_item: Choice
_linked = False


def _link() -> None:
    from ..models.analysis_ready_subscription_data import AnalysisReadySubscriptionData
    from ..models.input_bounds import InputBounds
    from ..models.planet_scope_subscription_data import PlanetScopeSubscriptionData
    from ..models.planetary_variable_subscription_data import PlanetaryVariableSubscriptionData

    globals().update(
        AnalysisReadySubscriptionData=AnalysisReadySubscriptionData,
        InputBounds=InputBounds,
        PlanetScopeSubscriptionData=PlanetScopeSubscriptionData,
        PlanetaryVariableSubscriptionData=PlanetaryVariableSubscriptionData,
        choose_data_item=Choice(
            Option(
                PlanetScopeSubscriptionData,
                {"itemType": ["PSScene"], "type": ["catalog"]},
                ["dataFilter", "harmonizeTo", "itemType", "productBundle"],
            ),
            Option(
                PlanetaryVariableSubscriptionData,
                {
                    "type": [
                        "biomass_proxy",
                        "forest_carbon_diligence_30m",
                        "forest_carbon_monitoring_3m",
                        "land_surface_temperature",
                        "soil_water_content",
                    ],
                    "id": [
                        "ABOVEGROUND_CARBON_DENSITY_v1.0.0_3",
                        "ABOVEGROUND_CARBON_DENSITY_v1.1.0_30",
                        "ABOVEGROUND_CARBON_DENSITY_v1.2.0_30",
                        "BIOMASS-PROXY_V3.0_10",
                        "BIOMASS-PROXY_V4.0_10",
                        "CANOPY_COVER_v1.0.0_3",
                        "CANOPY_COVER_v1.1.0_30",
                        "CANOPY_COVER_v1.2.0_30",
                        "CANOPY_HEIGHT_v1.0.0_3",
                        "CANOPY_HEIGHT_v1.1.0_30",
                        "CANOPY_HEIGHT_v1.2.0_30",
                        "LST-AMSR2_V1.0_100",
                        "LST-AMSR2_V1.0_1000",
                        "LST-AMSRE_V1.0_1000",
                        "SWC-AMSR2-C_V1.0_100",
                        "SWC-AMSR2-C_V2.0_100",
                        "SWC-AMSR2-C_V4.0_1000",
                        "SWC-AMSR2-C_V5.0_1000",
                        "SWC-AMSR2-X_V1.0_100",
                        "SWC-AMSR2-X_V2.0_100",
                        "SWC-AMSR2-X_V4.0_1000",
                        "SWC-AMSR2-X_V5.0_1000",
                        "SWC-AMSRE-C_V4.0_1000",
                        "SWC-AMSRE-C_V5.0_1000",
                        "SWC-AMSRE-X_V4.0_1000",
                        "SWC-AMSRE-X_V5.0_1000",
                        "SWC-SMAP-L_V1.0_100",
                        "SWC-SMAP-L_V2.0_100",
                        "SWC-SMAP-L_V4.0_1000",
                        "SWC-SMAP-L_V5.0_1000",
                    ],
                },
                ["dataFilter", "id", "type"],
            ),
            Option(
                AnalysisReadySubscriptionData,
                {"type": ["analysis_ready_ps"], "id": ["PS_ARD_SR_DAILY"]},
                ["dataFilter", "id", "type"],
            ),
        ),
        _linked=True,
    )
