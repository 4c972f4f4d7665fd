// A script without bands reads and returns nothing, and tells what there is.
//VERSION=3
function setup() {
  return {
    input: [{ bands: [], metadata: ["bounds"] }],
    output: { bands: 0 },
    mosaicking: "ORBIT",
  };
}

function evaluatePixel() {
  return [];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { days: scenes.orbits.map((orbit) => orbit.dateFrom) };
}
