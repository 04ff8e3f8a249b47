/* What the answers come to: the verdict in words, all reasons at once, what is open, and what would change it. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { h } = sekit;

  const verdictWords = ({ data, ui }, { verdict, blocking }, begun) => {
    if (!begun) return ui.not_begun;
    if (verdict === "met") return ui.all_met;
    if (verdict !== "not_met") return ui[verdict];
    return blocking.length > 1 ? kvp.say(data, ui.many_not_met, { n: blocking.length }) : ui.one_not_met;
  };

  const what = (ctx, found, link) => {
    const { data, ui } = ctx;
    const { blocking, conditions, what_would_change: changes } = found;
    if (blocking.length > 1) {
      const line = (id) => h("li", link(id), waits(found, id) && h("span.law", ` ${ui.write_reason}`));
      return [h("p", found.verdict === "not_met" ? ui.blocking : ui.all_open), h("ul.lines", blocking.map(line))];
    }
    // one that is open, and where no answer helps by itself: it waits for its reason, or for both
    if (!changes.length || blocking.some((id) => waits(found, id)))
      return [h("p", link(blocking[0])), h("p", ui.write_reason)];
    const known = kvp.allConditions(data);
    const lines = conditions.flatMap(({ id, reason }) => {
      const own = changes.filter(({ fact }) => fact === id);
      const said = ({ answer, verdict }) => {
        const row = known[id].answers?.find((one) => one.answer === answer);
        const words = { answer: row?.label ?? answer, outcome: ui.verdicts[verdict].change };
        return h("li", kvp.say(data, reason && row?.reason_missing ? ui.change_reason : ui.change, words));
      };
      return own.length ? [h("li", link(id), h("ul.lines", own.map(said)))] : [];
    });
    return [h("p", blocking.length ? ui.changes_one : ui.changes_met), h("ul.lines", lines)];
  };

  const waits = ({ conditions }, id) => conditions.find((one) => one.id === id).reason_missing;

  /** {status, headline, begun, parts}; `find(id)` gives the field of a condition. */
  kvp.outcome ??= (ctx, found, find) => {
    const { data, ui, level } = ctx;
    const { blocking, conditions, unanswered, verdict, notes } = found;
    const total = conditions.length;
    const begun = unanswered.length < total;
    const words = verdictWords(ctx, found, begun);
    const count = kvp.say(data, ui.answered, { n: total - unanswered.length, total });
    const { mark } = ui.verdicts[verdict];
    const shown = h("span.mark", { "aria-hidden": "true" }, begun ? mark : "");
    const headline = [shown, " ", h("strong", words), " ", h("span.count", count)];
    const question = Object.fromEntries(conditions.map((one) => [one.id, one.question]));
    const link = (id) => kvp.goTo(question[id], () => find(id));
    const title = (text) => h(`h${level + 1}`, text);
    const answered = conditions.filter(({ answer }) => answer !== null);
    const reasons = data.order.flatMap((kind) => answered.filter((one) => one.verdict === kind));
    const reason = (one) =>
      h(
        "li",
        h("p", kvp.verdict(ui.verdicts[one.verdict]), " ", one.why),
        h("p.law", one.reference, " · ", ui.confidence[one.confidence]),
        one.reason && one.discretion && h("blockquote", one.reason),
      );
    const apart = begun && unanswered.some((id) => !blocking.includes(id)); // else they are told under «Hva skal til?»
    const parts = [
      h(`h${level}`, { tabindex: -1 }, ui.result),
      h("p.lead", begun && [h("span.mark", { "aria-hidden": "true" }, mark), " "], words),
      reasons.length && title(ui.reasons),
      reasons.length && h("ul.reasons", reasons.map(reason)),
      apart && title(ui.still_open),
      apart && kvp.list(unanswered.map(link), "ul.lines"),
      begun && title(ui.what),
      ...(begun ? what(ctx, found, link) : []),
      title(ui.remember),
      kvp.list(notes),
    ];
    return { status: headline.map((part) => part.textContent ?? part).join(""), headline, begun, parts };
  };
})();
