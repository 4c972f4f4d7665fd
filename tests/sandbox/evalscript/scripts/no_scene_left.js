// A script may drop all scenes.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "INT8" },
    mosaicking: "ORBIT",
  };
}

function preProcessScenes(collections) {
  collections.scenes.orbits = [];
  return collections;
}
function evaluatePixel(samples) {
  return [samples.length - 1];
}
