/*
 * The plan on the desk: what is written now, what can be undone, and everything a reader can do with it. Each act lands
 * the focus where the work goes on, and is said once.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { fill, button } = sekit;
  const BULLETS = /^[ \t]*[•·▪◦o–-]\t/gmu; // of a list from Word
  const PAUSE = 250; // milliseconds without a key before the plan is checked

  plan.desk ??= (host, template, tell) => {
    const { ui } = template;
    const { acts, make, history, isEmpty, texts } = plan.doc;
    let doc = make();
    let steps = history(doc);
    let timer = 0;
    let held = false; // a pointer is down: what it points at stays where it is
    let noted = new Set(); // places that something is said about
    const warned = new Map(); // place → what it looks like

    const level = Number(host.getAttribute("heading-level")) || 2;
    const rowName = (n) => `${template.row_name} ${n + 1}`;
    const labels = new Map([...template.fields, ...template.columns].map(({ id, label }) => [id, label]));

    // Checking

    const placeOf = ({ field, row }) => {
      if (!field) return null;
      if (row) return `${doc.keys[row - 1]}:${field}`;
      if (template.fields.some(({ id }) => id === field)) return `f:${field}`;
      return doc.keys.length ? `${doc.keys[0]}:${field}` : null;
    };
    const nameOf = ({ field, row }) => {
      const label = labels.get(field) ?? "";
      return row ? fill(ui.at_row, { row: rowName(row - 1), label }) : label && fill(ui.at_field, { label });
    };
    const cellAt = (place) => (place.startsWith("f:") ? frame.fields.at(place) : frame.table.at(place));

    const check = () => {
      const found = plan.findings(template, doc);
      const empty = isEmpty(doc);
      const notes = new Map();
      const add = (place, line) => notes.set(place, [...(notes.get(place) ?? []), line]);
      for (const [place, kind] of warned) add(place, { severity: "WARNING", message: personalWords(kind) });
      if (!empty)
        for (const one of found) {
          const at = placeOf(one);
          if (at && (one.row || at.startsWith("f:"))) add(at, one);
        }
      for (const place of new Set([...noted, ...notes.keys()])) cellAt(place)?.note(notes.get(place) ?? []);
      noted = new Set(notes.keys());
      frame.summary.show(found, empty, doc);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(settle, PAUSE);
    };
    const settle = () => {
      if (!timer) return;
      if (held) return later();
      clearTimeout(timer);
      timer = 0;
      check();
      tell();
    };

    const personalWords = (kind) => fill(ui.personal, { what: ui.personal_kinds[kind] });
    const watch = (place, text) => {
      const [kind, was] = [sekit.personal(text), warned.get(place)];
      if (kind) warned.set(place, kind);
      else warned.delete(place);
      return kind && kind !== was ? personalWords(kind) : "";
    };
    /** Look through the whole plan. Returns the words about the first thing found, or "". */
    const watchAll = () => {
      warned.clear();
      if (!texts(doc).some(sekit.personal)) return "";
      const found = [watch("name", doc.name)];
      for (const [id, text] of Object.entries(doc.fields)) found.push(watch(`f:${id}`, text));
      doc.rows.forEach((row, n) => {
        for (const [id, text] of Object.entries(row)) found.push(watch(`${doc.keys[n]}:${id}`, text));
      });
      return found.find(Boolean) ?? "";
    };

    // Drawing and changing

    const draw = () => {
      if (frame.name.value !== doc.name) frame.name.value = doc.name;
      frame.fields.show(doc);
      frame.table.show(doc);
      frame.showSteps(steps);
    };
    const changed = () => {
      later();
      keeper?.changed();
    };
    const write = (next, place, text) => {
      const first = !steps.canUndo() || steps.canRedo();
      steps.do(next, place);
      doc = next;
      const words = watch(place, text);
      if (words) frame.say(words);
      if (first) frame.showSteps(steps);
      changed();
    };
    /** Another plan, or this one with other rows; it can be undone. */
    const take = (next, words = "", more = []) => {
      steps.do(next);
      doc = next;
      const personal = watchAll();
      draw();
      if (words || personal) frame.say(`${words} ${personal}`.trim(), more);
      changed();
      settle();
    };
    /** Another plan, with nothing to undo. Returns words about what looks like a person, or "". */
    const replace = (next) => {
      doc = next;
      steps = history(doc);
      const personal = watchAll();
      draw();
      clearTimeout(timer);
      timer = 0;
      check();
      return personal;
    };
    const step = (name) => () => {
      const next = steps[name]();
      if (next === doc) return;
      doc = next;
      watchAll();
      draw();
      frame.say(ui[`done_${name}`]);
      changed();
      settle();
    };
    const undoButton = () => button(ui.undo, () => { step("undo")(); frame.undo.focus(); });

    // Rows

    const at = (key) => doc.keys.indexOf(key);
    const focusRow = (n) => {
      const key = doc.keys[Math.min(n, doc.keys.length - 1)];
      const [first] = key ? frame.table.row(key).cells.values() : [];
      (first?.control ?? frame.add).focus();
    };
    const move = (key, by, [same, other]) => {
      const [from, to] = [at(key), at(key) + by];
      if (to < 0 || to >= doc.rows.length) return;
      take(acts.move(doc, from, to), fill(ui.moved, { row: rowName(from), n: to + 1 }));
      const find = (name) => frame.table.row(key).buttons.find((one) => one.dataset.act === name);
      (find(same).getAttribute("aria-disabled") === "true" ? find(other) : find(same)).focus();
    };

    /** A block of cells from a spreadsheet, laid over the table from the cell it was pasted in. */
    const paste = (event) => {
      const text = (event.clipboardData?.getData("text/plain") ?? "").replace(BULLETS, "");
      const tr = event.target.closest?.("tbody tr");
      const n = tr ? doc.keys.findIndex((key) => frame.table.row(key).tr === tr) : -1;
      const asTable = text.includes("\t") || (event.target.tagName === "INPUT" && text.trim().includes("\n"));
      if (n < 0 || !asTable) return;
      event.preventDefault();
      const from = [...frame.table.row(doc.keys[n]).cells.values()].findIndex(({ control }) => control === event.target);
      const found = plan.files.table(template, text, from, ui);
      if (found.problem) return frame.say(fill(ui.problems[found.problem], { limit: template.limits.rows }));
      if (found.headed) return took(found);
      const over = found.rows.map((row, i) => ({ ...doc.rows[n + i], ...row }));
      const fits = Math.min(over.length, doc.rows.length - n);
      const laid = { ...doc, rows: doc.rows.map((row, i) => over[i - n] ?? row) };
      take(acts.add(laid, over.slice(fits)), fill(ui.took_rows, { n: over.length }), [undoButton()]);
    };

    /** Something read in: a whole plan, or rows. A plan already kept stays as it is; the new one stands beside it. */
    const took = (found) => {
      if (found.doc) {
        const words = found.words ?? fill(ui.took_plan, { n: found.doc.rows.length });
        if (keeper?.isOn() && !isEmpty(doc)) keeper.fresh(found.doc, words);
        else take(found.doc, words, isEmpty(doc) ? [] : [undoButton()]);
      } else {
        const filled = doc.rows.map((row) => Object.values(row).some((text) => text.trim()));
        const kept = { ...doc, rows: doc.rows.filter((_, n) => filled[n]), keys: doc.keys.filter((_, n) => filled[n]) };
        take(acts.add(kept, found.rows), fill(ui.took_rows, { n: found.rows.length }), [undoButton()]);
        if (!frame.player.contains(document.activeElement)) focusRow(kept.rows.length); // it stood in a row that was empty
      }
    };

    const desk = {
      ui,
      level,
      doc: () => doc,
      say: (...words) => frame.say(...words),
      replace,
      take,
      took,
      paste,
      settle,
      hold: (now) => (held = now),
      remove: () => frame.player.remove(),
      focus: () => frame.name.focus(),
      save: (kind) => frame.panels.save(kind),
    };

    const frame = plan.frame(host, template, {
      ...desk,
      sources: host.getAttribute("sources"),
      storing: host.getAttribute("storage") !== "off",
      place: placeOf,
      where: nameOf,
      go: (place) => cellAt(place)?.control.focus(),
      name: (text) => write(acts.name(doc, text), "name", text),
      field: (id, text) => write(acts.field(doc, id, text), `f:${id}`, text),
      cell: (key, id, text) => write(acts.cell(doc, at(key), id, text), `${key}:${id}`, text),
      add() {
        take(acts.add(doc), fill(ui.added, { row: rowName(doc.rows.length) }));
        focusRow(doc.rows.length - 1);
      },
      up: (key) => move(key, -1, ["up", "down"]),
      down: (key) => move(key, 1, ["down", "up"]),
      copy(key) {
        const n = at(key);
        take(acts.copy(doc, n), fill(ui.row_copied, { row: rowName(n) }));
        focusRow(n + 1);
      },
      remove(key) {
        const n = at(key);
        take(acts.remove(doc, n), fill(ui.removed, { row: rowName(n) }), [undoButton()]);
        focusRow(n);
      },
      undo: step("undo"),
      redo: step("redo"),
      useExample: () => took({ doc: make(template.example), words: ui.took_example }),
      fresh: () => (keeper?.isOn() ? keeper.fresh() : take(make(), ui.started, isEmpty(doc) ? [] : [undoButton()])),
      open: (id) => keeper?.open(id),
      keep: () => keeper?.flip(),
      deletePlan: () => keeper?.forget(false),
      deleteAll: () => keeper?.forget(true),
    });
    const keeper = host.getAttribute("storage") === "off" ? null : plan.keeper(template, frame, desk);
    desk.keeper = keeper;
    draw();
    check();
    keeper?.begin();
    return desk;
  };
})();
