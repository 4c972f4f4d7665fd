// Classes of values, each with its upper limit.
//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B04"], units: "DN" }],
    output: { bands: 1, sampleType: "UINT8" },
  };
}

function evaluatePixel(sample) {
  return [valueMap(sample.B04, [500, 2000, 4000, 8000], [1, 2, 3, 4])];
}
