// Tiles tell when they were taken, their identifier, their clouds and where they lie.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1 },
    mosaicking: "Tile",
  };
}

function evaluatePixel() {}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = scenes.tiles.map(({ date, shId, cloudCoverage, dataPath }) => {
    return [date, shId, cloudCoverage, dataPath];
  });
}
