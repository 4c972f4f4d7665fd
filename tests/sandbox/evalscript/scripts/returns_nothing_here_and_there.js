// Pixels for which nothing is returned are zeros among the others.
//VERSION=3
function setup() {
  return {
    input: ["B04", "dataMask"],
    output: { bands: 1, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  if (sample.dataMask) return [sample.B04 + 1];
}
