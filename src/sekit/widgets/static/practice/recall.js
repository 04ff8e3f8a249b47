/*
 * <sekit-recall>: three questions on each of four days, chosen by the address (#dag-14). Which duties a day asks for, and
 * how many of its places go to what the reader missed, stands in the data.
 */
(() => {
  const sekit = globalThis.sekit;
  const { h, fill, button, dates, practice } = sekit;
  const PLACES = 3;

  /** The ids of the questions of a day: what was missed first, oldest first; then those of the duties. */
  const drawn = ({ missed: places, must }, missed, questions) => {
    const known = Object.keys(missed).filter((id) => Object.hasOwn(questions, id));
    const oldest = known.sort((a, b) => missed[a].localeCompare(missed[b])).slice(0, places);
    const found = [...oldest];
    for (const ids of must) {
      const id = ids.find((one) => !found.includes(one));
      if (id && found.length < PLACES) found.push(id);
    }
    return { ids: found, missed: oldest.length };
  };

  practice.define("sekit-recall", (host, { ui, days, questions, level }) => {
    const store = practice.answers();
    const main = h("div.main");
    const memory = practice.memory(store, ui, () => open(false));
    const name = ({ day }) => fill(ui.day, { n: day });
    const anchor = ({ day }) => `#dag-${day}`;
    const links = days.map((day) => h("a", { href: anchor(day), onclick: () => location.hash === anchor(day) && open(true) }, name(day)));

    const ended = (day, answers) => {
      const n = answers.filter(({ known }) => known).length;
      const heading = h(`h${level}.place`, { tabindex: -1 }, `${name(day)}. ${ui.day_done}`);
      const parts = [
        heading,
        h("p.sum", fill(ui.knew_some, { n, total: answers.length })),
        practice.outcome(answers, ui, level + 1),
        h("div.think", h(`h${level + 1}`, ui.think), h("p", day.think), h("p.hint", ui.think_only)),
        h("div.row", button(ui.again, () => open(true))),
      ];
      main.replaceChildren(...parts.flat(2).filter(Boolean));
      practice.land(heading);
    };

    const ask = (day, focus) => {
      const { ids, missed } = drawn(day, store.data().missed, questions);
      const answers = [];
      const about = [ui.from_must, ui.from_missed_one, ui.from_missed_some][missed];
      const heading = h(`h${level}.place`, { tabindex: -1 }, name(day));
      const place = h("div");
      practice.ask(place, {
        questions: ids.map((id) => questions[id]),
        ui,
        level: level + 1,
        answered: (question, known) => {
          answers.push({ question, known });
          const stored = store.change((data) => practice.note(data, question.id, known));
          memory.show();
          memory.say(stored ? "" : ui.not_saved);
        },
        ended: () => ended(day, answers),
      });
      main.replaceChildren(heading, h("p", about), place);
      if (focus) practice.land(heading);
    };

    const open = (focus) => {
      const day = days.find((one) => anchor(one) === location.hash);
      links.forEach((link, n) => (days[n] === day ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
      if (day) ask(day, focus);
      else main.replaceChildren(h("p", ui.choose));
    };

    const events = (start) =>
      days.map((day) => {
        const url = location.href.split("#")[0] + anchor(day);
        const on = dates.addDays(start, day.day);
        const uid = `gjenkalling-${day.day}-${start}@sekit`;
        return { uid, n: day.day, day: on, url, title: fill(ui.event, { n: day.day }), text: fill(ui.event_text, { url }) };
      });
    const tell = (found) => h("ul", found.map(({ n, day }) => h("li", fill(ui.on_day, { n, day: practice.dayWords(day, ui) }))));

    open(false);
    addEventListener("hashchange", () => open(true));
    store.heard(memory.show);
    host.append(
      h(
        "section.practice",
        { "aria-label": ui.label },
        h("nav.days", { "aria-label": ui.days }, h("ul", { role: "list" }, links.map((link) => h("li", link)))),
        main,
        practice.planner(ui, { level, events, tell }),
        memory.node,
      ),
    );
    // After the browser itself has looked for what the address names; else it takes the focus back.
    const arrive = () => requestAnimationFrame(() => practice.land(main.querySelector("[tabindex]")));
    if (!days.some((day) => anchor(day) === location.hash)) return;
    if (document.readyState === "complete") arrive();
    else addEventListener("load", arrive, { once: true });
  });
})();
