// The flags of OLCI, from the highest bit down.
//VERSION=3
function setup() {
  return {
    input: ["QUALITY_FLAGS"],
    output: { bands: 4, sampleType: "UINT8" },
  };
}

function evaluatePixel(sample) {
  const flags = decodeS3OLCIQualityFlags(sample.QUALITY_FLAGS);
  return [flags.land, flags.bright, flags.dubious, flags.saturatedB21];
}
