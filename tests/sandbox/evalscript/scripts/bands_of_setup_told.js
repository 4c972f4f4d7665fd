// updateOutput is told each output with the number of bands that setup named.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: [{ id: "a", bands: 2, sampleType: "UINT8" }, { id: "b", bands: ["x", "y", "z"], sampleType: "UINT8" }],
  };
}

let told;
function updateOutput(output) {
  told = JSON.parse(JSON.stringify(output));
  output.a.bands = 1;
}
function evaluatePixel() {
  return { a: [told.a.bands], b: [told.b.bands, 0, 0] };
}
