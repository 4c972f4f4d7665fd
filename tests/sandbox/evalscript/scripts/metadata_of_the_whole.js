// What was found in the pixels is told once, at the end.
//VERSION=3
function setup() {
  return {
    input: ["B04", "dataMask"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "TILE",
  };
}

let greatest = 0;
function evaluatePixel(samples) {
  for (const sample of samples) if (sample.dataMask) greatest = Math.max(greatest, sample.B04);
  return [samples[0].B04];
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { tiles: scenes.tiles, greatest, thresholds: { snow: 0.4 }, when: new Date(0), none: NaN };
}
