"""What goes into the run of an evalscript, and what comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from swath_sandbox.evalscript.blocks import Bands, RowReader


@dataclass(frozen=True, slots=True)
class SceneInput:
    """One scene: the metadata that the script sees, and the pixels of each band, shape (height, width), native dtype.

    `arrays` may also be a function that answers the rows from `start` up to `stop`: it is called for ascending blocks,
    and only if the script keeps the scene.
    """

    metadata: Mapping[str, object]
    arrays: Bands | RowReader


@dataclass(frozen=True, slots=True)
class SourceInput:
    """One data source: the script's bands as {name: (scale, offset) to the unit asked for}, and its scenes in order.

    Mosaicking SIMPLE takes one scene. `normalization_factor` is what turns digital numbers into reflectance.
    """

    id: str
    bands: Mapping[str, tuple[float, float]]
    scenes: Sequence[SceneInput]
    normalization_factor: float = 1e-4


@dataclass(frozen=True, slots=True)
class Outputs:
    """Each output, shape (height, width, bands) in the dtype of its sample type, and the script's metadata as JSON."""

    arrays: dict[str, NDArray[np.generic]]
    userdata: object
