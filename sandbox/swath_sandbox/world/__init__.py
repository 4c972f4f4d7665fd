"""The deterministic Earth the sandbox looks at, and the archive of its acquisitions."""

from .acquisitions import Acquisition
from .world import DEMO_BBOX, World

__all__ = ["DEMO_BBOX", "Acquisition", "World"]
