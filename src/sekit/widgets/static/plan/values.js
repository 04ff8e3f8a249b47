/*
 * What a person wrote in a cell, read as a date, a time, a period or a number; null when it is not one. The twin of
 * plans/values.py, function by function: a shared set of texts holds the two equal. `words` come from the template.
 */
(() => {
  const plan = ((globalThis.sekit ??= {}).plan ??= {});
  const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
  const FIGURES = /^(?:(\p{L}+)[.,]?[ \t-\r]+)?(\d{1,2})(?:\.[ \t-\r]*|\/)(\d{1,2})(?:\.[ \t-\r]*|[/-]|[ \t-\r]+)(\d{4}|\d{2})$/u;
  const WORDS = /^(?:(\p{L}+)[.,]?[ \t-\r]+)?(\d{1,2})\.?[ \t-\r]*(\p{L}+)\.?[ \t-\r]*(\d{4}|\d{2})$/u;
  const CLOCK = /^(?:(\p{L}+)\.?[ \t-\r]*)?(?:(\d{1,2})(?:[.:](\d{2}))?|([01]\d)(\d{2}))$/u;
  const CENTURY = 2000; // of a year in two figures
  const SHORTEST = 3; // letters of the name of a day or a month
  const THURSDAY = 3; // 1 January 1970, counted from Monday
  const NUMBER = /^-?\d{1,9}(?:\.\d{1,6})?$/;
  const DASHES = /[\u2013\u2014\u2212]/g;
  const SPACE = "[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"; // as Python has it
  const SPACES = new RegExp(`${SPACE}+`, "g");
  const EDGES = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
  const DAY = 86_400_000; // milliseconds
  const KNOWN = 5_000; // texts remembered

  const strip = (text) => text.replace(EDGES, "");
  const split = (text) => text.replace(SPACES, " ").split(" ").filter(Boolean);
  const plain = (text) => text.replace(DASHES, "-").replaceAll("\u00a0", " ");
  const said = (text) => plain(strip(text.normalize("NFC")).toLowerCase());

  const known = new Map();
  /** The words of a text in lower case: runs of letters and digits. */
  const wordsOf = (text) => {
    let found = known.get(text);
    if (!found) {
      found = text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      if (known.size > KNOWN) known.clear();
      known.set(text, found);
    }
    return found;
  };

  /** The words of `text` in which `phrase` stands, or ""; with a star at the end also as the start of a word. */
  const phraseIn = (text, phrase) => {
    const [found, wanted] = [wordsOf(text), wordsOf(phrase)];
    const last = wanted.length - 1;
    const open = phrase.endsWith("*");
    const fits = (word, start) =>
      wanted.every((one, n) => {
        const here = found[start + n];
        return n === last && open ? here?.startsWith(one) : here === one;
      });
    const at = found.findIndex(fits);
    return at < 0 ? "" : found.slice(at, at + wanted.length).join(" ");
  };

  /** The parts of a text that are not denied: each sentence up to the word before one of `denials`. */
  const affirmed = (text, denials, turns) => {
    const kept = [];
    for (const sentence of text.split(/[.;:!?\n]/)) {
      let thought = [];
      let denied = false;
      for (const word of [...wordsOf(sentence), turns[0]]) {
        if (turns.includes(word)) {
          kept.push(thought.join(" "));
          [thought, denied] = [[], false];
        } else if (denials.includes(word)) {
          if (!denied) thought.pop();
          denied = true;
        } else if (!denied) thought.push(word);
      }
    }
    return kept.filter(Boolean);
  };

  const place = (name, names) => (name.length < SHORTEST ? -1 : names.findIndex((one) => one.startsWith(name)));

  /** The number of a day, counted from 1 January 1970, or null. A weekday must be that of the date. */
  const asDate = (text, words) => {
    let here = said(text);
    const at = here.indexOf(` ${words.clock[0]}`);
    if (at >= 0 && asTime(here.slice(at), words)) here = strip(here.slice(0, at));
    let found = ISO.exec(here);
    if (found) return dated(found[1], found[2], found[3]);
    if ((found = FIGURES.exec(here))) return dated(found[4], found[3], found[2], found[1], words);
    found = WORDS.exec(here);
    return found && dated(found[4], place(found[3], words.months) + 1, found[2], found[1], words);
  };

  const dated = (year, month, day, weekday, words) => {
    const whole = Number(year) + (year.length === 2 ? CENTURY : 0);
    const made = whole > 0 ? dayNumber(whole, Number(month), Number(day)) : null;
    const right = !weekday || (made !== null && place(weekday, words.weekdays) === (((made + THURSDAY) % 7) + 7) % 7);
    return right ? made : null;
  };

  const dayNumber = (year, month, day) => {
    const made = new Date(0);
    made.setUTCFullYear(year, month - 1, day);
    return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.getTime() / DAY : null;
  };

  /** First and last day, or null. */
  const asPeriod = (text, words) => {
    const here = said(text);
    const parts = split(here);
    const last = parts.pop() ?? "";
    const name = parts.join(" ");
    const half = Object.hasOwn(words.halves, name) && words.halves[name];
    if (half && /^[1-9]\d{3}$/.test(last)) {
      const year = Number(last);
      const end = new Date(Date.UTC(year, half[1], 0)).getTime() / DAY; // day 0: the last of the month before
      return [dayNumber(year, half[0], 1), end];
    }
    for (const between of words.between) {
      const days = here.split(between).map((part) => asDate(part, words));
      if (days.length === 2 && !days.includes(null) && days[0] <= days[1]) return days;
    }
    return null;
  };

  const minutes = (text, { clock }) => {
    const found = CLOCK.exec(text);
    if (!found || (found[1] && !clock.includes(found[1]))) return null;
    const [hour, minute] = [Number(found[2] ?? found[4]), Number(found[3] ?? found[5] ?? 0)];
    return hour < 24 && minute < 60 ? hour * 60 + minute : null;
  };

  /** Minutes after midnight of start and end (the end may be null), or null. */
  const asTime = (text, words) => {
    const parts = said(text).replaceAll(words.between.at(-1), "-").split("-");
    const found = parts.map((part) => minutes(strip(part), words));
    if (found.length > 2 || found.includes(null)) return null;
    const [start, end = null] = found;
    return end !== null && end <= start ? null : [start, end];
  };

  /** An exact number {units, places}: units × 10^-places, or null. */
  const asNumber = (text) => {
    const here = plain(strip(text)).replaceAll(",", ".");
    if (!NUMBER.test(here)) return null;
    const [whole, part = ""] = here.split(".");
    return { units: BigInt(whole + part), places: part.length };
  };

  const scaled = ({ units, places }, to) => units * 10n ** BigInt(to - places);
  const widest = (a, b) => Math.max(a.places, b.places);
  const add = (a, b) => ({ units: scaled(a, widest(a, b)) + scaled(b, widest(a, b)), places: widest(a, b) });
  const times = (a, b) => ({ units: a.units * b.units, places: a.places + b.places });
  const compare = (a, b) => {
    const by = scaled(a, widest(a, b)) - scaled(b, widest(a, b));
    return by < 0n ? -1 : by > 0n ? 1 : 0;
  };

  /** A number as Norwegians write it: a space that does not break for thousands, a comma. */
  const inFigures = ({ units, places }) => {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
    const at = digits.length - places;
    const whole = digits.slice(0, at).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
    return (units < 0n ? "-" : "") + whole + (places ? `,${digits.slice(at)}` : "");
  };

  plan.values ??= { strip, split, wordsOf, phraseIn, affirmed, asDate, asPeriod, asTime, asNumber, add, times, compare, inFigures, dayNumber };
})();
