// Sample type FLOAT32: values are kept in single precision.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  return [1e6 * sample.B04 - 3];
}
