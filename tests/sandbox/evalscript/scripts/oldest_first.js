// The order in which preProcessScenes returns scenes is that of the samples.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 4, sampleType: "FLOAT32" },
    mosaicking: "TILE",
  };
}

function preProcessScenes(collections) {
  collections.scenes.tiles.sort((a, b) => (a.date < b.date ? -1 : 1));
  return collections;
}
function evaluatePixel(samples) {
  return samples.map((sample) => sample.B04);
}
