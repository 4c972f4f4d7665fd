// Pixels without data get the value that the file is tagged with.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: { bands: 1, sampleType: "INT16", nodataValue: -32768 },
  };
}

function evaluatePixel(sample) {
  return [sample.dataMask ? 10000 * index(sample.B08, sample.B04) : -32768];
}
