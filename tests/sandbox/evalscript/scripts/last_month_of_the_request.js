// collections.to and from are the ends of the request's time range.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

let length = 0;
function preProcessScenes(collections) {
  length = (collections.to - collections.from) / 864e5;
  collections.scenes.orbits = collections.scenes.orbits.filter((orbit) => {
    return new Date(orbit.dateFrom).getTime() >= collections.to.getTime() - 31 * 24 * 3600 * 1000;
  });
  return collections;
}
function evaluatePixel(samples) {
  return [samples.reduce((sum, sample) => sum + sample.B04, 0)];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { days: Math.round(length), orbits: scenes.orbits.length };
}
