// The helper functions and constants that the evalscript reference promises to every script.
(() => {
  "use strict";
  const LARGEST = 1.7976931348623157e308;

  const int2rgb = (color) => [(color >> 16) & 255, (color >> 8) & 255, color & 255];
  const rgb2int = ([red, green, blue]) => (red << 16) | (green << 8) | blue;
  const normalizeRGB = (rgb) => rgb.map((component) => component / 255);
  const combine = (first, second, alpha) => first.map((value, i) => value * alpha + second[i] * (1 - alpha));
  const index = (x, y) => (x + y === 0 ? 0 : (x - y) / (x + y));
  const inverse = (x) => (x === 0 ? LARGEST : 1 / x);

  function valueMap(value, intervals, values) {
    if (intervals === undefined || values === undefined) return value;
    for (let i = 0; i < intervals.length; i++) if (value <= intervals[i]) return values[i];
    return values[values.length - 1];
  }

  function valueInterpolate(value, intervals, values) {
    if (intervals === undefined || values === undefined) return value;
    const last = Math.min(intervals.length, values.length) - 1;
    const copy = (entry) => (Array.isArray(entry) ? entry.slice() : entry);
    if (!(value > intervals[0])) return copy(values[0]);
    if (value >= intervals[last]) return copy(values[last]);
    let upper = 1;
    while (value > intervals[upper]) upper++;
    const from = values[upper - 1];
    const to = values[upper];
    const share = (value - intervals[upper - 1]) / (intervals[upper] - intervals[upper - 1]);
    if (!Array.isArray(from)) return from + (to - from) * share;
    return from.map((component, i) => component + (to[i] - component) * share);
  }

  // The quality band of Landsat Collection 2: eight flags, then four confidences of two bits each.
  const LANDSAT_FLAGS = ["fill", "dilatedCloud", "cirrus", "cloud", "cloudShadow", "snow", "clear", "water"];
  const LANDSAT_CONFIDENCES = ["cloud", "cloudShadow", "snowIce", "cirrus"];
  function decodeL8C2Qa(value) {
    const conditions = {};
    LANDSAT_FLAGS.forEach((name, bit) => (conditions[name] = (value >> bit) & 1));
    LANDSAT_CONFIDENCES.forEach((name, i) => (conditions[name + "Confidence"] = (value >> (8 + 2 * i)) & 3));
    return conditions;
  }

  // The OLCI product counts its flags from the highest bit down; the saturation of its 21 bands comes last.
  const OLCI_FLAGS = ["land", "coastline", "fresh_inland_water", "tidal_region", "bright", "straylight_risk", "invalid",
    "cosmetic", "duplicated", "sun_glint_risk", "dubious"];
  for (let band = 1; band <= 21; band++) OLCI_FLAGS.push("saturatedB" + String(band).padStart(2, "0"));
  function decodeS3OLCIQualityFlags(value) {
    const flags = {};
    OLCI_FLAGS.forEach((name, i) => (flags[name] = (value >>> (31 - i)) & 1));
    return flags;
  }

  const constants = (...names) => Object.freeze(Object.fromEntries(names.map((name) => [name, name])));

  const helpers = {
    int2rgb, rgb2int, normalizeRGB, combine, index, inverse, valueMap, valueInterpolate, colorBlend: valueInterpolate,
    decodeL8C2Qa, decodeS3OLCIQualityFlags,
    JAVA_DOUBLE_MAX_VAL: LARGEST,
    SampleType: constants("INT8", "UINT8", "INT16", "UINT16", "FLOAT32", "AUTO"),
    Mosaicking: constants("SIMPLE", "ORBIT", "TILE"),
  };
  // Many scripts declare a helper of their own under one of these names: the globals have to give way.
  for (const [name, value] of Object.entries(helpers)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
})();
