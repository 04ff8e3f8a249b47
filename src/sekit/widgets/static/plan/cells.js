/*
 * The controls: one per field and one per cell. A cell is kept by its place, "f:id" or "rowkey:id", so that a change in
 * the plan changes only what it must on the page. Text is kept as it was written; a control only shows it.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, uniqueId } = sekit;
  const ONE_LINE = new Set(["date", "time", "period", "number", "choice"]);

  /** A control for one text. `tell(text)` is called as it is written; `attributes` name and describe it. */
  plan.control ??= ({ kind }, text, attributes, list, tell) => {
    const single = ONE_LINE.has(kind) && !/[\r\n]/.test(text);
    const own = single ? { type: "text", list, inputmode: kind === "number" && "decimal" } : { rows: 1 };
    const node = h(single ? "input" : "textarea", {
      autocomplete: "off", ...own, ...attributes, oninput: () => tell(node.value),
    });
    node.value = text;
    return node;
  };

  /** The words to choose between, once for all the cells of a column. */
  plan.optionList ??= ({ options }) =>
    options && h("datalist", { id: uniqueId() }, options.map((value) => h("option", { value })));

  /** A place for what is found about one control: show(lines) puts it there, in words, and ties it to the control. */
  plan.notes ??= (box, control, describedBy, signs) => {
    let [node, shown] = [null, ""];
    return (lines) => {
      const now = lines.map(({ severity, message }) => severity + message).join("\n");
      if (now === shown) return;
      shown = now;
      if (!lines.length) {
        node.remove();
        node = null;
      } else {
        if (!node) box.append((node = h("ul.notes", { id: uniqueId() })));
        const line = ({ severity, message }) =>
          h(`li.note.at-${severity.toLowerCase()}`, h("span.sign", { "aria-hidden": "true" }, signs[severity].sign), message);
        node.replaceChildren(...lines.map(line));
      }
      const ids = [describedBy, node?.id].filter(Boolean).join(" ");
      if (ids) control.setAttribute("aria-describedby", ids);
      else control.removeAttribute("aria-describedby");
      if (lines.some(({ severity }) => severity === "ERROR")) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    };
  };

  /** The fields that are filled in once. Returns {node, show(doc), at(place)}; `at` gives {control, note}. */
  plan.fieldset ??= ({ fields }, acts) => {
    const made = new Map();
    const node = h("div.fields");
    const add = (field, text) => {
      const [id, helpId] = [uniqueId(), field.help && uniqueId()];
      const list = plan.optionList(field);
      const control = plan.control(field, text, { id, "aria-describedby": helpId }, list?.id, (said) => acts.field(field.id, said));
      const help = helpId && h("p.hint", { id: helpId }, field.help);
      const example = field.example && h("p.hint.example", h("span", acts.ui.example), " ", field.example);
      const box = h("div.field", h("label", { for: id }, field.label), help, example, control, list);
      made.set(`f:${field.id}`, { control, note: plan.notes(box, control, helpId, acts.ui.severities) });
      node.append(box);
    };
    for (const field of fields) add(field, "");
    return {
      node,
      at: (place) => made.get(place),
      show(doc) {
        for (const [id, text] of Object.entries(doc.fields)) {
          const cell = made.get(`f:${id}`);
          if (!cell) add({ id, label: id, kind: "text" }, text); // came with a file: nothing is lost
        }
        for (const [place, { control }] of made) {
          const text = doc.fields[place.slice(2)] ?? "";
          if (control.value !== text) control.value = text;
        }
      },
    };
  };
})();
