/* Questions one after another, each with what the chosen answer leads to. The first answer is the one that counts. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const practice = (sekit.practice ??= {});
  const { h, fill, button } = sekit;
  const isMap = (value, fits) => value?.constructor === Object && Object.values(value).every(fits);

  /** What was missed (id → day) and the answers of tests that are begun (part → id → whether it was known). */
  practice.answers ??= () =>
    practice.store(
      "answers",
      () => ({ missed: {}, tests: {} }),
      (data) =>
        isMap(data?.missed, (day) => typeof day === "string") &&
        isMap(data.tests, (test) => isMap(test, (known) => typeof known === "boolean")),
    );

  /** Note whether a question was known at the first try. */
  practice.note ??= ({ missed }, id, known) => {
    if (known) delete missed[id];
    else missed[id] ??= sekit.dates.today();
  };

  practice.back ??= ({ href, chapter }, ui) => href && h("p.back", `${ui.read_back} `, h("a", { href }, chapter));

  /** What one knew and what to read again, of [{question, known}]. */
  practice.outcome ??= (answers, ui, level) => {
    const line = ({ question }) => h("li", question.question);
    const knew = answers.filter(({ known }) => known);
    const missed = answers.filter(({ known }) => !known);
    const again = ({ question }) => h("li", question.question, practice.back(question, ui));
    return [
      missed.length > 0 && [h(`h${level}`, ui.read_again), h("ul.again", missed.map(again))],
      knew.length > 0 && [h(`h${level}`, ui.knew), h("ul.knew", knew.map(line))],
    ];
  };

  const answerList = ({ options }, ui) =>
    h(
      "details",
      { "data-verdict": true },
      h("summary", ui.show_all),
      h(
        "dl",
        options.map(({ text, right, because }) => [h("dt", text), h("dd", `${right ? ui.mark_good : ui.mark_not} ${right ? ui.good : ui.not_here}. ${because}`)]),
      ),
    );

  const one = (question, { ui, level, title, nextLabel, answered, next }) => {
    const name = sekit.uniqueId();
    const several = question.options.filter(({ right }) => right).length > 1;
    const heading = h(`h${level}.place`, { tabindex: -1 }, title);
    const choices = question.options.map(({ text }, value) =>
      h("li", h("label", h("input", { type: "radio", name, value, autocomplete: "off" }), h("span", text))),
    );
    const said = h("div", { role: "status", "data-verdict": true });
    const after = h("div.row");
    let first = true;

    const answer = () => {
      const at = choices.findIndex((choice) => choice.querySelector("input").checked);
      for (const choice of choices) choice.firstChild.removeAttribute("data-chosen");
      if (at < 0) {
        said.replaceChildren(h("p", ui.choose_first));
        choices[0].querySelector("input").focus();
        return;
      }
      const { right, because } = question.options[at];
      const mark = right ? ui.mark_good : ui.mark_not;
      choices[at].firstChild.setAttribute("data-chosen", mark);
      const more = right ? several && ui.more_right : ui.try_again;
      said.replaceChildren(...[`${mark} ${right ? ui.right : ui.wrong}`, because, more].filter(Boolean).map((text) => h("p", text)));
      const back = practice.back(question, ui);
      if (back) said.append(back);
      if (!first) return;
      first = false;
      after.append(button(nextLabel, next, "main"));
      after.after(answerList(question, ui));
      answered(right === true);
    };
    const form = h(
      "form",
      { novalidate: true, onsubmit: (event) => (event.preventDefault(), answer()) },
      h("fieldset", h("legend", question.question), h("ul", { role: "list" }, choices)),
      h("button.button.check", { type: "submit" }, ui.check),
      said,
      after,
    );
    return { heading, nodes: [heading, form] };
  };

  /** Ask `questions` in `place` from number `from`. `answered(question, known)` is told each, `ended()` the last. */
  practice.ask ??= (place, { questions, ui, level, from = 0, answered, ended }) => {
    const show = (n, focus) => {
      const last = n === questions.length - 1;
      const { heading, nodes } = one(questions[n], {
        ui,
        level,
        title: fill(ui.question_of, { n: n + 1, total: questions.length }),
        nextLabel: last ? ui.to_end : ui.next,
        answered: (known) => answered(questions[n], known),
        next: () => (last ? ended() : show(n + 1, true)),
      });
      place.replaceChildren(...nodes);
      if (focus) practice.land(heading);
    };
    show(from, false);
  };

  /** Put the reader at a heading, and show it. */
  practice.land ??= (heading) => {
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
})();
