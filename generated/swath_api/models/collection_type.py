# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class CollectionType(OpenStrEnum):
    """The types of the collections that the service offers by itself."""

    DEM = "dem"
    HLS = "hls"
    LANDSAT_8_L1C = "landsat-8-l1c"
    LANDSAT_ETM_L1 = "landsat-etm-l1"
    LANDSAT_ETM_L2 = "landsat-etm-l2"
    LANDSAT_MSS_L1 = "landsat-mss-l1"
    LANDSAT_OT_L1 = "landsat-ot-l1"
    LANDSAT_OT_L2 = "landsat-ot-l2"
    LANDSAT_TM_L1 = "landsat-tm-l1"
    LANDSAT_TM_L2 = "landsat-tm-l2"
    MODIS = "modis"
    SENTINEL_1_GRD = "sentinel-1-grd"
    SENTINEL_2_L1C = "sentinel-2-l1c"
    SENTINEL_2_L2A = "sentinel-2-l2a"
    SENTINEL_3_OLCI = "sentinel-3-olci"
    SENTINEL_3_OLCI_L2 = "sentinel-3-olci-l2"
    SENTINEL_3_SLSTR = "sentinel-3-slstr"
    SENTINEL_5P_L2 = "sentinel-5p-l2"
