/* <sekit-selftest>: the questions of one part, one after another, then what one knew and what to read again. */
(() => {
  const { h, fill, button, practice } = globalThis.sekit;

  practice.define("sekit-selftest", (host, { ui, part, questions, recall, level }) => {
    const store = practice.answers();
    const main = h("div.main");
    const memory = practice.memory(store, ui, () => begin(false), () => main.querySelector(".sekit-sum") && result(false));
    const given = () => store.data().tests[part] ?? {};

    const answered = ({ id }, known) => {
      const stored = store.change((data) => {
        practice.note(data, id, known);
        (data.tests[part] ??= {})[id] = known;
      });
      memory.show();
      memory.say(stored ? "" : ui.not_saved);
    };

    const result = (focus) => {
      const answers = questions.map((question) => ({ question, known: given()[question.id] === true }));
      const n = answers.filter(({ known }) => known).length;
      const total = questions.length;
      const heading = h(`h${level}.place`, { tabindex: -1 }, ui.result);
      const restart = () => {
        store.change((data) => delete data.tests[part]);
        begin(true);
      };
      const way = n < total && recall && ui[`to_recall_${store.state()}`];
      const later = way && h("p", `${way} `, h("a", { href: recall }, ui.recall_name), ".");
      const parts = [
        heading,
        h("p.sum", fill(n === total ? ui.result_all : ui.result_some, { n, total })),
        practice.outcome(answers, ui, level + 1),
        later,
        h("div.row", button(ui.again, restart, "main")),
      ];
      main.replaceChildren(...parts.flat(2).filter(Boolean));
      if (focus) practice.land(heading);
    };

    const begin = (focus) => {
      const from = questions.findIndex(({ id }) => !(id in given()));
      if (from < 0) return result(focus);
      practice.ask(main, { questions, ui, level, from, answered, ended: () => result(true) });
      if (focus) practice.land(main.querySelector("[tabindex]"));
      if (from > 0) memory.say(ui.resumed);
    };

    begin(false);
    store.heard(memory.show);
    const label = fill(ui.label, { part: ui.title });
    host.append(h("section.practice", { "aria-label": label }, h("p.hint", ui.first_counts), main, memory.node));
  });
})();
