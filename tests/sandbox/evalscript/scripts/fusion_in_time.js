// Two sources of one collection: change between two times.
//VERSION=3
function setup() {
  return {
    input: [
      { datasource: "before", bands: ["B04", "B08"] },
      { datasource: "after", bands: ["B04", "B08"] },
    ],
    output: { bands: 1, sampleType: "INT16" },
  };
}

const ndvi = ([sample]) => index(sample.B08, sample.B04);
function evaluatePixel({ before, after }) {
  return [10000 * (ndvi(after) - ndvi(before))];
}
