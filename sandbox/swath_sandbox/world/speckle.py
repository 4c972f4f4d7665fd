"""The grain of radar images, and the filter against it."""

import numpy as np

from swath_sandbox.world.noise import Single
from swath_sandbox.world.plane import View

_F = np.float32
_CORRELATED = 15.0  # metres: smaller pixels share some of their grain with their neighbours
_BLUR = 0.18
_BLURRED = (1.0 - 2.0 * _BLUR) ** 2 + 2.0 * _BLUR**2  # the variance that each direction's blur leaves
_BYTES = 147.8  # the deviation of the sum of four random bytes


def speckled(view: View, seed: int, looks: float) -> Single:
    """Factors of mean 1 that follow a gamma distribution of so many looks; the outermost pixels lack a neighbour."""
    h = view.hashed(seed)
    total = (h & np.uint32(255)) + (h >> np.uint32(8) & np.uint32(255)) + (h >> np.uint32(16) & np.uint32(255))
    normal: Single = ((total + (h >> np.uint32(24))).astype(_F) - _F(510)) * _F(1.0 / _BYTES)
    if view.resolution < _CORRELATED:
        normal[:, 1:-1] = normal[:, 1:-1] * _F(1.0 - 2.0 * _BLUR) + (normal[:, 2:] + normal[:, :-2]) * _F(_BLUR)
        normal[1:-1] = normal[1:-1] * _F(1.0 - 2.0 * _BLUR) + (normal[2:] + normal[:-2]) * _F(_BLUR)
        normal *= _F(1.0 / _BLURRED)
    # Wilson and Hilferty: the cube root of a gamma variable is almost normal.
    root = np.maximum(normal * _F((1.0 / (9.0 * looks)) ** 0.5) + _F(1.0 - 1.0 / (9.0 * looks)), _F(0.05))
    factors: Single = root * root * root
    return factors


def lee(power: Single, window: tuple[int, int], looks: float) -> Single:
    """Lee's filter: the mean of a window of columns and rows, but where it varies more than speckle does."""
    mean = _window_mean(power, window)
    variance = np.maximum(_window_mean(power * power, window) - mean * mean, _F(0))
    grain = _F(1.0 / looks)
    square = np.maximum(mean * mean, _F(1e-20))
    signal = np.maximum(variance - square * grain, _F(0)) * _F(1.0 / (1.0 + float(grain)))
    weight = np.divide(signal, np.maximum(variance, _F(1e-20)))
    filtered: Single = mean + np.minimum(weight, _F(1)) * (power - mean)
    return filtered


def _window_mean(values: Single, window: tuple[int, int]) -> Single:
    """The mean over a window around each pixel; explicit sums, so that it is the same on every machine."""
    columns, rows = window
    height, width = values.shape
    padded = np.pad(values, ((rows // 2, rows // 2), (columns // 2, columns // 2)), mode="edge")
    wide = padded[:, :width].copy()
    for column in range(1, columns):
        wide += padded[:, column : column + width]
    mean = wide[:height].copy()
    for row in range(1, rows):
        mean += wide[row : row + height]
    mean *= _F(1.0 / (columns * rows))
    return mean
