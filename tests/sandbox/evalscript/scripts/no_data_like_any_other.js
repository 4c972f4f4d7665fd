// A pixel without data is all zeros to a script: 0 / 0 is not a number.
//VERSION=3
function setup() {
  return {
    input: ["B03", "B04"],
    output: { bands: 2, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(sample) {
  return [sample.B04 * sample.B03, sample.B04 / sample.B03];
}
