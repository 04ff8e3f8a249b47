/* The tab «Varighet»: when the programme begins and what does not count, and the dates that follow. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { h, button } = sekit;

  /** The absences: a row for each, to add and remove. show(problems) tells what is wrong with them. */
  const pausesForm = ({ data, ui, state, changed }) => {
    const { pauses } = state.varighet;
    const holder = h("div.pauses");
    let fields = [];
    const row = (pause, at) => {
      const n = at + 1;
      const field = (label, name) =>
        kvp.field({ label, value: pause[name], store: (text) => (pause[name] = text), changed });
      const [first, last] = [field(ui.pause_first, "first"), field(ui.pause_last, "last")];
      fields[at] = { first, last };
      const remove = () => {
        pauses.splice(at, 1);
        draw();
        (fields.at(-1)?.last.input ?? add).focus();
        changed(true);
      };
      const gone = button(ui.pause_remove, remove);
      gone.setAttribute("aria-label", kvp.say(data, ui.pause_remove_full, { n }));
      const legend = h("legend", kvp.say(data, ui.pause, { n }));
      return h("fieldset.pause", legend, h("div.row", first.node, last.node, gone));
    };
    const draw = () => {
      fields = [];
      holder.replaceChildren(...pauses.map(row));
    };
    const append = () => {
      pauses.push({ first: "", last: "" });
      draw();
      fields.at(-1).first.input.focus();
      changed(true);
    };
    const add = button(ui.pause_add, append);
    draw();
    const show = (problems) =>
      fields.forEach((ends, row) => {
        for (const [at, field] of Object.entries(ends))
          field.show(problems.find((one) => one.row === row && one.at === at)?.message);
      });
    const node = h("fieldset.group", h("legend", ui.pauses), h("p.help", ui.pauses_about), holder, h("div.row", add));
    return { node, show };
  };

  const dates = ({ data, ui }, found) => {
    const tile = (label, day, otherwise) =>
      h("div.tile", h("dt", label), h("dd", day ? sekit.dates.words(day, data.months) : otherwise));
    const known = found.ordinary_end !== null;
    return h(
      "dl.tiles",
      tile(ui.ordinary_end, found.ordinary_end, ui.no_end),
      tile(ui.exceptional_end, found.exceptional_end, known ? ui.unknown_end : ui.no_end),
    );
  };

  /** Which decision is due next, by the reader's own clock. */
  const next = ({ data, ui, today }, { decisions }) => {
    if (!decisions.length) return null;
    const at = decisions.findIndex(({ first_day, last_day }) => first_day <= today && today <= last_day);
    const now = decisions[at];
    const latest = decisions.filter(({ exceptional }) => !exceptional).at(-1).last_day;
    if (today < decisions[0].first_day) return ui.next_later;
    const last = decisions.at(-1);
    if (last.exceptional && (now ?? last) === last) return kvp.say(data, ui.next_none, { day: last.last_day });
    if (!now) return kvp.say(data, ui.next_passed, { day: last.last_day });
    const special = !now.exceptional && decisions[at + 1]?.exceptional;
    return kvp.say(data, special ? ui.next_exceptional : ui.next_decision, { day: special ? latest : now.last_day });
  };

  const result = (ctx, found) => {
    const { data, ui, level } = ctx;
    const title = (text) => h(`h${level}`, text);
    const save = () =>
      sekit.download(ui.calendar_file, sekit.calendar(kvp.reminders(ctx, found), ui.calendar_product), "text/calendar");
    const decision = ({ first_day: first, last_day: last, exceptional }, at) =>
      kvp.say(data, exceptional ? ui.decision_exceptional : ui.decision, { n: at + 1, first, last });
    const absence = ({ first_day: first, last_day: last, one_year_ends: limit }) =>
      kvp.say(data, ui.break, { first, last, limit });
    const { decisions, breaks, assumptions } = found;
    const due = next(ctx, found);
    return [
      dates(ctx, found),
      due && h("p.due", due),
      decisions.length && title(ui.decisions),
      decisions.length && kvp.timeline(ctx, found),
      decisions.length && kvp.list(decisions.map(decision), "ol.lines"),
      breaks.length && title(ui.breaks),
      breaks.length && kvp.list(breaks.map(absence), "ul.lines"),
      title(ui.notes),
      kvp.list(found.notes),
      ...kvp.assumed(ctx, assumptions),
      decisions.length && h("div.row.files", button(ui.calendar, save), h("p.hint", ui.calendar_about)),
    ];
  };

  /** What was assumed, each with its sentence. */
  kvp.assumed ??= ({ ui, level }, assumptions) => {
    const sentences = Object.values(assumptions);
    return sentences.length ? [h(`h${level}`, ui.assumptions), kvp.list(sentences)] : [];
  };

  kvp.lengthView ??= (ctx) => {
    const { data, ui, state, changed } = ctx;
    const start = kvp.field({
      label: ui.start,
      about: ui.day_about,
      value: state.varighet.start,
      store: (text) => (state.varighet.start = text),
      changed,
    });
    const pauses = pausesForm(ctx);
    const [said, shown] = [h("p.hidden", { role: "status" }), h("div.result")];
    const node = h("div.view", start.node, pauses.node, said, shown);
    const update = () => {
      const { empty, found, problems, incomplete } = ctx.varighet();
      start.show(problems.find(({ field }) => field === "start")?.message);
      pauses.show(problems);
      if (!found) return kvp.showNothing(said, shown, empty ? ui.empty_varighet : ui.wrong);
      const notes = incomplete.map((n) => h("p.empty", kvp.say(data, ui.pause_incomplete, { n })));
      shown.replaceChildren(...notes, ...result(ctx, found).filter(Boolean));
      const day = found.ordinary_end ?? ui.no_end;
      kvp.announce(said, `${ui.ordinary_end}: ${kvp.say(data, "{day}", { day })}.`);
    };
    return { node, update };
  };
})();
