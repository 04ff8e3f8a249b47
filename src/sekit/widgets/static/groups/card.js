/* One decision: how many groups chose what, a question, notes, and the verdicts when someone asks for them. */
(() => {
  const groups = ((globalThis.sekit ??= {}).groups ??= {});
  const { h, fill, button } = globalThis.sekit;

  const bar = (part) => {
    const node = h("span");
    node.style.inlineSize = `${100 * part}%`;
    return h("span.track", { "aria-hidden": "true" }, node);
  };

  /**
   * The card of a decision. It lives as long as the view, so that a note is never lost: {node, note, show}. `show` draws
   * it anew, with how many groups there are in all; where no groups disagreed it is folded. `hint` is the id of what is
   * said about notes.
   */
  groups.card ??= ({ ui, verdicts, level }, hint) => {
    const id = globalThis.sekit.uniqueId();
    const field = h("textarea", { id: `${id}-note`, rows: 2, autocomplete: "off", "aria-describedby": hint });
    const onPaper = h("p.written");
    field.addEventListener("input", () => (onPaper.textContent = field.value));
    const notes = h("div.notes", h("label", { for: field.id }, ui.notes), field, onPaper);
    const heading = h(`h${level}`, { id });
    const body = h("div");
    let open = false; // whether the verdicts are shown

    const toggle = button(ui.show, () => {
      open = !open;
      draw();
    });
    toggle.id = `${id}-show`;
    toggle.setAttribute("aria-labelledby", `${toggle.id} ${id}`);
    let now = null;

    const judged = ({ verdict }) => {
      const [mark, label] = verdicts[verdict];
      return open && h("span.verdict", h("span.sign", { "aria-hidden": "true" }, mark), ` ${label}`);
    };
    const count = (n, total) => (total === 1 ? ui.count_one : fill(ui.count, { n, total }));
    const made = (choice) =>
      h(
        "li",
        h("span.key", choice.key),
        h("span.text", choice.text),
        bar(choice.count / now.came),
        h("span.count", count(choice.count, now.came)),
        judged(choice),
      );
    const left = (choice) => h("li", h("span.key", choice.key), h("span.text", choice.text), judged(choice));

    const draw = () => {
      const none = now.choices.filter(({ count }) => !count);
      toggle.textContent = open ? ui.hide : ui.show;
      toggle.setAttribute("aria-expanded", String(open));
      body.replaceChildren(
        h("p.came", now.total === 1 ? ui.came_one : fill(ui.came, { n: now.came, total: now.total })),
        h("ul.bars", now.choices.filter(({ count }) => count).map(made)),
        ...(none.length ? [h("p.none", ui.none), h("ul.unmade", none.map(left))] : []),
      );
      ask.textContent = now.question;
      after.replaceChildren(...(open ? [h("strong", ui.afterwards), h("p", now.afterwards)] : []));
    };
    const ask = h("p");
    const after = h("div.talk", { role: "status" }); // says itself when the verdicts are shown
    const rest = [h("div.talk", h("strong", ui.talk), ask), h("div.row", toggle), after, notes];
    const whole = h("section.decision", { "aria-labelledby": id }, heading, body, ...rest);
    const fold = h("details", h("summary"));

    return {
      node: whole,
      note: () => field.value,
      show(decision, total) {
        now = { ...decision, total };
        heading.textContent = decision.title;
        draw();
        if (decision.apart) whole.replaceChildren(heading, body, ...rest);
        else {
          fold.firstChild.append(heading);
          fold.append(body, ...rest);
          whole.replaceChildren(fold);
        }
      },
    };
  };
})();
