// Change between the two days that preProcessScenes leaves.
//VERSION=3
function setup() {
  return {
    input: ["B04", "B08"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

const days = ["2023-03-10", "2023-05-20"];
function preProcessScenes(collections) {
  collections.scenes.orbits = collections.scenes.orbits.filter((orbit) => days.includes(orbit.dateFrom.split("T")[0]));
  return collections;
}
function evaluatePixel(samples) {
  const [late, early] = samples.map((sample) => index(sample.B08, sample.B04));
  return [late - early];
}
