/* <sekit-path>: the steps of the learning path, ticked off; the next step; and all of them as a calendar file. */
(() => {
  const { h, fill, practice } = globalThis.sekit;
  const HOUR = 60; // minutes

  practice.define("sekit-path", (host, { ui, kinds, steps, recall, level }) => {
    const ids = steps.map(({ id }) => id);
    const store = practice.store("path", () => [], (data) => Array.isArray(data) && data.every((id) => typeof id === "string"));
    const done = () => new Set(store.data().filter((id) => ids.includes(id)));
    const top = h("div.next");
    const boxes = new Map();
    const counts = new Map();
    const weeks = [...new Set(steps.map(({ week }) => week))];
    const minutesOf = (list) => list.reduce((sum, { minutes }) => sum + minutes, 0);
    const long = (minutes) => {
      const [whole, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
      return [whole && fill(ui.hours, { h: whole }), (rest || !whole) && fill(ui.minutes, { m: rest })].filter(Boolean).join(" ");
    };
    const said = ({ tasks }) => tasks.map(({ kind, title }) => `${kinds[kind]}: ${title}`).join(` ${ui.and} `);
    const linked = ({ tasks }) =>
      tasks.map(({ kind, title, href }, n) => [n > 0 && ` ${ui.and} `, h("strong", `${kinds[kind]}:`), " ", href ? h("a", { href }, title) : title]);

    const show = () => {
      const made = done();
      const next = steps.find(({ id }) => !made.has(id));
      const finished = steps.filter(({ id }) => made.has(id));
      const numbers = { n: finished.length, total: steps.length, spent: long(minutesOf(finished)), all: long(minutesOf(steps)) };
      top.replaceChildren(
        h(`h${level}`, ui.next),
        next
          ? h("p.sum", `${fill(ui.step, { n: ids.indexOf(next.id) + 1 })} `, linked(next), ` (${long(next.minutes)})`)
          : h("p.sum", `${ui.all_done} `, recall && h("a", { href: recall }, ui.to_recall)),
        h("p", { role: "status" }, fill(ui.progress, numbers)),
      );
      for (const [id, box] of boxes) box.checked = made.has(id);
      for (const week of weeks) {
        const own = steps.filter((step) => step.week === week);
        counts.get(week).textContent = fill(ui.week_done, { n: own.filter(({ id }) => made.has(id)).length, total: own.length });
      }
      memory.show();
      return next;
    };
    const memory = practice.memory(store, ui, () => show());

    const line = (step) => {
      const n = ids.indexOf(step.id) + 1;
      const tick = () => {
        const stored = store.change((data) => {
          const others = data.filter((id) => id !== step.id);
          data.splice(0, data.length, ...others, ...(box.checked ? [step.id] : []));
        });
        show();
        memory.say(stored ? "" : ui.not_saved);
      };
      const label = fill(ui.done_step, { n, what: said(step) });
      const box = h("input", { type: "checkbox", autocomplete: "off", "aria-label": label, onchange: tick });
      boxes.set(step.id, box);
      return h("li", h("label.tick", box, h("span", { "aria-hidden": "true" }, String(n))), h("span", linked(step)), h("span.minutes", long(step.minutes)));
    };
    const list = weeks.map((week) => {
      const count = h("span.hint");
      counts.set(week, count);
      const own = steps.filter((step) => step.week === week);
      return h("details.week", h("summary", fill(ui.week, { n: week }), " ", count), h("ol", { role: "list" }, own.map(line)));
    });

    const events = (start, time) =>
      steps.map((step, n) => {
        const what = said(step);
        const url = new URL(step.tasks[0].href ?? "", location.href.split("#")[0]).href;
        const text = fill(ui.event_text, { what, minutes: step.minutes, url });
        const day = practice.addWorkdays(start, step.day);
        const uid = `laringslop-${step.id}-${start}@sekit`;
        const span = practice.span(day, time + step.later, step.minutes);
        return { uid, day, span, url, title: fill(ui.event, { n: n + 1, what }), text };
      });
    const tell = (found) => {
      const [first, last] = [found[0], found.at(-1)].map(({ day }) => practice.dayWords(day, ui));
      return h("p", fill(ui.from_to, { first, last }));
    };

    const next = show();
    const open = weeks.indexOf(next?.week);
    if (open >= 0) list[open].open = true;
    store.heard(show);
    host.append(h("section.practice", { "aria-label": ui.label }, top, list, practice.planner(ui, { level, timed: true, events, tell }), memory.node));
  });
})();
