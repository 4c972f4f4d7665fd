// Compiles the loop over the pixels of a block: samples out of typed arrays, an output's values into them.
const pixels = (() => {
  "use strict";
  const { stringify } = JSON;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const { floor } = Math;
  const Compiler = Function;
  const NOT_AN_ARRAY = "Script must return an array.";
  const VIEWS = {
    uint8: Uint8Array, int8: Int8Array, uint16: Uint16Array, int16: Int16Array, uint32: Uint32Array, int32: Int32Array,
    float32: Float32Array, float64: Float64Array,
  };
  const SAMPLE_TYPES = {
    AUTO: { View: Uint8Array, factor: 255, low: 0, high: 255 },
    UINT8: { View: Uint8Array, factor: 1, low: 0, high: 255 },
    INT8: { View: Int8Array, factor: 1, low: -128, high: 127 },
    UINT16: { View: Uint16Array, factor: 1, low: 0, high: 65535 },
    INT16: { View: Int16Array, factor: 1, low: -32768, high: 32767 },
    FLOAT32: { View: Float32Array },
  };

  // `plan` has the buffers, the sources with their bands in them, the outputs, and the arguments after the samples.
  function compile(evaluatePixel, plan) {
    const { capacity, sources, fusion } = plan;
    const outputs = plan.outputs.map((output) => ({ ...output, view: outputView(output, plan) }));
    const names = [];
    const values = [];
    const constant = (name, value) => {
      names.push(name);
      values.push(value);
      return name;
    };
    const helpers = [];
    const samples = sources.map((source, s) => {
      const views = source.bands.map(({ type, at }, b) =>
        constant(`band${s}_${b}`, new VIEWS[type](plan.input, at, capacity * source.count)));
      const sample = (pixel) => "{" + source.bands.map(({ name, scale, offset }, b) => {
        const factor = scale === 1 ? "" : ` * ${scale}`;
        const term = offset === 0 ? "" : ` + (${offset})`;
        return `${stringify(name)}: ${source.count ? `${views[b]}[${pixel}]${factor}${term}` : 0}`;
      }).join(", ") + "}";
      if (source.mosaicking === "SIMPLE" && !fusion) return sample("i");
      if (source.count < 2) return source.count ? `[${sample("i")}]` : "[]";
      helpers.push(`function samples${s}(i) {
        const list = [];
        for (let scene = 0, at = i; scene < ${source.count}; scene++, at += ${capacity}) list.push(${sample("at")});
        return list;
      }`);
      return `samples${s}(i)`;
    });
    const given = fusion
      ? "{" + sources.map(({ id }, s) => `${stringify(id)}: ${samples[s]}`).join(", ") + "}"
      : samples[0];
    const target = outputs.map((output, k) => constant(`output${k}`, output.view));
    const told = plan.arguments.map((value, k) => constant(`argument${k}`, value));
    constant("evaluatePixel", evaluatePixel);
    constant("isArray", isArray);
    constant("floor", floor);
    constant("place", (result, i) => place(outputs, result, i));

    const read = outputs.length === 1
      ? [`isArray(result) ? result : typeof result === "object" ? result?.[${stringify(outputs[0].id)}] : undefined`]
      : outputs.map(({ id }) => `typeof result === "object" ? result?.[${stringify(id)}] : undefined`);
    const expected = outputs.map(({ bands }, k) => `isArray(value${k}) && value${k}.length === ${bands}`).join(" && ");
    const code = `"use strict";
      ${helpers.join("\n")}
      return function evaluate(pixels) {
        for (let i = 0; i < pixels; i++) {
          const result = evaluatePixel(${given}, ${told.join(", ")});
          ${read.map((expression, k) => `const value${k} = ${expression};`).join("\n")}
          if (${expected}) {
            let x;
            ${outputs.map((output, k) => storeAll(output, target[k], `value${k}`)).join("\n")}
          } else {
            const problem = place(result, i);
            if (problem !== undefined) return problem;
          }
        }
      };`;
    return new Compiler(...names, code)(...values);
  }

  const outputView = ({ sampleType, bands, at }, { output, capacity }) =>
    new SAMPLE_TYPES[sampleType].View(output, at, capacity * bands);

  function storeAll({ bands, sampleType }, target, value) {
    const store = (band) => storing(sampleType, `${target}[i * ${bands} + ${band}]`, `${value}[${band}]`);
    if (bands > 8) return `for (let band = 0; band < ${bands}; band++) { ${store("band")} }`;
    return Array.from({ length: bands }, (_, band) => store(band)).join("\n");
  }

  // Integers are rounded half up and clamped; what is no number becomes 0.
  function storing(sampleType, place, value) {
    if (sampleType === "FLOAT32") return `${place} = ${value};`;
    const { factor, low, high } = SAMPLE_TYPES[sampleType];
    const scaled = factor === 1 ? `+${value}` : `${value} * ${factor}`;
    // Storing truncates, which for what is not negative is the floor.
    const rounded = low === 0 ? "x + 0.5" : "floor(x + 0.5)";
    const below = low === 0 ? 0 : `x === x ? ${low} : 0`;
    return `x = ${scaled}; ${place} = x > ${low} ? (x < ${high} ? ${rounded} : ${high}) : ${below};`;
  }

  // Everything but the expected arrays: nothing at all, single numbers, typed arrays and mistakes.
  function place(outputs, result, i) {
    if (result === undefined) {
      for (const { view, bands } of outputs) for (let b = 0; b < bands; b++) view[i * bands + b] = 0;
      return undefined;
    }
    if (isArray(result) || isView(result) || typeof result !== "object" || result === null) {
      if (outputs.length === 1) return put(outputs[0], result, i);
      return isArray(result) || isView(result) ? missing(outputs[0]) : NOT_AN_ARRAY;
    }
    for (const output of outputs) {
      const problem = output.id in result ? put(output, result[output.id], i) : missing(output);
      if (problem) return problem;
    }
  }

  const missing = ({ id }) => `Output ${id} is missing from what function evaluatePixel() returned`;

  function put({ id, bands, sampleType, view }, value, i) {
    if ((typeof value === "number" || typeof value === "boolean") && bands === 1) value = [value];
    if (!isArray(value) && !isView(value)) return NOT_AN_ARRAY;
    if (value.length !== bands) {
      return `Output ${id} requires ${bands} bands but ${value.length} were returned by evaluatePixel.`;
    }
    const { factor, low, high } = SAMPLE_TYPES[sampleType];
    for (let b = 0; b < bands; b++) {
      const x = factor === undefined ? value[b] : floor(value[b] * factor + 0.5);
      view[i * bands + b] = x < low ? low : x > high ? high : x;
    }
  }

  return Object.freeze({ compile });
})();
