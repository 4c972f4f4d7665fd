// One unit for all bands of an input: digital numbers come out as they were.
//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B02", "B08"], units: "DN" }],
    output: { bands: 2, sampleType: "UINT16" },
  };
}

function evaluatePixel(sample) {
  return [sample.B02, sample.B08];
}
