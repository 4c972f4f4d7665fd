// A unit for each band, in any case of letters.
//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B02", "B03", "SCL"], units: ["reflectance", "DN", "DN"] }],
    output: { bands: 3, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  return [sample.B02, sample.B03, sample.SCL];
}
