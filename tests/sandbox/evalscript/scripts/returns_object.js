// The only output may be returned by its id.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B03"],
    output: { id: "mine", bands: 2, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  return { mine: [sample.B03, sample.B04] };
}
