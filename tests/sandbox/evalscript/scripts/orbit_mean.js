// The mean of the samples that have data; without any it is not a number.
//VERSION=3
function setup() {
  return {
    input: ["B04", "dataMask"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

function evaluatePixel(samples) {
  let sum = 0;
  let count = 0;
  for (const sample of samples) {
    if (sample.dataMask) {
      sum += sample.B04;
      count++;
    }
  }
  return [sum / count];
}
