// preProcessScenes and updateOutput meet each source under its name.
//VERSION=3
function setup() {
  return {
    input: [
      { datasource: "a", bands: ["B04"], mosaicking: "ORBIT" },
      { datasource: "b", bands: ["B08"], mosaicking: "TILE" },
    ],
    output: { bands: 1, sampleType: "FLOAT32" },
  };
}

function preProcessScenes(collections) {
  const { a, b } = collections;
  a.scenes.orbits = a.scenes.orbits.filter(({ dateFrom }) => new Date(dateFrom) > a.from && dateFrom < "2023-05");
  b.scenes.tiles.reverse();
  return collections;
}
function updateOutput(output, collection) {
  output.default.bands = collection.a.scenes.length + collection.b.scenes.length;
}
function evaluatePixel({ a, b }) {
  return [...a.map((sample) => sample.B04), ...b.map((sample) => sample.B08)];
}
