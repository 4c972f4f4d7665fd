// Sample type INT16: values are rounded and clamped to the range of the type.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "INT16" },
  };
}

function evaluatePixel(sample) {
  return [90000 * sample.B04 - 40000];
}
