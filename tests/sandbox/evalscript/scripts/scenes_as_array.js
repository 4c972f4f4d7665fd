// The scenes of the first edition were an array, whose dates are dates.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

function evaluatePixel(samples, scenes) {
  let newest = 0;
  for (let i = 1; i < scenes.length; i++) if (scenes[i].date > scenes[newest].date) newest = i;
  return [samples[newest].B04];
}
