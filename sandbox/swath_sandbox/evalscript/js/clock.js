// Dates as the service sees them: UTC is the local time, whatever zone this machine is in.
(() => {
  "use strict";
  const Native = Date;
  const { parse, UTC } = Native;
  const dates = Native.prototype;

  const ISO_DATE = /^[+-]?\d{4,6}(?:-\d\d){0,2}$/;
  const ISO_LOCAL = /^[+-]?\d{4,6}(?:-\d\d){0,2}T[\d:.]+$/;
  const ZONED = /(?:Z|UTC?|GMT|[ECMP][SD]T|[+-]\d\d:?\d\d)(?:\s*\(.*\))?$/i;

  function milliseconds(text) {
    if (ISO_LOCAL.test(text)) return parse(text + "Z");
    return parse(ISO_DATE.test(text) || ZONED.test(text) ? text : text + " UTC");
  }

  const define = (target, name, value) =>
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });

  for (const part of ["Date", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"]) {
    define(dates, "get" + part, dates["getUTC" + part]);
    define(dates, "set" + part, dates["setUTC" + part]);
  }
  define(dates, "getDay", dates.getUTCDay);
  define(dates, "getYear", function getYear() {
    return this.getUTCFullYear() - 1900;
  });
  define(dates, "getTimezoneOffset", () => 0);

  const { toUTCString } = dates;
  const words = (date) => toUTCString.call(date).split(/,? /);
  define(dates, "toDateString", function toDateString() {
    const [weekday, day, month, year] = words(this);
    return year === undefined ? "Invalid Date" : `${weekday} ${month} ${day} ${year}`;
  });
  define(dates, "toTimeString", function toTimeString() {
    const time = words(this)[4];
    return time === undefined ? "Invalid Date" : `${time} GMT+0000 (Coordinated Universal Time)`;
  });
  define(dates, "toString", function toString() {
    return isNaN(this) ? "Invalid Date" : `${this.toDateString()} ${this.toTimeString()}`;
  });
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) {
    const native = dates[name];
    define(dates, name, function (locales = "en-US", options = {}) {
      return native.call(this, locales, { timeZone: "UTC", ...options });
    });
  }

  const UtcDate = new Proxy(Native, {
    construct(target, parts, newTarget) {
      const single = typeof parts[0] === "string" ? [milliseconds(parts[0])] : parts;
      return Reflect.construct(target, parts.length > 1 ? [UTC(...parts)] : single, newTarget);
    },
    apply: () => new UtcDate().toString(),
  });
  define(Native, "parse", (text) => milliseconds(String(text)));
  define(dates, "constructor", UtcDate);
  define(globalThis, "Date", UtcDate);
})();
