// Runs an evalscript over blocks of pixels. Loaded before the script, and keeps the natives that a script may replace.
(() => {
  "use strict";
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const { floor } = Math;
  const { assign, defineProperty, setPrototypeOf, entries, fromEntries } = Object;
  const Buffer = ArrayBuffer;
  const Compiler = Function;
  const NOT_AN_ARRAY = "Script must return an array.";
  const SCENE_LISTS = { ORBIT: "orbits", TILE: "tiles" };
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

  let script; // the functions of the evalscript, by name
  let request; // sources with their scenes, outputs, and what the script is told about them
  let buffers; // the array buffers shared with the host
  let evaluate; // the compiled loop over the pixels of a block

  // JSON has no word for undefined and the numbers beyond it.
  const speakable = (_, value) => {
    if (value === undefined || typeof value === "function") return "undefined";
    return typeof value === "number" && !(value - value === 0) ? String(value) : value;
  };

  const hidden = (target, name, value) => defineProperty(target, name, { value, writable: true, configurable: true });
  const dated = (scene) => ({ ...scene, date: new Date(scene.date ?? scene.dateFrom) });

  function setup(functions) {
    script = functions;
    return stringify(script.setup(), speakable) ?? "null";
  }

  // How many bands a simple script returns, for one pixel; 0 if none.
  function trial(functions, sample) {
    script = functions;
    const result = script.evaluatePixel(sample);
    if (isArray(result) || isView(result)) return String(result.length);
    return typeof result === "number" || typeof result === "boolean" ? "1" : "0";
  }

  // Lets the script choose scenes and the number of bands; answers both, or what is wrong.
  function prepare(text) {
    request = parse(text);
    request.from = new Date(request.from);
    request.to = new Date(request.to);
    for (const source of request.sources) {
      source.list = SCENE_LISTS[source.mosaicking];
      source.scenes.forEach((scene, i) => (scene.__idx = i));
    }
    const problem = chooseScenes();
    if (problem) return stringify({ problem });
    request.customData = {};
    request.outputMetadata = {};
    request.seen = perSource(scenesSeen);
    const bands = updateOutput();
    return stringify({ scenes: request.sources.map(({ scenes }) => scenes.map(({ __idx }) => __idx)), bands }, speakable);
  }

  // What a script sees of its sources: that of the only one, or each under its identifier.
  function perSource(view) {
    if (!request.fusion) return view(request.sources[0]);
    return fromEntries(request.sources.map((source) => [source.id, view(source)]));
  }

  function chooseScenes() {
    if (!request.sources.some(({ list }) => list)) return undefined;
    if (script.preProcessScenes) return preProcessScenes();
    return script.filterScenes ? filterScenes() : undefined;
  }

  function preProcessScenes() {
    const tiles = new Map();
    const collections = perSource((source) => {
      for (const scene of source.list === "orbits" ? source.scenes : []) {
        tiles.set(scene.__idx + "@" + source.id, scene.tiles);
        delete scene.tiles;
      }
      const scenes = source.list ? { [source.list]: source.scenes.slice() } : {};
      return { from: new Date(request.from), to: new Date(request.to), scenes };
    });
    const returned = script.preProcessScenes(collections) ?? collections;
    for (const source of request.sources) {
      if (!source.list) continue;
      const problem = keep(source, (request.fusion ? returned[source.id] : returned)?.scenes?.[source.list]);
      if (problem) return problem;
      for (const scene of source.scenes) {
        const own = tiles.get(scene.__idx + "@" + source.id);
        if (own !== undefined) scene.tiles = own;
      }
    }
  }

  // The older form: chooses among scenes whose date is a Date.
  function filterScenes() {
    for (const source of request.sources) {
      if (!source.list) continue;
      const all = source.scenes;
      const interval = { from: new Date(request.from), to: new Date(request.to) };
      const problem = keep(source, script.filterScenes(all.map(dated), interval), (chosen) => all[chosen.__idx]);
      if (problem) return problem;
    }
  }

  function keep(source, chosen, original = (scene) => scene) {
    const known = (scene) => typeof scene === "object" && scene !== null && source.scenes[scene.__idx] !== undefined;
    if (!isArray(chosen) || !chosen.every(known)) {
      return `The scenes returned for mosaicking ${source.mosaicking} must be a list of scenes that were given.`;
    }
    source.scenes = chosen.map(original);
  }

  function updateOutput() {
    const outputs = fromEntries(request.outputs.map(({ id, bands }) => [id, { bands }]));
    if (script.updateOutput) {
      const collection = perSource((source) => {
        const scenes = source.scenes.map(dated);
        if (source.list) hidden(scenes, source.list, scenes);
        return { scenes };
      });
      script.updateOutput(outputs, collection);
    }
    return fromEntries(entries(outputs).map(([id, output]) => [id, output?.bands]));
  }

  // `scenes` of evaluatePixel: an object with the list of orbits or tiles. Scripts written for its first edition take
  // it for the array itself, so it is array-like too, without showing that in JSON.
  function scenesSeen(source) {
    if (!source.list) return request.fusion ? { scenes: {} } : {};
    const seen = setPrototypeOf({ [source.list]: source.scenes }, Array.prototype);
    source.scenes.map(dated).forEach((scene, i) => hidden(seen, i, scene));
    hidden(seen, "length", source.scenes.length);
    return request.fusion ? { scenes: seen } : seen;
  }

  // Compiles the loop for blocks of at most `capacity` pixels laid out in two buffers: {capacity, inputBytes,
  // outputBytes, sources: [{count, bands: [{name, type, scale, offset, at}]}], outputs: [{bands, at}]}.
  function load(text) {
    const layout = parse(text);
    buffers = { input: new Buffer(layout.inputBytes), output: new Buffer(layout.outputBytes) };
    request.outputs.forEach((output, i) => {
      const { bands, at } = layout.outputs[i];
      const { View } = SAMPLE_TYPES[output.sampleType];
      assign(output, { bands, view: new View(buffers.output, at, layout.capacity * bands) });
    });
    evaluate = compile(layout);
    return "";
  }

  function compile({ capacity, sources }) {
    const names = [];
    const values = [];
    const constant = (name, value) => {
      names.push(name);
      values.push(value);
      return name;
    };
    const { outputs } = request;
    const helpers = [];
    const samples = sources.map((source, s) => {
      const views = source.bands.map(({ type, at }, b) =>
        constant(`band${s}_${b}`, new VIEWS[type](buffers.input, at, capacity * source.count)));
      const sample = (pixel) => "{" + source.bands.map(({ name, scale, offset }, b) => {
        const factor = scale === 1 ? "" : ` * ${scale}`;
        const term = offset === 0 ? "" : ` + (${offset})`;
        return `${stringify(name)}: ${source.count ? `${views[b]}[${pixel}]${factor}${term}` : 0}`;
      }).join(", ") + "}";
      if (request.sources[s].mosaicking === "SIMPLE" && !request.fusion) return sample("i");
      if (source.count < 2) return source.count ? `[${sample("i")}]` : "[]";
      helpers.push(`function samples${s}(i) {
        const list = [];
        for (let scene = 0, at = i; scene < ${source.count}; scene++, at += ${capacity}) list.push(${sample("at")});
        return list;
      }`);
      return `samples${s}(i)`;
    });
    const given = request.fusion
      ? "{" + request.sources.map(({ id }, s) => `${stringify(id)}: ${samples[s]}`).join(", ") + "}"
      : samples[0];
    const target = outputs.map((output, k) => constant(`output${k}`, output.view));
    const told = ["seen", "inputMetadata", "customData", "outputMetadata"].map((key) => constant(key, request[key]));
    constant("evaluatePixel", script.evaluatePixel);
    constant("isArray", isArray);
    constant("floor", floor);
    constant("place", place);

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
  function place(result, i) {
    const { outputs } = request;
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

  function finish() {
    script.updateOutputMetadata?.(request.seen, request.inputMetadata, request.outputMetadata);
    return stringify(request.outputMetadata.userData) ?? "null";
  }

  const input = () => buffers.input;
  const output = () => buffers.output;
  const run = (pixels) => evaluate(pixels) ?? "";
  const value = Object.freeze({ setup, trial, prepare, load, input, output, run, finish });
  defineProperty(globalThis, "__sandbox", { value });
})();
