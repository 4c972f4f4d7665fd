// Several outputs, each with its own number of bands and sample type, whatever the order they are returned in.
//VERSION=3
function setup() {
  return {
    input: ["B02", "B03", "B04", "B08"],
    output: [
      { id: "rgb", bands: 3 },
      { id: "falseColor", bands: 3, sampleType: SampleType.AUTO },
      { id: "ndvi", bands: 1, sampleType: SampleType.FLOAT32 },
      { id: "scaled", bands: 1, sampleType: SampleType.INT16 },
    ],
  };
}

function evaluatePixel(sample) {
  const ndvi = index(sample.B08, sample.B04);
  return {
    ndvi: [ndvi],
    scaled: [10000 * ndvi],
    falseColor: [sample.B08, sample.B04, sample.B03],
    rgb: [sample.B04, sample.B03, sample.B02],
  };
}
