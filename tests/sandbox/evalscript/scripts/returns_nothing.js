// A script that returns nothing leaves zeros, and may tell what it has seen.
//VERSION=3
function setup() {
  return {
    input: ["B04", "dataMask"],
    output: { bands: 1 },
  };
}

let valid = 0;
let greatest = -Infinity;
function evaluatePixel(sample) {
  valid += sample.dataMask;
  greatest = Math.max(greatest, sample.B04);
}
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { valid, greatest };
}
