// The sample of the tile that has the fewest clouds by its metadata.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "TILE",
  };
}

function evaluatePixel(samples, scenes) {
  let best = 0;
  scenes.tiles.forEach((tile, i) => {
    if (tile.cloudCoverage < scenes.tiles[best].cloudCoverage) best = i;
  });
  return [samples[best].B04];
}
