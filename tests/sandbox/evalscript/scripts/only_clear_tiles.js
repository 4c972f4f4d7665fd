// Tiles are chosen by their cloud cover, and told before and after.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "UINT8" },
    mosaicking: "TILE",
  };
}

let before = [];
function preProcessScenes(collections) {
  before = collections.scenes.tiles;
  collections.scenes.tiles = before.filter((tile) => tile.cloudCoverage < 30);
  return collections;
}
function evaluatePixel(samples) {
  return [samples.length];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { before: before.map(({ shId }) => shId), after: scenes.tiles.map(({ shId }) => shId) };
}
