"""The deterministic Earth the sandbox looks at, and the archive of its acquisitions."""

from swath_sandbox.world.acquisitions import OpticalAcquisition
from swath_sandbox.world.elevation import ElevationModel
from swath_sandbox.world.radar import RadarProcessing
from swath_sandbox.world.radar_acquisitions import RadarAcquisition
from swath_sandbox.world.world import DEMO_BBOX, Acquisition, Dataset, World

__all__ = [
    "DEMO_BBOX",
    "Acquisition",
    "Dataset",
    "ElevationModel",
    "OpticalAcquisition",
    "RadarAcquisition",
    "RadarProcessing",
    "World",
]
