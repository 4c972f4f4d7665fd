// The median of digital numbers over all days.
//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B04"], units: "DN" }],
    output: { bands: 1, sampleType: "UINT16" },
    mosaicking: "ORBIT",
  };
}

function evaluatePixel(samples) {
  const sorted = samples.map((sample) => sample.B04).sort((a, b) => a - b);
  return [sorted[(sorted.length - 1) / 2]];
}
