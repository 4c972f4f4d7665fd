// A single input that is not in a list.
//VERSION=3
function setup() {
  return {
    input: { bands: ["B08", "dataMask"] },
    output: { bands: 1, sampleType: "FLOAT32" },
  };
}

function evaluatePixel({ B08, dataMask }) {
  return [dataMask ? B08 : -1];
}
