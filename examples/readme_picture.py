"""Draw the picture of the README: a place of the sandbox in true colour, and its vegetation index."""

from pathlib import Path

import imagecodecs
import numpy as np

import swath_sandbox
from swath import SentinelHub

PLACE = (14.10, 46.03, 14.36, 46.21)
DAY = "2024-07-03"
TARGET = Path("docs/images/place.jpg")

TRUE_COLOR = """//VERSION=3
function setup() {
  return { input: ["B04", "B03", "B02"], output: { bands: 3 } };
}
function evaluatePixel(sample) {
  return [4 * sample.B04, 4 * sample.B03, 4 * sample.B02];
}
"""
VEGETATION = """//VERSION=3
function setup() {
  return { input: ["B04", "B08"], output: { bands: 3 } };
}
const ramp = new ColorRampVisualizer([
  [-0.2, 0x16325c], [0.0, 0x9fb4c7], [0.1, 0xe0cfa9], [0.3, 0xeae9a5],
  [0.5, 0x9fcb62], [0.7, 0x3b9444], [0.9, 0x0b4a1e],
]);
function evaluatePixel(sample) {
  return ramp.process(index(sample.B08, sample.B04));
}
"""


def main() -> None:
    with (
        swath_sandbox.running() as url,
        SentinelHub(swath_sandbox.CLIENT_ID, swath_sandbox.CLIENT_SECRET, deployment=url) as hub,
    ):
        halves = [
            hub.process(evalscript, bbox=PLACE, time=DAY, size=(600, 600)).array
            for evalscript in (TRUE_COLOR, VEGETATION)
        ]
    gap = np.full((600, 12, 3), 255, np.uint8)
    picture = np.concatenate([halves[0], gap, halves[1]], axis=1)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(imagecodecs.jpeg_encode(picture, level=88))


if __name__ == "__main__":
    main()
