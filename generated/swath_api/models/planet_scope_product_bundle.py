# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class PlanetScopeProductBundle(OpenStrEnum):
    """The set of assets of a PlanetScope scene."""

    ANALYTIC_8B_SR_UDM2 = "analytic_8b_sr_udm2"
    ANALYTIC_8B_UDM2 = "analytic_8b_udm2"
    ANALYTIC_SR_UDM2 = "analytic_sr_udm2"
    ANALYTIC_UDM2 = "analytic_udm2"
