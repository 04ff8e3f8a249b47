/* What stands still while a plan is written: messages, its name, the fields, the rows, what it lacks, and the panels. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, fill, button, uniqueId } = sekit;

  /** What each column is for, with an example. Returns {node, idOf}. */
  const guide = ({ columns }, ui) => {
    const ids = new Map(columns.map(({ id }) => [id, uniqueId()]));
    const entry = ({ id, label, help, example, proposal }) => [
      h("dt", label),
      h("dd", h("span", { id: ids.get(id) }, help), example && h("span.example", h("span", ui.example), " ", example), proposal && h("span.source", ui.our_proposal)),
    ];
    const node = h("details.guide", h("summary", ui.guide), h("dl", columns.map((one) => h("div", entry(one)))));
    return { node, idOf: (id) => ids.get(id) };
  };

  /** The panel about storage. Returns {node, show(state)}: "kept", "practice" or "none". */
  const memory = (template, ui, acts) => {
    const text = h("p");
    const row = h("div.row");
    const ask = (label, words, act) => {
      const pressed = button(label, () => sekit.ask(pressed, words, act));
      return pressed;
    };
    const show = (state) => {
      const focused = row.contains(document.activeElement);
      text.textContent = ui[`memory_${state}`];
      const flip = template.about === "person" && state !== "none" && button(state === "kept" ? ui.forget : ui.remember, acts.keep);
      const one = { question: ui.delete_plan_question, yes: ui.delete_plan_yes, no: ui.cancel };
      const every = { question: ui.delete_question, yes: ui.delete_yes, no: ui.cancel };
      row.replaceChildren(...[flip, ask(ui.delete_plan, one, acts.deletePlan), ask(ui.delete_all, every, acts.deleteAll)].filter(Boolean));
      if (focused) row.querySelector("button").focus();
    };
    return { node: h("details.panel", h("summary", ui.memory), h("div.inside", text, row)), show };
  };

  /** Build it all inside `host`. `acts` are what a reader can do; see element.js. */
  plan.frame ??= (host, template, acts) => {
    const { ui, level } = acts;
    const message = h("p", { role: "status" });
    const answers = h("div.row");
    const trouble = h("p", { role: "status" });
    const ways = h("div.row");
    const saved = h("p.saved");
    const [nameId, pickId] = [uniqueId(), uniqueId()];
    const name = h("input", { type: "text", id: nameId, autocomplete: "off", oninput: () => acts.name(name.value) });
    const examples = button(ui.show_examples, () => {
      const on = player.toggleAttribute("data-examples");
      examples.textContent = on ? ui.hide_examples : ui.show_examples;
      examples.setAttribute("aria-pressed", on);
    }, "quiet");
    const pick = h("select", { id: pickId, onchange: () => acts.open(pick.value) });
    const picker = h("div.field", h("label", { for: pickId }, ui.plans), pick);
    const fresh = button(ui.new_plan, acts.fresh);
    const undo = button(ui.undo, acts.undo);
    const redo = button(ui.redo, acts.redo);
    const add = button(fill(ui.add_row, { row: template.row_name }), acts.add, "main");
    const view = button("", () => table.flip(), "quiet");
    const columnGuide = guide(template, ui);
    const fields = plan.fieldset(template, acts);
    const table = plan.table(template, {
      ...acts,
      helpOf: columnGuide.idOf,
      viewed: (now) => (view.textContent = now === "table" ? ui.as_cards : ui.as_table),
    });
    const summary = plan.summary(template, acts);
    const panels = plan.panels(template, acts);
    const store = acts.storing && memory(template, ui, acts);
    const { rows = [], fields: filled = {} } = template.example;
    const hasExample = rows.length + Object.keys(filled).length > 0;
    const useExample = button(ui.use_example, acts.useExample);
    const example = hasExample && h("details.panel", h("summary", ui.show_example), h("div.inside", h("p.hint", ui.example_hint), useExample));
    example?.addEventListener?.("toggle", () => {
      const there = example.querySelector(".sekit-sheet");
      if (example.open && !there) useExample.before(plan.sheet(template, { name: "", ...template.example }, { ui, level: level + 2 }));
    });
    const text = host.querySelector(":scope > .sekit-text");
    const showText = text && button(ui.show_text, () => {
      const open = host.toggleAttribute("data-text");
      showText.textContent = open ? ui.hide_text : ui.show_text;
      showText.setAttribute("aria-expanded", open);
    }, "quiet");
    showText?.setAttribute("aria-expanded", false);

    const player = h(
      "section.player",
      { "aria-label": template.title, lang: ui.language },
      h("div.top", h(`h${level}.title`, { tabindex: -1 }, template.title), h("p", template.intro)),
      h("div.privacy", h("p", ui.privacy), template.about === "person" && h("p", h("strong", ui.practice), " ", ui.real_plans)),
      h("div.message", message, answers, trouble, ways),
      h("div.names", h("div.field", h("label", { for: nameId }, ui.name), name), picker, h("div.row", fresh, saved)),
      template.fields.some(({ example: one }) => one) && examples,
      fields.node,
      h("div.over", h(`h${level + 1}.subtitle`, ui.rows), view),
      columnGuide.node,
      table.node,
      h("div.row.under", add, undo, redo),
      summary.node,
      h("div.foot", panels.inwards, panels.outwards, example, store && store.node, showText),
    );
    host.insertBefore(player, text);

    return {
      player, fields, table, summary, panels, name, add, undo, redo,
      showMemory: (state) => store && store.show(state),
      showSaved: (words) => saved.textContent !== words && (saved.textContent = words),
      /** A message, read aloud when it comes, with buttons where something can be done about it. */
      say(words, buttons = []) {
        message.textContent = words;
        answers.replaceChildren(...buttons);
      },
      /** Words that stand until what they tell of is over, beside any message; none takes them away. */
      warn(words, buttons = []) {
        if (trouble.textContent === words) return;
        trouble.textContent = words;
        ways.replaceChildren(...buttons);
      },
      showSteps(history) {
        undo.setAttribute("aria-disabled", !history.canUndo());
        redo.setAttribute("aria-disabled", !history.canRedo());
      },
      /** The plans to choose between; with one there is nothing to choose. */
      showPlans(list, current) {
        picker.hidden = list.length < 2;
        pick.replaceChildren(...list.map(({ id, title }) => h("option", { value: id, selected: id === current }, title)));
      },
    };
  };
})();
