// All scenes as the bands of one output: as many bands as scenes, after preProcessScenes.
//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B04"], units: "DN" }],
    output: [{ id: "stack", bands: 1, sampleType: "UINT16" }, { id: "count", bands: 1, sampleType: "UINT8" }],
    mosaicking: "ORBIT",
  };
}

function preProcessScenes(collections) {
  collections.scenes.orbits.pop();
  return collections;
}
function updateOutput(output, collection) {
  output.stack.bands = collection.scenes.length;
}
function evaluatePixel(samples) {
  return { count: [samples.length], stack: samples.map((sample) => sample.B04) };
}
