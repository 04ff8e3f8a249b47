/* The parts of a form. A field keeps what was written, and says what is wrong once the reader has left it. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { h } = sekit;

  /**
   * A line to write in: {node, input, show}. `store(text)` is told what was written, `changed()` that it was;
   * show(message) tells what is wrong, or with nothing that it is right.
   */
  kvp.field ??= ({ label, about, value, mode, store, changed, kind = "day" }) => {
    const id = sekit.uniqueId();
    let left = value !== "";
    const wrong = h("p.wrong", { id: `${id}-wrong`, hidden: true });
    const input = h("input", {
      id,
      type: "text",
      inputmode: mode,
      autocomplete: "off",
      "aria-describedby": `${about ? `${id}-about ` : ""}${id}-wrong`,
      oninput: () => {
        store(input.value);
        changed();
      },
      onchange: () => {
        left = true;
        changed(); // not at once: the press that left the field must hit what it was aimed at
      },
    });
    input.value = value;
    const show = (message) => {
      const told = left ? message : null; // not while the first word is being written
      if (wrong.textContent !== (told ?? "")) wrong.textContent = told ?? "";
      wrong.hidden = !told;
      if (told) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    };
    const hint = h("p.hint", { id: `${id}-about` }, about);
    return { node: h(`div.field.${kind}`, h("label", { for: id }, label), about && hint, input, wrong), input, show };
  };

  /** One answer of several, as radio buttons: `rows` are {answer, label}; null is unanswered. */
  kvp.radios ??= ({ rows, value, store, changed }) => {
    const name = sekit.uniqueId();
    const choice = ({ answer, label }) => {
      const act = () => {
        store(answer);
        changed(true);
      };
      const input = h("input", { type: "radio", name, onchange: act });
      input.checked = answer === value;
      return h("label.choice", input, h("span", label));
    };
    return h("div.choices", rows.map(choice));
  };

  const MOVES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  /** A tab and its panel. The arrow keys go to the tabs beside it, Home and End to the outermost. */
  kvp.tab ??= (label, act) => {
    const [id, panelId] = [sekit.uniqueId(), sekit.uniqueId()];
    const move = (event) => {
      const all = [...button.parentElement.children];
      const beside = all.at((all.indexOf(button) + (MOVES[event.key] ?? 0)) % all.length);
      const to = { Home: all[0], End: all.at(-1) }[event.key] ?? beside;
      if (to === button) return;
      event.preventDefault();
      to.focus();
      to.click();
    };
    const own = { id, type: "button", role: "tab", "aria-controls": panelId, onclick: act, onkeydown: move };
    const button = h("button.tab", own, label);
    return { button, panel: h("div.panel", { id: panelId, role: "tabpanel", "aria-labelledby": id }) };
  };

  /** A mark that says in words too what it means. */
  kvp.verdict ??= ({ mark, label }) => [h("span.mark", { "aria-hidden": "true" }, mark), " ", h("strong", label)];

  /** A link to something on the page, that goes there without touching the address. */
  kvp.goTo ??= (label, find) => {
    const go = (event) => {
      event.preventDefault();
      const target = find();
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center", behavior: "instant" });
    };
    return h("a", { href: "#", onclick: go }, label);
  };

  /** Say something once to those who hear the page: the same words again are not new. */
  kvp.announce ??= (node, words) => {
    if (node.textContent !== words) node.textContent = words;
  };

  /** In place of a result: what is missing for there to be one. */
  kvp.showNothing ??= (said, shown, words) => {
    kvp.announce(said, words);
    shown.replaceChildren(h("p.empty", words));
  };

  /** Shows and hides the text version of the rules. */
  kvp.textButton ??= (ui, host, text) => {
    text.id ||= sekit.uniqueId();
    const flip = () => {
      const open = host.toggleAttribute("data-text");
      toggle.textContent = open ? ui.hide_text : ui.show_text;
      toggle.setAttribute("aria-expanded", open);
    };
    const toggle = sekit.button(ui.show_text, flip, "quiet");
    toggle.setAttribute("aria-expanded", false);
    toggle.setAttribute("aria-controls", text.id);
    return toggle;
  };

  kvp.list ??= (lines, kind = "ul.notes") => h(kind, lines.map((line) => h("li", line)));
})();
