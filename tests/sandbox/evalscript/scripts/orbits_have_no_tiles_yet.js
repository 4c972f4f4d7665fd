// Orbits do not tell their tiles before the data are read.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1 },
    mosaicking: "ORBIT",
  };
}

let early;
function preProcessScenes(collections) {
  early = collections.scenes.orbits.map((orbit) => Object.keys(orbit).filter((name) => !name.startsWith("__")).sort());
  return collections;
}
function evaluatePixel() {}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { early, late: scenes.orbits.map((orbit) => orbit.tiles.length) };
}
