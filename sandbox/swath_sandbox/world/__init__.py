"""The deterministic Earth the sandbox looks at, and the archive of its acquisitions."""

from swath_sandbox.world.acquisitions import Acquisition
from swath_sandbox.world.world import DEMO_BBOX, World

__all__ = ["DEMO_BBOX", "Acquisition", "World"]
