// Sample type INT8: values are rounded and clamped to the range of the type.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "INT8" },
  };
}

function evaluatePixel(sample) {
  return [400 * sample.B04 - 180];
}
