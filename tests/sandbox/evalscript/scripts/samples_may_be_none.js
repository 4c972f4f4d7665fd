// There may be no sample at all: a script has to be ready for it.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 2, sampleType: "INT8" },
    mosaicking: "TILE",
  };
}

function evaluatePixel(samples, scenes) {
  return [samples.length ? samples[0].B04 : -1, scenes.tiles.length];
}
