// Sources without names go by their places in the request, from 0.
//VERSION=3
function setup() {
  return {
    input: [
      { bands: ["B04"] },
      { bands: ["SCL"] },
    ],
    output: { bands: 1, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(samples) {
  return [samples["0"][0].B04 + samples[1][0].SCL];
}
