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

  // The bytes of an array buffer lie outside the heap. Nothing tells when they are freed, so what counts is all that
  // was ever allocated in large pieces; a pixel's own little arrays are left to the garbage collector.
  const SMALL = 2 ** 16;
  let remaining = byteLimit;
  function charge(bytes) {
    if (!(bytes > SMALL)) return;
    if (bytes > remaining) throw new RangeError("Array buffer allocation failed");
    remaining -= bytes;
  }

  function replaceConstructor(Native, cost) {
    const Charged = new Proxy(Native, {
      construct(target, parts, newTarget) {
        charge(cost(parts[0]));
        return Reflect.construct(target, Native === ArrayBuffer ? parts.slice(0, 1) : parts, newTarget);
      },
    });
    define(Native.prototype, "constructor", Charged);
    return Charged;
  }

  const Buffer = ArrayBuffer;
  const TypedArray = Object.getPrototypeOf(Uint8Array);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const Native = globalThis[name];
    if (typeof Native !== "function" || Object.getPrototypeOf(Native) !== TypedArray) continue;
    const size = Native.BYTES_PER_ELEMENT;
    const length = (source) => (typeof source !== "object" ? source : source instanceof Buffer ? 0 : source?.length);
    define(globalThis, name, replaceConstructor(Native, (source) => length(source) * size));
  }
  define(globalThis, "ArrayBuffer", replaceConstructor(ArrayBuffer, (length) => length));

  // These make new buffers without a constructor.
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
