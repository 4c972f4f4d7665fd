// The functions may be constants, and setup may compute what it returns.
//VERSION=3
const bands = ["B04", "B03"];
const setup = () => ({ input: [...bands, "dataMask"], output: { bands: bands.length, sampleType: "FLOAT32" } });
const evaluatePixel = (sample) => bands.map((band) => sample[band] * sample.dataMask);
