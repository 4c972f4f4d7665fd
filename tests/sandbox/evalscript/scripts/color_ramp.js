// Colours between those of a ramp, of eight bits each.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 3 },
  };
}

const ramp = new ColorRampVisualizer([[0, 0x102030], [1, 0xf0e0d0]], 0.1, 0.7);
function evaluatePixel(sample) {
  return ramp.process(sample.B04);
}
