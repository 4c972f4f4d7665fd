// The flags and confidences of Landsat's quality band.
//VERSION=3
function setup() {
  return {
    input: ["BQA"],
    output: { bands: 5, sampleType: "UINT8" },
  };
}

function evaluatePixel(sample) {
  const { fill, cloud, water, cloudConfidence, cirrusConfidence } = decodeL8C2Qa(sample.BQA);
  return [fill, cloud, water, cloudConfidence, cirrusConfidence];
}
