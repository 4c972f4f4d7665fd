# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class PlanetaryVariableType(OpenStrEnum):
    """A planetary variable."""

    BIOMASS_PROXY = "biomass_proxy"
    FOREST_CARBON_DILIGENCE_30M = "forest_carbon_diligence_30m"
    FOREST_CARBON_MONITORING_3M = "forest_carbon_monitoring_3m"
    LAND_SURFACE_TEMPERATURE = "land_surface_temperature"
    SOIL_WATER_CONTENT = "soil_water_content"
