/* Kvalifiseringsstønad, exact until the one rounding at the end: the same answers as sekit.kvp.stonad. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { addDays, addMonths, isDay, weekday } = sekit.dates;
  const { add, decimal, more, of, over, read, round, subtract, times } = sekit.exact;
  const RATES = ["grunnbelop", "faktor_g", "andel_under_25", "dager_per_aar", "barnetillegg", "timer_per_uke"];
  const SATURDAY = 5;
  const YEAR = 12; // months

  /** Everything that is wrong, in the order that Python looks. */
  const problemsOf = (data, { birth_date: born, start, end, children, weekly_work_hours: found }, hours) => {
    const problems = [];
    const refuse = (field, name, values) => problems.push(kvp.problem(data, field, name, values));
    const today = sekit.dates.today();
    const outside = kvp.dayProblem(data, "start", start);
    const from = outside ? null : start; // what the rest may lean on
    if (outside) problems.push(outside);
    if (from && isDay(end) && end < from) refuse("end", "end", { start });
    else problems.push(...[kvp.dayProblem(data, "end", end)].filter(Boolean));
    const years = data.stonad.oldest;
    if (!isDay(born)) refuse("birth_date", "date", { found: born });
    else if (born > today || (from && born >= from))
      refuse("birth_date", "born", { limit: from && from < today ? from : today });
    else if (from && addMonths(born, YEAR * years) <= from) refuse("birth_date", "oldest", { years, start });
    const most = data.stonad.most_children;
    if (!Number.isInteger(children) || children < 0 || children > most)
      refuse("children", "number", { found: children, most });
    const fullTime = kvp.exact(data, "timer_per_uke", from ?? data.covered[1]);
    if (!hours || more(hours, fullTime))
      refuse("weekly_work_hours", "hours", { found, most: kvp.figures(decimal(fullTime)) });
    return problems;
  };

  /** Split the period before every day on which a new row begins: a new month, a new number, the birthday. */
  const stretches = (data, start, end, birthday) => {
    const breaks = [birthday, ...RATES.flatMap((name) => data.parameters[name].values.map(([from]) => from))];
    for (let month = `${start.slice(0, 8)}01`; month <= end; month = addMonths(month, 1)) breaks.push(month);
    const firsts = [start, ...new Set(breaks.filter((day) => start < day && day <= end).sort())];
    return firsts.map((first, at) => [first, firsts[at + 1] ? addDays(firsts[at + 1], -1) : end]);
  };

  const countWeekdays = (first, last) => {
    let count = 0;
    for (let day = first; day <= last; day = addDays(day, 1)) count += weekday(day) < SATURDAY;
    return count;
  };

  /** The exact numbers of one day, before any paid work. */
  const ratesOf = (data, day, young) => {
    const value = (name) => kvp.exact(data, name, day);
    const [amount, factor, child] = [value("grunnbelop"), value("faktor_g"), value("barnetillegg")];
    const share = young ? value("andel_under_25") : of(1);
    const annual = times(amount, factor, share);
    return { amount, factor, child, share, annual, daily: over(annual, value("dager_per_aar")) };
  };

  kvp.rate ??= (data, { on, under_25: young = false }) => {
    const error = kvp.dayProblem(data, "on", on);
    if (error) return { error };
    const { annual, daily, child } = ratesOf(data, on, young);
    const outdated = kvp.outdated(data, RATES, on).length > 0;
    return { annual: decimal(annual), daily: decimal(daily), child_daily: decimal(child), outdated };
  };

  const rowOf = (data, first, last, young, children, workShare) => {
    const { amount, factor, child, share, daily } = ratesOf(data, first, young);
    const weekdays = countWeekdays(first, last);
    const perDay = add(daily, times(of(children), child));
    return {
      month: first.slice(0, 7),
      first_day: first,
      last_day: last,
      weekdays,
      grunnbelop: decimal(amount),
      factor: decimal(factor),
      share: decimal(share),
      daily_rate: decimal(daily),
      child_daily: decimal(child),
      work_share: decimal(workShare),
      sum: round(times(of(weekdays), perDay, subtract(of(1), workShare)), 2),
    };
  };

  const nextMonth = (day) => addMonths(`${day.slice(0, 8)}01`, 1);

  /** What the full rate gives above the lower one from a day to the end of its month. */
  const untilNextMonth = (data, first, end) => {
    const monthEnds = addDays(nextMonth(first), -1);
    const days = of(countWeekdays(first, end < monthEnds ? end : monthEnds));
    return times(days, subtract(ratesOf(data, first, false).daily, ratesOf(data, first, true).daily));
  };

  const notesOf = (data, born, start, end, children, hours, fullTime) => {
    const found = [];
    const note = (name, values) => found.push(kvp.say(data, data.notes.money[name], values));
    const lowest = kvp.whole(data, "min_alder", start);
    if (addMonths(born, YEAR * lowest) > start) note("under_age", { lowest });
    const highest = kvp.whole(data, "maks_alder", start);
    const old = addMonths(born, YEAR * highest);
    if (old <= end) note("over_age", { highest, day: old });
    const half = times(kvp.exact(data, "hoyeste_stilling", start), fullTime);
    const isProtected = data.parameters.angrefrist_mnd.values[0][0] <= start;
    if (more(hours, half)) note(isProtected ? "over_half" : "over_half_before", { hours: kvp.figures(decimal(hours)) });
    const age = kvp.whole(data, "full_sats_alder", start);
    const day = addMonths(born, YEAR * age);
    if (day <= end && start < nextMonth(day)) {
      const less = times(untilNextMonth(data, day > start ? day : start, end), subtract(of(1), over(hours, fullTime)));
      note("birthday", { age, day, less: kvp.figures(round(less, 2)) });
    }
    const asked = RATES.filter((name) => children || name !== "barnetillegg");
    for (const late of kvp.outdated(data, asked, end)) note("outdated", late);
    if (end > data.checked) note("unchecked", { checked: data.checked });
    return found;
  };

  kvp.stonad ??= (data, asked) => {
    const request = { children: 0, weekly_work_hours: 0, ...asked };
    const { birth_date: born, start, end, children } = request;
    const hours = read(request.weekly_work_hours);
    const problems = problemsOf(data, request, hours);
    if (problems.length) return { error: problems[0], problems };
    const fullTime = kvp.exact(data, "timer_per_uke", start);
    const birthday = addMonths(born, YEAR * kvp.whole(data, "full_sats_alder", start));
    const workShare = over(hours, fullTime);
    const rows = stretches(data, start, end, birthday).map(([first, last]) =>
      rowOf(data, first, last, first < birthday, children, workShare),
    );
    return {
      rows,
      total: round(rows.map((row) => read(row.sum)).reduce(add), 2),
      assumptions: kvp.assumptions(data, data.stonad.assumptions),
      notes: notesOf(data, born, start, end, children, hours, fullTime),
    };
  };
})();
