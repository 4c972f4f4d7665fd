// What is no number is 0 in integers and stays in floats; what is beyond is clamped in integers.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: [{ id: "byte", bands: 3, sampleType: "UINT8" }, { id: "short", bands: 3, sampleType: "INT16" },
      { id: "float", bands: 3, sampleType: "FLOAT32" }],
  };
}

function evaluatePixel() {
  const values = [0 / 0, 1 / 0, -1 / 0];
  return { byte: values, short: values, float: values };
}
