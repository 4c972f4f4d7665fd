// Sample type UINT16: values are rounded and clamped to the range of the type.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "UINT16" },
  };
}

function evaluatePixel(sample) {
  return [90000 * sample.B04 - 2000];
}
