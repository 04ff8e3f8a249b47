/*
 * The checks that templates name. The twin of plans/checks.py, predicate by predicate: each answers whether all is well,
 * and gives values for the message. Words and parameters are the template's; nothing here knows what a plan is about.
 */
(() => {
  const plan = ((globalThis.sekit ??= {}).plan ??= {});
  const { strip, split, wordsOf, phraseIn, affirmed, asDate, asPeriod, asTime, asNumber, add, times, compare, inFigures, dayNumber } = plan.values;
  const SHOWN = 60; // characters of a reader's text in a message
  const DAY = 86_400_000; // milliseconds
  const OF_TYPE = { date: asDate, time: asTime, period: asPeriod, number: asNumber };
  const well = { well: true };
  const ZERO = { units: 0n, places: 0 };
  const ONE = { units: 1n, places: 0 };

  const has = (text) => strip(text).length > 0;
  const low = (text) => strip(text).toLowerCase();
  const of = (row, id) => row?.[id] ?? "";
  const filled = (rows, id) => rows.map((row) => of(row, id)).filter(has);
  const says = (text) => wordsOf(text).length > 0;
  const met = (text, phrases, denials, words) => {
    const parts = denials ? affirmed(text, denials, words.turns) : [text];
    for (const phrase of phrases) {
      const found = parts.map((part) => phraseIn(part, phrase)).find(Boolean);
      if (found) return found;
    }
    return "";
  };
  const anyOf = (text, words) => met(text, words) !== "";
  const noStar = (word) => word.replace(/\*+$/, "");
  const short = (text) => {
    const letters = [...split(text).join(" ")];
    return letters.length <= SHOWN ? letters.join("") : `${letters.slice(0, SHOWN - 1).join("")}\u2026`;
  };
  const firstDay = (text, words) => asDate(text, words) ?? asPeriod(text, words)?.[0] ?? null;
  const inOrder = (start, day) => start === null || day === null || start <= day;

  /** The last day, inclusive, of whole months from a day. */
  const monthsAfter = (day, months) => {
    const first = new Date(day * DAY);
    const last = new Date(0);
    last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + months + 1, 0); // of that month
    if (last.getUTCDate() < first.getUTCDate()) return last.getTime() / DAY;
    return dayNumber(last.getUTCFullYear(), last.getUTCMonth() + 1, first.getUTCDate()) - 1;
  };

  // One cell: (text, parameters, plan, words)
  const CELL = {
    filled: (text) => ({ well: says(text) }),
    is_a: (text, own, _, words) => ({ well: !has(text) || OF_TYPE[own.kind](text, words) !== null, text: short(text) }),
    within: (text, own, { fields }, words) => {
      const [day, period] = [asDate(text, words), asPeriod(of(fields, own.period), words)];
      return { well: day === null || period === null || (period[0] <= day && day <= period[1]), text: short(text) };
    },
    one_of: (text, own) => ({
      well: !has(text) || own.words.some((word) => word.toLowerCase() === low(text)),
      text: short(text),
    }),
    lacks: (text, own, _, words) => {
      const found = met(text, own.words, own.denied_by, words);
      return { well: !found, word: found, text: short(text) };
    },
    has: (text, own) => ({
      well: !says(text) || (anyOf(text, own.words) && !anyOf(text, own.never ?? [])),
      text: short(text),
    }),
    more_than: (text, own) => {
      const said = wordsOf(text);
      const only = (phrase) => {
        const wanted = wordsOf(phrase);
        return (phrase.endsWith("*") || said.length === wanted.length) && wanted.every((word, n) => word === said[n]);
      };
      return { well: !own.words.some(only), text: short(text) };
    },
    lasts_at_most: (text, own, _, words) => {
      const period = asPeriod(text, words);
      return { well: period === null || period[1] <= monthsAfter(period[0], Number(own.most)), text: short(text) };
    },
    between: (text, own) => {
      const number = asNumber(text);
      const inside = (n) => compare(asNumber(own.least), n) <= 0 && compare(n, asNumber(own.most)) <= 0;
      return { well: number === null || inside(number), text: short(text) };
    },
  };

  // One row: (row, column, parameters, words)
  const ROW = {
    goes_with: (row, target, own) => {
      const texts = [own.when].flat().map((column) => of(row, column)).filter(has);
      const asked = texts.find((text) => !own.words || anyOf(text, own.words)) ?? "";
      const wanted = of(row, target);
      const never = met(wanted, own.never ?? []);
      const fits = !has(wanted) || (!never && (!own.then || anyOf(wanted, own.then)));
      const there = own.then || own.never ? fits : says(wanted);
      return { well: !asked || there, text: short(asked), word: never };
    },
    not_before: (row, target, own, words) => ({
      well: inOrder(asDate(of(row, own.start), words), asDate(of(row, target), words)),
      text: short(of(row, target)),
    }),
    at_most: (row, target, own) => {
      const scale = own.order.map((step) => step.toLowerCase());
      const [here, top] = [low(of(row, target)), low(of(row, own.top))];
      const [at, highest] = [scale.indexOf(here), scale.indexOf(top)];
      return { well: at < 0 || highest < 0 || at <= highest, text: here.toUpperCase(), top: top.toUpperCase() };
    },
  };

  // The whole plan: (plan, column, parameters, words)
  const PLAN = {
    count_between: ({ rows }, target, own) => {
      const anything = (row) => has(Object.values(row).join(""));
      const count = target ? new Set(filled(rows, target).map(low)).size : rows.filter(anything).length;
      return { well: Number(own.least ?? 0) <= count && count <= Number(own.most ?? 1e6), count };
    },
    each_at_least: ({ rows }, target, own) => {
      if (!filled(rows, target).length) return well;
      for (const word of own.words) {
        const those = rows.filter((row) => phraseIn(of(row, target), word));
        const count = own.per ? new Set(those.map((row) => low(of(row, own.per)))).size : those.length;
        if (count < Number(own.least)) return { well: false, word: noStar(word), count };
      }
      return well;
    },
    somewhere: ({ rows }, target, own) => {
      const places = [[own.columns ?? [target], own.words], own.also && [own.also.columns, own.also.words]].filter(Boolean);
      const cells = places.flatMap(([columns, words]) =>
        rows.flatMap((row) => columns.map((column) => [of(row, column), words])),
      );
      return { well: cells.some(([text, words]) => anyOf(text, words)) || !cells.some(([text]) => has(text)) };
    },
    sum_is: ({ rows }, target, own) => {
      const texts = filled(rows, target);
      const sum = texts.map(asNumber).filter(Boolean).reduce(add, ZERO);
      const number = asNumber(own.number);
      return { well: !texts.length || compare(sum, number) === 0, sum: inFigures(sum), number: inFigures(number) };
    },
    share_at_most: ({ rows }, target, own) => {
      const those = rows.filter((row) => has(of(row, target)));
      const sizeOf = (row) => {
        const size = own.weight ? asNumber(of(row, own.weight)) : ONE;
        return size?.units ? size : ZERO;
      };
      const sum = (some) => some.map(sizeOf).reduce(add, ZERO);
      const [part, all] = [sum(those.filter((row) => anyOf(of(row, target), own.words))), sum(those)];
      const few = compare(times(part, { units: 100n, places: 0 }), times(asNumber(own.most), all)) <= 0;
      return { well: few || compare(all, ZERO) <= 0, count: inFigures(part), of: inFigures(all) };
    },
    has_dates_after: ({ fields, rows }, target, own, words) => {
      const said = of(fields, own.start);
      const [start, period] = [firstDay(said, words), asPeriod(said, words)];
      const days = filled(rows, target).map((text) => asDate(text, words)).filter((day) => day !== null);
      if (start === null || !days.length) return well;
      const length = period ? period[1] - start : Math.max(...own.days);
      const isThere = (n) => days.some((day) => Math.abs(day - start - n) <= own.slack);
      const missing = own.days.filter((n) => n <= length && !isThere(n));
      return { well: !missing.length, days: missing.join(", "), count: missing.length };
    },
    fields_in_order: ({ fields }, target, own, words) => ({
      well: inOrder(firstDay(of(fields, own.start), words), firstDay(of(fields, target), words)),
      text: short(of(fields, target)),
    }),
  };

  /** The answers of one check: [number of the row or null, answer]. */
  const answers = ({ name, at, target, own }, doc, words, written) => {
    if (at === "field") return [[null, CELL[name](of(doc.fields, target), own, doc, words)]];
    if (at === "plan") return [[null, PLAN[name](doc, target, own, words)]];
    const numbered = doc.rows.map((row, n) => [row, n + 1]);
    if (at === "row") return numbered.map(([row, n]) => [n, ROW[name](row, target, own, words)]);
    return numbered
      .filter((_, n) => written[n])
      .map(([row, n]) => [n, CELL[name](of(row, target), own, doc, words)]);
  };

  const say = (message, values) =>
    Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, () => value), message);

  /**
   * What the checks of a template find in a plan {fields, rows}: fields first, then row by row, then the whole; in each
   * place the worst first. A finding is {severity, field, row, message, source, proposal}; `row` counts from 1.
   */
  plan.findings ??= (template, doc) => {
    const { fields, columns, checks, severities, words } = template;
    const ids = [...fields, ...columns].map(({ id }) => id);
    const written = doc.rows.map((row) => Object.values(row).some(has));
    const found = checks.flatMap((check) =>
      answers(check, doc, words, written)
        .filter(([, answer]) => !answer.well)
        .map(([row, { well: _, ...values }]) => ({
          severity: check.severity,
          field: check.target || null,
          row,
          message: say(check.message, values),
          source: check.source,
          proposal: check.proposal === true,
        })),
    );
    const column = ({ field }) => (ids.includes(field) ? ids.indexOf(field) : ids.length);
    const part = ({ row, field }) => (row ? 1 : fields.some(({ id }) => id === field) ? 0 : 2);
    const place = (one) => [part(one), one.row ?? 0, column(one), severities.indexOf(one.severity)];
    return found
      .map((one) => [place(one), one])
      .sort(([a], [b]) => a.map((n, at) => n - b[at]).find(Boolean) ?? 0)
      .map(([, one]) => one);
  };
})();
