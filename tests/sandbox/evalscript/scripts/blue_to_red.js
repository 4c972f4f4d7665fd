// A predefined ramp over a range of one's own, and the other way round.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: [{ id: "ramp", bands: 3 }, { id: "inverse", bands: 3 }],
  };
}

const visualizer = ColorRampVisualizer.createBlueRed(0.1, 0.7);
const opposite = visualizer.inverse();
function evaluatePixel(sample) {
  return { ramp: visualizer.process(sample.B04), inverse: opposite.process(sample.B04) };
}
