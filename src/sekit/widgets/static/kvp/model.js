/* What the reader has written, as the rules want it: text becomes days and numbers, and empty fields are left out. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});

  kvp.emptyState ??= () => ({
    on: "",
    facts: {},
    reasons: {},
    varighet: { start: "", pauses: [] },
    stonad: { birth_date: "", start: "", end: "", children: "", weekly_work_hours: "" },
  });

  /** Give `ctx` ({data, state}) its answers: facts(), vilkar(), varighet(), stonad(), and the days they rest on. */
  kvp.addAnswers ??= (ctx) => {
    const { data } = ctx;
    const day = (text) => sekit.dates.parse(text, data.months) ?? text.trim();
    const number = (text) => (/^\s*\d+\s*$/.test(text) ? Number(text) : text.trim());

    /** The answers given, typed; what is not a usable number is still text. */
    const written = () => {
      const { facts, reasons } = ctx.state;
      const known = kvp.allConditions(data);
      const found = Object.entries(facts).flatMap(([id, answer]) => {
        const value = known[id]?.ranges && typeof answer === "string" ? number(answer) : answer;
        return value === null || value === "" ? [] : [[id, value]];
      });
      return { ...Object.fromEntries(found), reasons };
    };

    return Object.assign(ctx, {
      facts: () => kvp.readFacts(data, written()).facts,

      vilkar() {
        const asked = ctx.state.on.trim() && day(ctx.state.on);
        const dayProblem = asked ? kvp.dayProblem(data, "on", asked) : null;
        const on = asked && !dayProblem ? asked : ctx.newest;
        const { facts, problems } = kvp.readFacts(data, written());
        return { on, dayProblem, problems, assessment: kvp.assess(data, facts, on) };
      },

      varighet() {
        const { start, pauses } = ctx.state.varighet;
        const rows = pauses.map(({ first, last }, row) => ({ first: first.trim(), last: last.trim(), row }));
        const whole = rows.filter(({ first, last }) => first && last);
        const incomplete = rows.filter(({ first, last }) => !first !== !last).map(({ row }) => row + 1);
        if (!start.trim()) return { empty: true, found: null, problems: [], incomplete };
        const on = kvp.isCovered(data, ctx.today) ? ctx.today : null;
        const asked = { start: day(start), on, pauses: whole.map(({ first, last }) => [day(first), day(last)]) };
        const found = kvp.duration(data, asked);
        const problems = (found.problems ?? []).map((one) => ({ ...one, row: whole[one.row]?.row }));
        return { empty: false, found: found.error ? null : found, problems, incomplete };
      },

      stonad() {
        const own = ctx.state.stonad;
        const blank = (name) => !own[name].trim();
        const request = {
          birth_date: day(own.birth_date),
          start: day(own.start),
          end: day(own.end),
          children: blank("children") ? 0 : number(own.children),
          weekly_work_hours: blank("weekly_work_hours") ? 0 : own.weekly_work_hours.trim(),
        };
        const found = kvp.stonad(data, request);
        const problems = (found.problems ?? []).filter(({ field }) => !blank(field));
        return { empty: !problems.length, found: found.error ? null : found, problems, request };
      },
    });
  };

  const texts = { true: true, false: false };

  /**
   * Read a link such as #vilkar&age=34 into a state: {tab, state, names, from}. `state` is null when the link gives
   * no answers; `names` are those that could not be used; `from` the case they come from. Null: not ours.
   */
  kvp.readLink ??= (data, hash) => {
    const [tab, ...pairs] = hash.slice(1).split("&");
    if (!(tab in data.ui.tabs)) return null;
    const state = kvp.emptyState();
    const [facts, names] = [Object.create(null), []];
    const known = kvp.allConditions(data);
    let from = null;
    for (const pair of pairs) {
      const [name, text = ""] = pair.split("=").map((part) => {
        try {
          return decodeURIComponent(part);
        } catch {
          return part;
        }
      });
      const own = state[tab];
      if (name === "sak") from = text;
      else if (tab === "vilkar" && name === "on" && kvp.isCovered(data, text) && sekit.dates.isDay(text)) state.on = text;
      else if (Object.hasOwn(known, name) || (tab === "vilkar" && name !== "reasons")) facts[name] = texts[text] ?? (/^\d+$/.test(text) ? Number(text) : text);
      else if (typeof own?.[name] !== "string") names.push(name);
      else if (sekit.dates.isDay(text)) own[name] = sekit.dates.figures(text);
      else if (!name.match(/date|start|end/) && sekit.exact.read(text)) own[name] = kvp.figures(text);
      else names.push(name);
    }
    const read = kvp.readFacts(data, facts);
    delete read.facts.reasons;
    state.facts = kvp.asWritten(read.facts);
    names.push(...read.problems.map(({ field }) => field));
    return { tab, state: pairs.length ? state : null, names, from };
  };

  /** Facts as they stand in the form, where numbers are text. */
  kvp.asWritten ??= (facts) =>
    Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, typeof value === "number" ? String(value) : value]));
})();
