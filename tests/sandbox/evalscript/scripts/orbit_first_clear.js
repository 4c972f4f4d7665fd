// The most recent day without clouds: samples come in the order of the mosaic.
//VERSION=3
function setup() {
  return {
    input: ["B04", "SCL", "dataMask"],
    output: [{ id: "red", bands: 1, sampleType: "FLOAT32" }, { id: "day", bands: 1, sampleType: "INT8" }],
    mosaicking: "ORBIT",
  };
}

function evaluatePixel(samples) {
  const day = samples.findIndex((sample) => sample.dataMask && sample.SCL !== 9);
  return { red: [day < 0 ? 0 : samples[day].B04], day: [day] };
}
