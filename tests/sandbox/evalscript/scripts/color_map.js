// Steps of colours: the last one whose value is not above.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08"],
    output: { bands: 3 },
  };
}

const map = new ColorMapVisualizer([[-0.2, 0xff0000], [0.2, 0x00ff00], [0.5, 0x336699]]);
function evaluatePixel(sample) {
  return map.process(index(sample.B08, sample.B04));
}
