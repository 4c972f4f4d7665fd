// Colours between colours, component by component.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08"],
    output: { bands: 3, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  return valueInterpolate(
    index(sample.B08, sample.B04),
    [-1, 0, 0.2, 0.5, 1],
    [
      [0, 0, 0],
      [1, 1, 0.88],
      [0.57, 0.75, 0.32],
      [0.31, 0.54, 0.18],
      [0.06, 0.33, 0.04],
    ],
  );
}
