// A function of the script's own goes before the helper of its name.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08"],
    output: { bands: 1, sampleType: "FLOAT32" },
  };
}

function index(x, y) {
  return x - y;
}
function evaluatePixel(sample) {
  return [index(sample.B08, sample.B04)];
}
