/* The week in whole numbers, the same as in Python: each field counted in the smallest part it may be written in. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { fill } = sekit;
  const HALVES = 2; // in an hour
  const NUMBER = /^(\d{1,4})(?:[.,](\d{1,4}))?$/;
  const SPACES = /[ \t\u00a0\u202f]/g;

  /** What was written, as a count of the smallest parts: «2,5» with two decimals is 250. Null when it cannot be used. */
  const count = ({ most, decimals }, text) => {
    const plain = text.replace(SPACES, "");
    if (!plain) return 0;
    const [, whole, part = ""] = NUMBER.exec(plain) ?? [];
    if (whole === undefined || part.length > decimals) return null;
    const value = Number(whole + part.padEnd(decimals, "0"));
    return value > most * 10 ** decimals ? null : value;
  };

  /** Divide and round; what lies in the middle goes away from zero. */
  const rounded = (value, by) => Math.sign(value) * Math.floor((2 * Math.abs(value) + by) / (2 * by)) || 0;

  const figures = (halves) => {
    const [whole, part] = String(halves / HALVES).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0") + (part ? `,${part}` : "");
  };

  const hours = (halves, words) =>
    halves > HALVES || halves < 0 ? fill(words.hours, { n: figures(halves) }) : [words.no_hours, words.half_hour, words.one_hour][halves];

  const said = (halves, words) =>
    halves === 0 ? words.even : fill(halves > 0 ? words.left : words.missing, { hours: hours(Math.abs(halves), words) });

  const complaint = ({ label, most, decimals }, text, words) => {
    const found = text.replace(/^[ \t\u00a0\u202f]+|[ \t\u00a0\u202f]+$/g, "");
    return fill(decimals ? words.bad_number : words.bad_whole, { label, found, most });
  };

  /** The week that `given` (id → text) makes: times in half hours, or {problems} with what to mend in each field. */
  const week = ({ fields, weeks, words }, given) => {
    const n = {};
    const problems = [];
    for (const field of fields) {
      const text = given[field.id] ?? field.start;
      n[field.id] = count(field, text);
      if (n[field.id] === null) problems.push({ id: field.id, message: complaint(field, text, words) });
    }
    if (problems.length) return { problems };

    const decimals = (id) => fields.find((field) => field.id === id).decimals;
    const year = weeks * 10 ** decimals("away");
    const present = year - n.away;
    const inHalves = (value) => rounded(value * HALVES, year * 10 ** decimals("week"));
    const tasks = fields.filter(({ group }) => group === "tasks");
    const stages = fields.filter(({ stage }) => stage).map(({ stage }) => stage);
    const each = [...new Set(stages)].map((stage) => ({
      stage,
      people: n[`people_${stage}`],
      asked: n[`hours_${stage}`],
      need: (n[`hours_${stage}`] + n.travel + n.journal) * year,
    }));

    const busy = present * tasks.reduce((sum, { id }) => sum + n[id], 0);
    const followUp = each.reduce((sum, { people, need }) => sum + people * need, 0);
    const left = present * n.week - busy - followUp;
    const changed = (name, change) => {
      const halves = inHalves(left + change);
      return { name, left: halves, said: said(halves, words) };
    };
    return {
      length: inHalves(year * n.week),
      away: inHalves(n.away * n.week),
      tasks: inHalves(busy),
      follow_up: inHalves(followUp),
      left: inHalves(left),
      said: said(inHalves(left), words),
      people: each.reduce((sum, { people }) => sum + people, 0),
      what_if: [
        ...each.filter(({ asked }) => asked).map(({ stage, need }) => changed(fill(words.one_more, { number: stage }), -need)),
        ...tasks.filter(({ id }) => n[id]).map(({ id, without }) => changed(without, present * n[id])),
      ],
    };
  };

  sekit.time ??= { week, hours };
})();
