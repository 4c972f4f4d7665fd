// What a script remembers stays from one pixel to the next, from west to east and north to south.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 1, sampleType: "UINT16" },
  };
}

let seen = 0;
function evaluatePixel() {
  return [seen++];
}
