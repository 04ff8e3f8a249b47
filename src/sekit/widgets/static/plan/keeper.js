/*
 * Keeps the plan on the machine as it is written: always for an office, on request for a person. Whatever the storage
 * does (full, denied, cleared, written by another tab), the plan on the screen stays, and the reader is told.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, fill, button } = sekit;
  const PAUSE = 400; // milliseconds without a key before the plan is stored

  /** The reader's own clock: {day, time}. */
  const moment = (stamp) => {
    const at = new Date(stamp);
    const time = [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, "0")).join(".");
    return { day: `${at.getDate()}.${at.getMonth() + 1}.`, time };
  };

  plan.keeper ??= (template, frame, desk) => {
    const { ui } = template;
    const { kept } = plan;
    const always = template.about === "office";
    const { denied } = sekit.storage.read(kept.keyOf(template, ""));
    let [id, count] = [kept.newId(), 0];
    let on = always && !denied;
    let conflict = false; // another tab has done something; nothing is stored before the reader has decided
    let full = false;
    let taken = null; // the plan as it was last taken out as a file
    let timer = 0;

    const showState = () => {
      frame.showMemory(denied ? "none" : on ? "kept" : "practice");
      frame.showSaved(denied ? ui.not_saved : on ? "" : ui.not_kept);
    };
    const titleOf = (doc) => doc.name.trim() || ui.unnamed;
    const showPlans = () => {
      const found = kept.list(template).filter(({ doc }) => doc);
      const titles = found.map(({ id: one, doc, saved }) => ({ id: one, title: titleOf(doc), saved }));
      if (!titles.some((one) => one.id === id)) titles.unshift({ id, title: titleOf(desk.doc()) });
      const labelled = ({ id: one, title, saved }, _, all) => {
        const alike = one !== id && all.some((other) => other.id !== one && other.title === title);
        return { id: one, title: alike && Date.parse(saved) ? fill(ui.alike, { title, ...moment(saved) }) : title };
      };
      frame.showPlans(titles.map(labelled), id);
    };
    const take = () => {
      taken = desk.doc();
      desk.save("json");
    };
    const exportButton = () => button(ui.out_json, take);

    /** Store the plan; whether it is stored. What stands in the way is told until it is gone. */
    const save = (force = false) => {
      clearTimeout(timer);
      timer = 0;
      if (!on || (conflict && !force)) return false;
      const found = kept.write(template, id, desk.doc(), count, force);
      if (found.count) {
        [count, conflict, full] = [found.count, false, false];
        frame.showSaved(fill(ui.saved_at, moment(Date.now())));
        frame.warn("");
        showPlans();
        return true;
      }
      if (found.problem === "full") {
        full = true;
        frame.showSaved(ui.not_saved);
        frame.warn(ui.full, [exportButton(), button(ui.try_again, again)]);
      } else clash(found.problem);
      return false;
    };

    const settled = (words) => {
      desk.say(words);
      desk.focus();
    };
    const fetch = () => {
      const found = kept.read(template, id);
      if (!found.doc) return clash(found.problem === "gone" ? "gone" : "other");
      agree(found);
      desk.take(found.doc);
      clearTimeout(timer); // it is stored already; storing it again would be news to the other tab
      timer = 0;
      settled(ui.fetched);
    };
    /** What is stored is what stands here. */
    const agree = (found) => {
      [count, conflict] = [found.count, false];
      frame.showSaved("");
      frame.warn("");
    };
    const textOf = (doc) => JSON.stringify(plan.doc.toJson(template, doc));
    const isHere = ({ doc }) => doc && textOf(doc) === textOf(desk.doc());
    const mine = () => save(true) && settled(ui.kept_mine);
    const again = () => (save() ? settled(ui.stored) : desk.say(ui.not_saved));
    const clash = (kind) => {
      conflict = true;
      frame.showSaved(ui.not_saved);
      if (kind === "gone") frame.warn(ui.other_tab_deleted, [button(ui.save_again, mine), exportButton()]);
      else frame.warn(ui.other_tab, [button(ui.fetch, fetch), button(ui.mine, mine), exportButton()]);
    };

    const flush = () => timer && save();
    const begin = (doc, was = {}) => {
      [id, count] = [was.id ?? kept.newId(), was.count ?? 0];
      [conflict, full] = [false, false];
      frame.warn("");
      const words = desk.replace(doc);
      showState();
      showPlans();
      return words;
    };

    /** Do what puts another plan on the desk. Where this one is not stored, the reader is asked first. */
    const leave = (act) => {
      flush();
      const doc = desk.doc();
      if ((on && !full && !conflict) || doc === taken || plan.doc.isEmpty(doc)) return act();
      showPlans();
      const takeFirst = () => {
        take();
        const next = button(ui.go_on, act);
        desk.say(ui.taken_out, [next]);
        next.focus();
      };
      desk.say(ui.not_stored, [button(ui.out_json, takeFirst), button(ui.go_on_without, act)]);
    };

    return {
      flush,
      isOn: () => on,

      /** Take up the plan that was written last. Those that cannot be read are told of, and left alone. */
      begin() {
        const all = kept.list(template);
        const [last] = all.filter(({ doc }) => doc);
        const bad = all.filter(({ problem }) => problem);
        if (last) on = true;
        if (last) begin(last.doc, last);
        showState();
        showPlans();
        if (bad.length) {
          const words = bad.some(({ problem }) => problem === "newer") ? ui.kept_newer : ui.kept_corrupt;
          const take = () => bad.forEach((one) => sekit.download(`${template.id}-${one.id}.json`, one.text, "application/json"));
          desk.say(words, [button(ui.download_raw, take)]);
        } else if (denied) desk.say(ui.denied);
      },

      changed() {
        if (!on) return;
        clearTimeout(timer);
        timer = setTimeout(save, PAUSE);
      },

      /** Another plan beside this one, which stays where it is kept. */
      fresh: (doc = plan.doc.make(), words = ui.started) =>
        leave(() => {
          const more = begin(doc);
          on = always && !denied;
          showState();
          if (!plan.doc.isEmpty(doc)) save();
          settled(`${words} ${more}`.trim());
        }),

      open: (wanted) =>
        leave(() => {
          const found = kept.read(template, wanted);
          if (found.doc) {
            on = true;
            begin(found.doc, found);
          } else showPlans();
          desk.say(found.doc ? fill(ui.opened, { name: titleOf(found.doc) }) : ui.kept_corrupt);
          if (!frame.player.contains(document.activeElement)) desk.focus(); // else in the list of plans
        }),

      /** Begin or stop keeping a plan about a person. */
      flip() {
        on = !on;
        if (on) save();
        else kept.remove(template, id);
        if (!on) {
          [count, conflict, full] = [0, false, false];
          frame.warn("");
        }
        frame.showMemory(on ? "kept" : "practice");
        if (!on) frame.showSaved(ui.not_kept);
        if (!full) desk.say(on ? ui.remembered : ui.forgotten);
      },

      forget(everything) {
        clearTimeout(timer);
        timer = 0;
        if (everything) kept.clear();
        else kept.remove(template, id);
        on = always && !denied;
        begin(plan.doc.make());
        settled(everything ? ui.deleted_all : ui.deleted_plan);
      },

      heard({ key, newValue }) {
        if (!on || (key !== null && !key.startsWith(kept.keyOf(template, "")))) return;
        if (key !== null && key !== kept.keyOf(template, id)) showPlans();
        else if (newValue === null) {
          if (count > 0) clash("gone");
        } else {
          const found = kept.read(template, id);
          if (isHere(found)) agree(found);
          else if (found.count !== count) clash("other");
        }
      },
    };
  };
})();
