/* Days as ISO text, 2024-08-15: they sort as text, and no clock or time zone can move them. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const DAY = 86_400_000; // milliseconds
  const YEAR = 12; // months

  const make = (year, month, day) =>
    [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
  const parts = (iso) => iso.split("-").map(Number);
  const stamp = (iso) => {
    const [year, month, day] = parts(iso);
    return Date.UTC(year, month - 1, day);
  };
  const fromStamp = (time) => new Date(time).toISOString().slice(0, 10);
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(stamp(text)) && fromStamp(stamp(text)) === text;
  const addDays = (iso, days) => fromStamp(stamp(iso) + days * DAY);

  /** The same day `months` later, or the last day of a month that is too short. */
  const addMonths = (iso, months) => {
    const [year, month, day] = parts(iso);
    const count = year * YEAR + month - 1 + months;
    const [later, index] = [Math.floor(count / YEAR), count % YEAR];
    const longest = new Date(Date.UTC(later, index + 1, 0)).getUTCDate();
    return make(later, index + 1, Math.min(day, longest));
  };

  // What a reader may write, and where year, month and day stand in it.
  const WRITTEN = [
    [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, [1, 2, 3]],
    [/^(\d{1,2})[./\-\s]\s*(\d{1,2})[./\-\s]\s*(\d{4})$/, [3, 2, 1]],
    [/^(\d\d)(\d\d)(\d{4})$/, [3, 2, 1]],
    [/^(\d{1,2})\.?\s*(\p{L}+)\.?\s+(\d{4})$/u, [3, 2, 1]],
  ];

  sekit.dates ??= {
    isDay,
    addDays,
    addMonths,

    /** The last day, inclusive, of a period of whole months that begins on `iso`. */
    lastDay(iso, months) {
      const end = addMonths(iso, months);
      return parts(end)[2] === parts(iso)[2] ? addDays(end, -1) : end;
    },

    daysBetween: (first, last) => Math.round((stamp(last) - stamp(first)) / DAY),

    /** 0 is Monday. */
    weekday: (iso) => (new Date(stamp(iso)).getUTCDay() + 6) % 7,

    /** The first yearly [month, day] later than `iso`. */
    nextYearly(iso, [month, day]) {
      const [year] = parts(iso);
      const here = make(year, month, day);
      return here > iso ? here : make(year + 1, month, day);
    },

    /** The day of the reader's own clock. */
    today() {
      const now = new Date();
      return make(now.getFullYear(), now.getMonth() + 1, now.getDate());
    },

    /** A day as it is said; `months` are the names. */
    words(iso, months) {
      const [year, month, day] = parts(iso);
      return `${day}. ${months[month - 1]} ${year}`;
    },

    /** A day as it is written in a field. */
    figures: (iso) => parts(iso).reverse().join("."),

    /** What a reader wrote, as a day, or null. A year has four digits: two are too easy to get wrong. */
    parse(text, months) {
      for (const [shape, order] of WRITTEN) {
        const found = shape.exec(text.trim());
        if (!found) continue;
        const [year, month, day] = order.map((at) => found[at]);
        const named = months.findIndex((name) => month.length > 2 && name.startsWith(month.toLowerCase()));
        const iso = make(year, /\d/.test(month) ? month : named + 1, day);
        return isDay(iso) ? iso : null;
      }
      return null;
    },
  };
})();
