// Dates know no other zone than UTC.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 3, sampleType: "INT16" },
    mosaicking: "TILE",
  };
}

function evaluatePixel(samples, scenes) {
  const date = new Date(scenes.tiles[0].date);
  return [date.getHours(), date.getDate(), date.getTimezoneOffset()];
}
