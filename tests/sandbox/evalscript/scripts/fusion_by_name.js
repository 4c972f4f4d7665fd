// Each of several sources is a list of samples under its name, also where there is just one.
//VERSION=3
function setup() {
  return {
    input: [
      { datasource: "l2a", bands: ["SCL"], units: "DN" },
      { datasource: "l1c", bands: ["B04", "B03"], units: "REFLECTANCE" },
    ],
    output: { bands: 2, sampleType: "FLOAT32" },
  };
}

function evaluatePixel(samples) {
  const { SCL } = samples.l2a[0];
  const sample = samples.l1c[0];
  return SCL >= 2 && SCL <= 7 ? [sample.B04, sample.B03] : [0, 0];
}
