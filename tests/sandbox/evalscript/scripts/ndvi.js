// The normalized difference of two bands, 0 where both are 0.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08"],
    output: { bands: 1, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  return [index(sample.B08, sample.B04)];
}
