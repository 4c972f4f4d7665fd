// Keeps a script deterministic, and away from memory that the heap limit does not see.
(function guard(byteLimit) {
  "use strict";
  const define = (target, name, value) =>
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });

  // Timers, threads and the garbage collector would make a result depend on when it was computed.
  const UNAVAILABLE = ["setTimeout", "clearTimeout", "__timer_manager", "WebAssembly", "SharedArrayBuffer", "Atomics",
    "WeakRef", "FinalizationRegistry"];
  for (const name of UNAVAILABLE) {
    globalThis[name] = undefined;
    Reflect.deleteProperty(globalThis, name);
  }

  let state = 0x2545f491;
  define(Math, "random", function random() {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  });

  // The bytes of an array buffer lie outside the heap, where no limit holds. So each drags along objects of about the
  // same size that lie within. (A slot takes four bytes; longer arrays would be kept sparse and weigh nothing.)
  const SLOT = 4;
  const LONGEST_PIECE = 2 ** 14;
  const LIGHT = 2 ** 10;
  const BALLAST = Symbol("ballast");
  function weigh(buffer) {
    const value = [];
    for (let slots = buffer.byteLength / SLOT; slots > 0; slots -= LONGEST_PIECE) {
      value.push(new Array(Math.ceil(Math.min(slots, LONGEST_PIECE))));
    }
    Object.defineProperty(buffer, BALLAST, { value });
  }

  const Buffer = ArrayBuffer;
  function replaceConstructor(name, Native, size, construct) {
    const Weighed = new Proxy(Native, {
      construct(target, parts, newTarget) {
        if (size(parts[0]) > byteLimit) throw new RangeError("Array buffer allocation failed");
        return construct(target, parts, newTarget);
      },
    });
    // Methods that make another array ask for the constructor here.
    define(Native.prototype, "constructor", Weighed);
    define(globalThis, name, Weighed);
  }

  const TypedArray = Object.getPrototypeOf(Uint8Array);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const Native = globalThis[name];
    if (typeof Native !== "function" || Object.getPrototypeOf(Native) !== TypedArray) continue;
    const length = (source) => (typeof source !== "object" ? source : source instanceof Buffer ? 0 : source?.length);
    const size = (source) => length(source) * Native.BYTES_PER_ELEMENT;
    replaceConstructor(name, Native, size, (target, parts, newTarget) => {
      const array = Reflect.construct(target, parts, newTarget);
      if (array.byteLength > LIGHT && !(parts[0] instanceof Buffer)) weigh(array.buffer);
      return array;
    });
  }
  replaceConstructor("ArrayBuffer", Buffer, (length) => length, (target, [length], newTarget) => {
    const buffer = Reflect.construct(target, [length], newTarget);
    if (buffer.byteLength > LIGHT) weigh(buffer);
    return buffer;
  });

  // These make buffers without a constructor.
  for (const name of ["toSorted", "toReversed", "with"]) delete TypedArray.prototype[name];
  for (const name of ["resize", "transfer", "transferToFixedLength"]) delete Buffer.prototype[name];

  // V8 ends the whole process when one of these asks for more than it can ever have.
  function bound(prototype, name, longest, measure) {
    const native = prototype[name];
    const { [name]: bounded } = {
      [name](...parts) {
        if (measure(this, parts[0]) > longest) throw new RangeError(`${name}: more than ${longest} elements`);
        return Reflect.apply(native, this, parts);
      },
    };
    define(bounded, "length", native.length);
    define(prototype, name, bounded);
  }
  const LONGEST_ARRAY = 2 ** 25;
  const LONGEST_STRING = 2 ** 24;
  bound(Array.prototype, "fill", LONGEST_ARRAY, (array) => array?.length);
  bound(Array.prototype, "with", LONGEST_ARRAY, (array) => array?.length);
  bound(Array, "from", LONGEST_ARRAY, (_, source) => source?.length);
  bound(String.prototype, "split", LONGEST_STRING, (text) => text?.length);
  bound(String.prototype, "repeat", LONGEST_STRING, (text, count) => text?.length * count);
  bound(String.prototype, "padStart", LONGEST_STRING, (_, length) => length);
  bound(String.prototype, "padEnd", LONGEST_STRING, (_, length) => length);
})
