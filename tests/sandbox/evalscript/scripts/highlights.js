// Highlights are compressed above 0.92.
//VERSION=3
function setup() {
  return {
    input: ["B02", "B03", "B04"],
    output: { bands: 3, sampleType: "FLOAT32" },
  };
}

const visualizer = new HighlightCompressVisualizer(0.1, 0.4);
function evaluatePixel(sample) {
  return [sample.B04, sample.B03, sample.B02].map((value) => visualizer.process(value));
}
