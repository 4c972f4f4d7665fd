// Sorted from old to new, the first scene of each month is kept.
//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { bands: 3, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

function preProcessScenes(collections) {
  const { orbits } = collections.scenes;
  orbits.sort((a, b) => new Date(a.dateFrom) - new Date(b.dateFrom));
  let month = new Date(orbits[0].dateFrom).getMonth() - 1;
  collections.scenes.orbits = orbits.filter((orbit) => {
    const next = new Date(orbit.dateFrom).getMonth();
    const differs = next != month;
    month = next;
    return differs;
  });
  return collections;
}
function evaluatePixel(samples) {
  return samples.map((sample) => sample.B04);
}
