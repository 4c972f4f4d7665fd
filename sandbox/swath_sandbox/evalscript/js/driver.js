// Calls the functions of an evalscript, in their order, with what they expect. Loaded before the script, it keeps the
// natives that a script may replace.
(() => {
  "use strict";
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { isInteger } = Number;
  const { isView } = ArrayBuffer;
  const { defineProperty, setPrototypeOf, entries, fromEntries } = Object;
  const Buffer = ArrayBuffer;
  const SCENE_LISTS = { ORBIT: "orbits", TILE: "tiles" };

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
    const { setup } = script;
    return stringify(setup(), speakable) ?? "null";
  }

  // How many bands a simple script returns, for one pixel; 0 if none.
  function trial(functions, sample) {
    script = functions;
    const { evaluatePixel } = script;
    const result = evaluatePixel(sample);
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
    const bands = updateBands();
    return stringify({ scenes: request.sources.map(({ scenes }) => scenes.map(({ __idx }) => __idx)), bands }, speakable);
  }

  // What a script sees of its sources: that of the only one, or each under its identifier.
  function perSource(view) {
    if (!request.fusion) return view(request.sources[0]);
    return fromEntries(request.sources.map((source) => [source.id, view(source)]));
  }

  function chooseScenes() {
    if (!request.sources.some(({ list }) => list)) return undefined;
    if (script.preProcessScenes) return preProcess();
    return script.filterScenes ? filter() : undefined;
  }

  function preProcess() {
    const tiles = new Map();
    const collections = perSource((source) => {
      for (const scene of source.list === "orbits" ? source.scenes : []) {
        tiles.set(scene.__idx + "@" + source.id, scene.tiles);
        delete scene.tiles;
      }
      const scenes = source.list ? { [source.list]: source.scenes.slice() } : {};
      return { from: new Date(request.from), to: new Date(request.to), scenes };
    });
    const { preProcessScenes } = script;
    const returned = preProcessScenes(collections) ?? collections;
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
  function filter() {
    const { filterScenes } = script;
    for (const source of request.sources) {
      if (!source.list) continue;
      const all = source.scenes;
      const interval = { from: new Date(request.from), to: new Date(request.to) };
      const problem = keep(source, filterScenes(all.map(dated), interval), (chosen) => all[chosen.__idx]);
      if (problem) return problem;
    }
  }

  function keep(source, chosen, original = (scene) => scene) {
    const known = (scene) => isInteger(scene?.__idx) && source.scenes[scene.__idx] !== undefined;
    if (!isArray(chosen) || !chosen.every(known)) {
      return `The scenes returned for mosaicking ${source.mosaicking} must be a list of scenes that were given.`;
    }
    source.scenes = chosen.map(original);
  }

  function updateBands() {
    const { updateOutput } = script;
    const outputs = fromEntries(request.outputs.map(({ id, bands }) => [id, { bands }]));
    if (updateOutput) {
      const collection = perSource((source) => {
        const scenes = source.scenes.map(dated);
        if (source.list) hidden(scenes, source.list, scenes);
        return { scenes };
      });
      updateOutput(outputs, collection);
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
    const { seen, inputMetadata, customData, outputMetadata } = request;
    const sources = request.sources.map((source, i) => ({ ...source, ...layout.sources[i] }));
    const outputs = request.outputs.map((output, i) => ({ ...output, ...layout.outputs[i] }));
    evaluate = pixels.compile(script.evaluatePixel, {
      ...buffers, capacity: layout.capacity, sources, outputs, fusion: request.fusion,
      arguments: [seen, inputMetadata, customData, outputMetadata],
    });
    return "";
  }

  function finish() {
    const { updateOutputMetadata } = script;
    updateOutputMetadata?.(request.seen, request.inputMetadata, request.outputMetadata);
    return stringify(request.outputMetadata.userData) ?? "null";
  }

  const input = () => buffers.input;
  const output = () => buffers.output;
  const run = (pixels) => evaluate(pixels) ?? "";
  const value = Object.freeze({ setup, trial, prepare, load, input, output, run, finish });
  defineProperty(globalThis, "__sandbox", { value });
})();
