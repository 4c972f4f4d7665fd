// The greenest of all days.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: { bands: 1, sampleType: "FLOAT32", nodataValue: -1 },
    mosaicking: Mosaicking.ORBIT,
  };
}

function evaluatePixel(samples) {
  const indices = samples.filter((sample) => sample.dataMask).map((sample) => index(sample.B08, sample.B04));
  return [indices.length ? Math.max(...indices) : -1];
}
