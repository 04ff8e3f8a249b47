/* The conditions, judged by the tables that Python made: the same answers as sekit.kvp.assess. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const MET = "met";
  const UNRESOLVED = "unresolved";

  /** The stretch of days with the same conditions that a day lies in. */
  kvp.period ??= (data, day) => data.periods.find(({ first, last }) => first <= day && day <= last);

  /** Every condition of any period, by id. */
  kvp.allConditions ??= (data) =>
    Object.fromEntries(data.periods.flatMap(({ conditions }) => conditions.map((one) => [one.id, one])));

  const rangeOf = ({ ranges }, answer) => ranges.findIndex(({ from, to }) => from <= answer && answer <= to);

  /** What one answer leads to: {verdict, why, discretion, missing}. */
  const judge = (condition, answer, reason) => {
    if (answer == null) return { verdict: UNRESOLVED, why: condition.unanswered };
    if (condition.ranges) return condition.ranges[rangeOf(condition, answer)];
    const row = condition.answers.find((one) => one.answer === answer);
    const discretion = "reason_missing" in row;
    if (discretion && !reason) return { verdict: UNRESOLVED, why: row.reason_missing, discretion, missing: true };
    return { verdict: row.verdict, why: row.why, discretion };
  };

  const worst = (data, verdicts) => data.order.find((verdict) => verdicts.includes(verdict));

  /** The answers that can be used of those given and, of the rest, what is wrong: {facts, problems}. */
  kvp.readFacts ??= (data, given) => {
    const known = kvp.allConditions(data);
    const { reasons, ...answers } = given ?? {};
    const [facts, problems] = [{}, []];
    for (const [name, answer] of Object.entries(answers)) {
      const condition = Object.hasOwn(known, name) ? known[name] : null;
      if (answer == null) continue;
      if (!condition) problems.push(kvp.problem(data, name, "fact", { name }));
      else if (condition.ranges) {
        const most = condition.ranges.at(-1).to;
        if (Number.isInteger(answer) && rangeOf(condition, answer) >= 0) facts[name] = answer;
        else problems.push(kvp.problem(data, name, "number", { found: answer, most }));
      } else if (condition.answers.some((one) => one.answer === answer)) facts[name] = answer;
      else problems.push(kvp.problem(data, name, "answer", { name, found: answer }));
    }
    facts.reasons = {};
    for (const [name, text] of Object.entries(reasons ?? {})) {
      if (!Object.hasOwn(known, name)) problems.push(kvp.problem(data, name, "fact", { name }));
      else if (text?.trim && /[\p{L}\p{N}]/u.test(text)) facts.reasons[name] = text.trim();
    }
    return { facts, problems };
  };

  const verdictOf = (data, conditions, { reasons, ...answers }) =>
    worst(
      data,
      conditions.map((one) => judge(one, answers[one.id], reasons[one.id]).verdict),
    );

  /** Answers worth trying: of numbers, the nearest with another outcome on each side, and one that is met. */
  const otherAnswers = (condition, now) => {
    const { answers, ranges } = condition;
    if (answers) return answers.map(({ answer }) => answer).filter((answer) => answer !== now);
    const met = ranges.findIndex(({ verdict }) => verdict === MET);
    if (now == null) {
      const { from, to } = ranges[met];
      return [from, from - 1, to + 1].filter((answer) => rangeOf(condition, answer) >= 0);
    }
    const here = rangeOf(condition, now);
    const tried = [here + 1, here - 1, met].filter((at) => ranges[at] && at !== here);
    return [...new Set(tried.map((at) => (now < ranges[at].from ? ranges[at].from : ranges[at].to)))];
  };

  const changes = (data, conditions, facts, verdict, blocking) =>
    conditions
      .filter(({ id }) => !blocking.length || blocking.includes(id))
      .flatMap((condition) =>
        otherAnswers(condition, facts[condition.id]).map((answer) => ({
          fact: condition.id,
          answer,
          verdict: verdictOf(data, conditions, { ...facts, [condition.id]: answer }),
        })),
      )
      .filter((change) => change.verdict !== verdict);

  const notesOf = (data, facts, on, period) => {
    const names = ["not_a_decision", "state_benefits_first"];
    if (facts.other_benefits == null) names.push("pending_aap");
    names.push(...period.notes);
    if (on > data.checked) names.push("unchecked");
    return names.map((name) => kvp.say(data, data.notes.assess[name], { checked: data.checked }));
  };

  kvp.assess ??= (data, given, on) => {
    const { facts, problems } = kvp.readFacts(data, given);
    if (!sekit.dates.isDay(on)) problems.push(kvp.problem(data, "on", "date", { found: on }));
    if (problems.length) return { error: problems[0], problems };
    const empty = { conditions: [], unanswered: [], blocking: [], what_would_change: [], on };
    if (!kvp.isCovered(data, on)) {
      const [first, last] = data.covered;
      const told = kvp.say(data, data.notes.assess.not_covered, { on, first, last });
      return { ...empty, verdict: data.order[0], version: null, notes: [told] };
    }
    const period = kvp.period(data, on);
    const conditions = period.conditions.map((condition) => {
      const { id, question, reference, often_wrong, confidence, model_reasons, help } = condition;
      const [answer, reason] = [facts[id] ?? null, facts.reasons[id] ?? ""];
      const found = judge(condition, answer, reason);
      const law = { reference, confidence, often_wrong, model_reasons, help };
      const judged = { verdict: found.verdict, why: found.why, discretion: !!found.discretion };
      return { id, question, answer, ...law, ...judged, reason_missing: !!found.missing, reason };
    });
    const verdict = worst(
      data,
      conditions.map((one) => one.verdict),
    );
    const blocking = conditions.filter((one) => one.verdict === verdict && verdict !== MET).map(({ id }) => id);
    return {
      ...empty,
      verdict,
      conditions,
      unanswered: conditions.filter(({ answer }) => answer === null).map(({ id }) => id),
      blocking,
      what_would_change: blocking.length > 1 ? [] : changes(data, period.conditions, facts, verdict, blocking),
      version: period.version,
      notes: notesOf(data, facts, on, period),
    };
  };
})();
