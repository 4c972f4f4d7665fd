// An orbit tells the tiles that its mosaic was made of.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

function evaluatePixel(samples, scenes) {
  const clouds = scenes.orbits.map(({ tiles }) => Math.min(...tiles.map((tile) => tile.cloudCoverage)));
  return [samples[clouds.indexOf(Math.min(...clouds))].B04];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = scenes.orbits.map((orbit) => [orbit.dateFrom, orbit.dateTo, orbit.tiles]);
}
