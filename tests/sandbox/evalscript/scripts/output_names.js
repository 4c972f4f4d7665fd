// An output whose bands have names has as many bands as names.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08"],
    output: [{ id: "default", bands: ["red", "infrared"], sampleType: "FLOAT32" }],
  };
}

function evaluatePixel(sample) {
  return [sample.B04, sample.B08];
}
