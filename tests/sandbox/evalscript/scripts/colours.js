// Colours as numbers, as bytes and as shares, and between two of them.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: [{ id: "blend", bands: 3 }, { id: "number", bands: 1, sampleType: "FLOAT32" }, { id: "bytes", bands: 3, sampleType: "UINT8" }],
  };
}

function evaluatePixel({ B04 }) {
  const orange = int2rgb(0xff8000);
  return {
    blend: combine(normalizeRGB(orange), [0, 0, 1], B04),
    number: [rgb2int([0, 2, Math.floor(100 * B04)])],
    bytes: orange,
  };
}
