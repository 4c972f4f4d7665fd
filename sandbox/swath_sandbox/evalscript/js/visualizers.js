// The visualizers and colour ramps of the evalscript reference. Colours are integers (0xRRGGBB) or arrays within 0..1.
(() => {
  "use strict";
  const { int2rgb, normalizeRGB, valueInterpolate } = globalThis;

  const components = (color) => (Array.isArray(color) ? color.map((value) => value * 255) : int2rgb(color));
  const ascending = (pairs) => pairs.slice().sort((a, b) => a[0] - b[0]);

  class ColorMapVisualizer {
    #steps;
    constructor(valColPairs) {
      this.#steps = ascending(valColPairs).map(([value, color]) => [value, normalizeRGB(components(color))]);
    }
    process(val) {
      let color = this.#steps[0][1];
      for (const [value, next] of this.#steps) {
        if (val < value) break;
        color = next;
      }
      return color.slice();
    }
    static createDefaultColorMap() {
      return new ColorMapVisualizer(defaultColorMap);
    }
  }

  // Colours between known ones, rounded to what eight bits can hold, as the reference's values are.
  class Gradient {
    #values;
    #colors;
    constructor(pairs) {
      const sorted = ascending(pairs);
      this.#values = sorted.map(([value]) => value);
      this.#colors = sorted.map(([, color]) => components(color));
    }
    process(value) {
      return valueInterpolate(value, this.#values, this.#colors).map((component) => Math.round(component) / 255);
    }
  }

  class ColorRampVisualizer extends Gradient {
    #pairs;
    constructor(ramps, minVal, maxVal) {
      const values = ramps.map(([value]) => value);
      const low = Math.min(...values);
      const high = Math.max(...values);
      const [from, to] = [minVal ?? low, maxVal ?? high];
      const rescale = (value) => (from === low && to === high ? value : from + ((value - low) / (high - low)) * (to - from));
      const pairs = ramps.map(([value, color]) => [rescale(value), color]);
      super(pairs);
      this.#pairs = pairs;
    }
    inverse() {
      return new ColorRampVisualizer(mirrored(this.#pairs));
    }
    // The first colour of a predefined ramp stands for the smallest value, in whichever order its values are listed.
    static createRedTemperature(minVal, maxVal) {
      return new ColorRampVisualizer(mirrored(redTemperature), minVal, maxVal);
    }
    static createWhiteGreen(minVal, maxVal) {
      return new ColorRampVisualizer(mirrored(greenWhite), minVal, maxVal);
    }
    static createBlueRed(minVal, maxVal) {
      return new ColorRampVisualizer(mirrored(blueRed), minVal, maxVal);
    }
    static createOceanColor(minVal, maxVal) {
      return new ColorRampVisualizer(oceanColor, minVal, maxVal);
    }
  }

  class ColorGradientVisualizer extends Gradient {
    constructor(valColPairs, minVal = 0, maxVal = 1) {
      super(valColPairs.map(([share, color]) => [minVal * share + maxVal * (1 - share), color]));
    }
    static createRedTemperature(minVal, maxVal) {
      return new ColorGradientVisualizer(redTemperature, minVal, maxVal);
    }
    static createWhiteGreen(minVal, maxVal) {
      return new ColorGradientVisualizer(greenWhite, minVal, maxVal);
    }
    static createBlueRed(minVal, maxVal) {
      return new ColorGradientVisualizer(blueRed, minVal, maxVal);
    }
  }

  class DefaultVisualizer {
    constructor(minValue = 0, maxValue = 1, gain = 1, offset = 0, gamma = 1) {
      Object.assign(this, { minValue, maxValue, gain, offset, gamma });
    }
    process(val) {
      const share = (this.gain * (val - this.minValue)) / (this.maxValue - this.minValue) + this.offset;
      const value = Math.max(0, Math.min(1, this.compress(share)));
      return this.gamma === 1 ? value : value ** this.gamma;
    }
    processList(values) {
      return values.map((value) => this.process(value));
    }
    compress(share) {
      return share;
    }
  }

  const KNEE = 0.92;
  class HighlightCompressVisualizer extends DefaultVisualizer {
    compress(share) {
      const compresses = this.maxValue > 0 && this.maxValue < 1 && share > KNEE;
      return compresses ? KNEE + ((share - KNEE) * (1 - KNEE)) / (2 - KNEE) : share;
    }
  }
  class HighlightCompressVisualizerSingle extends HighlightCompressVisualizer {
    process(val) {
      return [super.process(val)];
    }
  }
  class Identity {
    process(val) {
      return val;
    }
    processList(values) {
      return values;
    }
  }

  function mirrored(pairs) {
    const values = pairs.map(([value]) => value);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return pairs.map(([value, color]) => [low + (high - value), color]);
  }

  const defaultColorMap = [[-1, 0x000000], [-0.2, 0xff0000], [-0.1, 0x9a0000], [0, 0x660000], [0.1, 0xffff33],
    [0.2, 0xcccc33], [0.3, 0x666600], [0.4, 0x33ffff], [0.5, 0x33cccc], [0.6, 0x006666], [0.7, 0x33ff33],
    [0.8, 0x33cc33], [0.9, 0x006600]];
  const blueRed = [[1, 0x000080], [0.875, 0x0000ff], [0.625, 0x00ffff], [0.375, 0xffff00], [0.125, 0xff0000],
    [0, 0x800000]];
  const redTemperature = [[1, 0x000000], [0.525, 0xae0000], [0.3, 0xff6e00], [0.25, 0xff8600], [0, 0xffffff]];
  const greenWhite = [[1, 0x000000], [0.6, 0x006600], [0.3, 0x80b300], [0, 0xffffff]];
  const oceanColor = [[0, 0x93006c], [0.0471, 0x6f0090], [0.098, 0x4800b7], [0.149, 0x2100de], [0.2, 0x000aff],
    [0.2471, 0x004aff], [0.298, 0x0090ff], [0.349, 0x00d5ff], [0.4, 0x00ffd7], [0.4471, 0x00ff77], [0.498, 0x00ff0f],
    [0.549, 0x60ff00], [0.6, 0xc8ff00], [0.6471, 0xffeb00], [0.698, 0xffb700], [0.749, 0xff8300], [0.8, 0xff4f00],
    [0.8471, 0xff1f00], [0.898, 0xe60000], [0.949, 0xa50000], [1, 0x690000],
  ].map(([value, color]) => [value, normalizeRGB(int2rgb(color))]);

  const visualizers = {
    ColorMapVisualizer, ColorRampVisualizer, ColorGradientVisualizer, DefaultVisualizer, HighlightCompressVisualizer,
    HighlightCompressVisualizerSingle, Identity, blueRed, redTemperature, greenWhite, oceanColor,
  };
  for (const [name, value] of Object.entries(visualizers)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
})();
