// The inverse of 0 is the greatest number there is, which a float cannot hold.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 2, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  return [inverse(sample.B04), inverse(0) === JAVA_DOUBLE_MAX_VAL ? 1 : 0];
}
