// An input's mosaicking goes before the common one.
//VERSION=3
function setup() {
  return {
    input: [
      { datasource: "radar", bands: ["VV"], mosaicking: "SIMPLE" },
      { datasource: "optical", bands: ["B04"] },
    ],
    output: { bands: 3, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

function evaluatePixel(samples, scenes) {
  const { radar, optical } = samples;
  return [radar[0].VV, optical.length, optical.reduce((sum, sample) => sum + sample.B04, 0)];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = [scenes.radar.scenes, scenes.optical.scenes.orbits.map(({ dateFrom }) => dateFrom)];
}
