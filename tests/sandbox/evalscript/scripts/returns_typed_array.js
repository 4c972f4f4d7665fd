// A typed array is an array.
//VERSION=3
function setup() {
  return {
    input: ["B02", "B03", "B04"],
    output: { bands: 3, sampleType: "FLOAT32" },
  };
}

const pixel = new Float32Array(3);
function evaluatePixel(sample) {
  pixel[0] = sample.B02;
  pixel[1] = sample.B03;
  pixel[2] = sample.B04;
  return pixel;
}
