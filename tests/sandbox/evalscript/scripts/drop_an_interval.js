// Scenes within an interval are dropped.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "UINT8" },
    mosaicking: "TILE",
  };
}

function preProcessScenes(collections) {
  collections.scenes.tiles = collections.scenes.tiles.filter(({ date }) => {
    return new Date(date) < new Date("2023-03-31T00:00:00Z") || new Date(date) >= new Date("2023-05-01T00:00:00Z");
  });
  return collections;
}
function evaluatePixel(samples, scenes) {
  return [10 * samples.length + scenes.tiles.length];
}
