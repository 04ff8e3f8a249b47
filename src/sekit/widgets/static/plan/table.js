/*
 * The rows: a table where there is room, a card per row where there is not. Rows are kept by key and moved, not made anew.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, uniqueId } = sekit;
  const ACTS = { up: "↑", down: "↓", copy: "", remove: "✕" };
  const MANY = 40; // rows; from here on the browser lays out only what is in sight
  const ROOM = 155; // pixels a column needs

  /** Make the table. Returns {node, show(doc), at(place), row(key), view(choice)}. */
  plan.table ??= (template, acts) => {
    const { ui } = acts;
    const rows = new Map(); // key → {tr, head, cells, buttons}
    let columns = [];
    let chosen = ""; // what the reader chose: "table" or "cards"
    const body = h("tbody", { role: "rowgroup" });
    const headRow = h("tr", { role: "row" });
    const lists = h("div", { hidden: true });
    const table = h("table", { role: "table", "aria-label": template.title }, h("thead", { role: "rowgroup" }, headRow), body);
    const node = h("div.scroll", { role: "region", tabindex: 0, "aria-label": sekit.fill(ui.rows_region, { plan: template.title }) }, table, lists);

    const setColumns = (unknown) => {
      columns = [...template.columns, ...unknown.map((id) => ({ id, label: id, kind: "text", unknown: true }))];
      for (const column of columns) {
        column.head = uniqueId();
        const list = plan.optionList(column);
        column.list = list?.id;
        if (list) lists.append(list);
      }
      const heads = columns.map(({ head, label }) => h("th", { scope: "col", role: "columnheader", id: head }, label));
      const corner = h("th", { scope: "col", role: "columnheader" }, h("span.hidden", ui.number));
      const last = h("th", { scope: "col", role: "columnheader" }, h("span.hidden", ui.acts));
      headRow.replaceChildren(corner, ...heads, last);
      table.style.setProperty("--columns", columns.length);
      for (const { tr } of rows.values()) tr.remove();
      rows.clear();
    };

    const button = (name, key, rowId) => {
      const id = uniqueId();
      const act = () => acts[name](key);
      return h(
        "button.act",
        { type: "button", id, title: ui[`row_${name}`], "aria-labelledby": `${id} ${rowId}`, "data-act": name, onclick: act },
        h("span.icon", { "aria-hidden": "true" }, ACTS[name]),
        h("span.word", ui[`row_${name}`]),
      );
    };

    const make = (key, row) => {
      const head = h("th.number", { scope: "row", role: "rowheader", id: uniqueId() });
      const cells = new Map();
      const cell = (column) => {
        const id = uniqueId();
        const described = column.unknown ? null : acts.helpOf(column.id);
        const attributes = { id, "aria-labelledby": `${column.head} ${head.id}`, "aria-describedby": described };
        const control = plan.control(column, row[column.id] ?? "", attributes, column.list, (text) => acts.cell(key, column.id, text));
        const box = h("td", { role: "cell" }, h("label", { for: id }, column.label), control);
        cells.set(column.id, { control, note: plan.notes(box, control, described, ui.severities) });
        return box;
      };
      const boxes = columns.map(cell);
      const buttons = Object.keys(ACTS).map((name) => button(name, key, head.id));
      const tr = h("tr", { role: "row" }, head, boxes, h("td.acts", { role: "cell" }, buttons));
      return { tr, head, cells, buttons };
    };

    const fit = () => {
      const wide = node.clientWidth >= columns.length * ROOM;
      const view = chosen || (wide ? "table" : "cards");
      if (node.dataset.view !== view) node.dataset.view = view;
      acts.viewed(view);
    };
    new ResizeObserver(fit).observe(node);

    return {
      node,
      row: (key) => rows.get(key),
      at: (place) => {
        const [key, ...id] = place.split(":");
        return rows.get(Number(key))?.cells.get(id.join(":"));
      },
      flip() {
        chosen = node.dataset.view === "table" ? "cards" : "table";
        fit();
      },
      show(doc) {
        const unknown = plan.doc.unknown(template, doc);
        if (!columns.length || unknown.join("\n") !== columns.filter((one) => one.unknown).map(({ id }) => id).join("\n"))
          setColumns(unknown);
        const wanted = new Set(doc.keys);
        for (const [key, { tr }] of rows) {
          if (wanted.has(key)) continue;
          tr.remove();
          rows.delete(key);
        }
        let before = body.firstElementChild;
        doc.keys.forEach((key, n) => {
          const text = doc.rows[n];
          const made = rows.get(key) ?? make(key, text);
          if (!rows.has(key)) rows.set(key, made);
          if (made.tr === before) before = before.nextElementSibling;
          else body.insertBefore(made.tr, before);
          const name = `${template.row_name} ${n + 1}`;
          if (made.head.textContent !== name) made.head.textContent = name;
          for (const [id, { control }] of made.cells) {
            const said = text[id] ?? "";
            if (control.value !== said && control.value !== said.replace(/\r\n?/g, "\n")) control.value = said;
          }
          const [up, down] = made.buttons;
          up.setAttribute("aria-disabled", n === 0);
          down.setAttribute("aria-disabled", n === doc.rows.length - 1);
        });
        node.hidden = doc.rows.length === 0;
        node.toggleAttribute("data-many", doc.rows.length >= MANY);
        fit();
      },
    };
  };
})();
