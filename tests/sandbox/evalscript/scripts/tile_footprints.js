// Asked for their bounds, tiles tell their footprint and its envelope.
//VERSION=3
function setup() {
  return {
    input: [{ bands: ["dataMask"], metadata: ["bounds"] }],
    output: { bands: 1, sampleType: "UINT8" },
    mosaicking: "TILE",
  };
}

function evaluatePixel(samples, scenes) {
  return [scenes.tiles[0].dataGeometry.coordinates[0].length];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { tiles: scenes.tiles.map(({ dataEnvelope }) => dataEnvelope.type) };
}
