// Sample type AUTO: 0 to 1 are stretched over eight bits and clamped.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "AUTO" },
  };
}

function evaluatePixel(sample) {
  return [2.5 * sample.B04 - 0.1];
}
