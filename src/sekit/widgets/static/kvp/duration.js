/* How long a programme can last: the same answers as sekit.kvp.duration. Days are ISO text. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { addDays, addMonths, daysBetween, isDay, lastDay } = sekit.dates;
  const YEAR = 12; // months

  const length = (first, last) => daysBetween(first, last) + 1;

  /** The pauses in order, and what is wrong: in which row, and at its first or last day. */
  const readPauses = (data, start, pauses) => {
    const [problems, absences] = [[], []];
    const refuse = (row, at, name, values) =>
      problems.push({ ...kvp.problem(data, "pauses", name, values), row, at });
    pauses.forEach(([first, last], row) => {
      const before = problems.length;
      for (const [at, found] of Object.entries({ first, last })) if (!isDay(found)) refuse(row, at, "date", { found });
      if (problems.length > before) return;
      if (last < first) refuse(row, "last", "end", { start: first });
      else if (first < start) refuse(row, "first", "pause_before", { start });
      else absences.push({ first, last, row });
    });
    absences.sort((a, b) => (a.first + a.last < b.first + b.last ? -1 : 1));
    absences.slice(1).forEach(({ first, row }, before) => {
      const earlier = absences[before];
      if (first <= earlier.last) refuse(row, "first", "pause_overlap", { first: earlier.first, last: earlier.last });
    });
    return { problems, absences };
  };

  /** The absences, those that follow each other without a day between as one. */
  const joined = (absences) => {
    const found = [];
    for (const { first, last } of absences) {
      const before = found.at(-1);
      if (before && addDays(before.last, 1) === first) before.last = last;
      else found.push({ first, last });
    }
    return found;
  };

  /** Add the days of every absence that begins before the programme is over. */
  const prolonged = (end, absences) =>
    absences.reduce((now, { first, last }) => (first <= now ? addDays(now, length(first, last)) : now), end);

  /** Split the programme into decisions of at most so many months. */
  const decisionsOf = (data, start, ordinary, exceptional) => {
    const found = [];
    let first = start;
    const parts = [
      { end: ordinary, special: false },
      { end: exceptional, special: true },
    ];
    for (const { end, special } of parts) {
      while (end && first <= end) {
        const day = first < data.covered[1] ? first : data.covered[1];
        const limit = lastDay(first, kvp.whole(data, "vedtak_mnd", day));
        const last = limit < end ? limit : end;
        found.push({ first_day: first, last_day: last, exceptional: special });
        first = addDays(last, 1);
      }
    }
    return found;
  };

  const notesOf = (data, rule, start, absences, breaks, crosses, day) => {
    const found = [];
    const note = (name, values) => found.push(kvp.say(data, data.notes.duration[name], values));
    const limited = rule.exceptional !== null; // else the older rules, where the longer extension is not known
    if (crosses) note("crosses");
    else if (!limited) note("one_plus_one");
    for (const name of limited ? ["one_year_at_a_time", "special_grounds"] : ["unknown_extension"]) note(name);
    note("nothing_ends_by_itself");
    const days = absences.reduce((sum, { first, last }) => sum + length(first, last), 0);
    if (days) note(limited ? "pauses" : "leave", { days });
    if (limited) {
      note("sickness_counts");
      const [first, , , last] = data.parameters.koronafravaer_teller.values.find(([, counts]) => counts === "0");
      if (start <= last) note("corona", { first, last });
      if (!breaks.length) note("section_34");
      for (const { first_day: first, last_day: last, one_year_ends: limit } of breaks) {
        note("break_year", { first, last: limit });
        note("protection", { after: addDays(limit, 1) });
        if (last > limit) note("break_too_long", { first, last, limit });
      }
    }
    if (day > data.checked) note("unchecked", { checked: data.checked });
    return found;
  };

  kvp.duration ??= (data, { start, on = null, pauses = [] }) => {
    const outside = kvp.dayProblem(data, "start", start) ?? (on !== null && kvp.dayProblem(data, "on", on));
    if (outside) return { error: outside, problems: [outside] };
    const [version, rule] = Object.entries(data.programme).find(([, one]) => !one.last_start || start <= one.last_start);
    const [months, more] = [rule.ordinary, rule.exceptional].map((name) => name && kvp.whole(data, name, start));
    const { problems, absences } = readPauses(data, start, pauses);
    const ordinary = prolonged(lastDay(start, months), absences);
    const later = absences.filter(({ first }) => first > ordinary);
    const exceptional = more && isDay(ordinary) ? prolonged(lastDay(addDays(ordinary, 1), more), later) : null;
    const crosses = rule.last_start !== null && ordinary > rule.last_start;
    const limit = exceptional ?? ordinary;
    for (const { first, row } of problems.length ? [] : absences) {
      const refuse = (at, name) => problems.push({ ...kvp.problem(data, "pauses", name, { limit }), row, at });
      if (!isDay(limit)) refuse("last", "pause_endless");
      else if (first > limit) refuse("first", "pause_after");
    }
    if (problems.length) return { error: problems[0], problems };
    const decisions = crosses ? [] : decisionsOf(data, start, ordinary, exceptional);
    const year = Number(data.parameters.avbrudd_mnd.values.at(-1)[1]);
    const breaks = (more ? joined(absences) : []).map(({ first, last }) => ({
      first_day: first,
      last_day: last,
      one_year_ends: lastDay(first, year),
    }));
    const leap = addMonths(start, YEAR).slice(-2) !== start.slice(-2); // no such day next year
    const used = [absences.length && "vedtak_under_avbrudd", leap && "skuddarsdag"].filter(Boolean);
    return {
      ordinary_end: crosses ? null : ordinary,
      exceptional_end: crosses ? null : exceptional,
      decisions,
      notes: notesOf(data, rule, start, absences, breaks, crosses, on && on > start ? on : start),
      version,
      breaks,
      next_decision: decisions.find((one) => on && one.first_day <= on && on <= one.last_day)?.last_day ?? null,
      assumptions: kvp.assumptions(data, used),
    };
  };
})();
