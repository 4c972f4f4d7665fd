// A source that has no data is an empty list.
//VERSION=3
function setup() {
  return {
    input: [
      { datasource: "a", bands: ["B04"] },
      { datasource: "b", bands: ["B04"] },
    ],
    output: { bands: 2, sampleType: "FLOAT32" },
  };
}

function evaluatePixel({ a, b }) {
  return [b.length, b.length ? b[0].B04 : a[0].B04];
}
