// The slope of a straight line through the values of all days, a value a day, by the dates of the orbits.
//VERSION=3
function setup() {
  return {
    input: ["B08"],
    output: { bands: 1, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}

function evaluatePixel(samples, scenes) {
  const days = scenes.orbits.map((orbit) => new Date(orbit.dateFrom).getTime() / 864e5);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(days);
  const level = mean(samples.map((sample) => sample.B08));
  let above = 0;
  let below = 0;
  samples.forEach((sample, i) => {
    above += (days[i] - middle) * (sample.B08 - level);
    below += (days[i] - middle) ** 2;
  });
  return [above / below];
}
