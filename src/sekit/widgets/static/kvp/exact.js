/* Exact fractions of whole numbers (BigInt). Nothing is rounded before it is shown. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const PRECISION = 28; // significant digits, as Python's Decimal

  const shared = (a, b) => (b ? shared(b, a % b) : a);
  const make = (n, d = 1n) => {
    const by = shared(n < 0n ? -n : n, d);
    return { n: n / by, d: d / by };
  };
  const placed = (digits, places) => {
    const text = String(digits).padStart(places + 1, "0");
    return places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
  };

  sekit.exact ??= {
    of: (n, d = 1) => make(BigInt(n), BigInt(d)),

    /** A number, or a decimal number as text (with a comma or a point), that is not negative; else null. */
    read(value) {
      const found = /^(\d+)(?:[.,](\d+))?(?:e([+-]?\d{1,2}))?$/.exec(String(value));
      if (!found || !["number", "string"].includes(typeof value)) return null;
      const [, whole, part = "", power = 0] = found;
      const places = part.length - Number(power);
      const digits = BigInt(whole + part);
      return places > 0 ? make(digits, 10n ** BigInt(places)) : make(digits * 10n ** BigInt(-places));
    },

    add: (a, b) => make(a.n * b.d + b.n * a.d, a.d * b.d),
    subtract: (a, b) => make(a.n * b.d - b.n * a.d, a.d * b.d),
    times: (...all) => all.reduce((a, b) => make(a.n * b.n, a.d * b.d)),
    over: (a, b) => make(a.n * b.d, a.d * b.n),
    more: (a, b) => a.n * b.d > b.n * a.d,

    /** Rounded half up, with exactly so many decimals. */
    round: ({ n, d }, places) => placed((2n * n * 10n ** BigInt(places) + d) / (2n * d), places),

    /** As Python's Decimal has it: as many digits as there are, at most so many that count. */
    decimal({ n, d }) {
      let places = Math.max(0, PRECISION - String(n).length + String(d).length);
      if (String((n * 10n ** BigInt(places)) / d).length > PRECISION) places -= 1;
      const scaled = n * 10n ** BigInt(places);
      let digits = scaled / d;
      const rest = (scaled % d) * 2n;
      if (rest > d || (rest === d && digits % 2n)) digits += 1n;
      const text = placed(digits, places);
      return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
    },
  };
})();
