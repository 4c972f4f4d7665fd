# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class PlanetProductBundle(OpenStrEnum):
    """The set of assets of an item. `panchromatic` and the plain `analytic` ones belong to SkySat, those with `8b`
    to PlanetScope.
    """

    ANALYTIC = "analytic"
    ANALYTIC_8B_SR_UDM2 = "analytic_8b_sr_udm2"
    ANALYTIC_8B_UDM2 = "analytic_8b_udm2"
    ANALYTIC_SR = "analytic_sr"
    ANALYTIC_SR_UDM2 = "analytic_sr_udm2"
    ANALYTIC_UDM2 = "analytic_udm2"
    PANCHROMATIC = "panchromatic"
