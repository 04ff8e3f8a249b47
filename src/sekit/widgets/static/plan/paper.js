/* A plan as a sheet to read: for paper, for a blank form, for an example, and for the clipboard. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h } = sekit;
  const BLANK_ROWS = 6;

  /** The sheet; without a plan it is a blank form. */
  plan.sheet ??= (template, doc, { ui, level }) => {
    const { fields, columns, title, about } = template;
    const more = doc ? plan.doc.unknown(template, doc).map((id) => ({ id, label: id })) : [];
    const heads = [...columns, ...more];
    const rows = doc ? doc.rows : Array.from({ length: BLANK_ROWS }, () => ({}));
    const others = doc ? Object.keys(doc.fields).filter((id) => !fields.some((one) => one.id === id)) : [];
    const lines = [...fields, ...others.map((id) => ({ id, label: id }))];
    const head = (text, scope) => h("th", { scope }, text);
    return h(
      doc ? "div.sheet" : "div.sheet.blank",
      { role: "group", tabindex: 0, "aria-label": title },
      h(`h${level}`, doc?.name.trim() || title),
      doc?.name.trim() && h("p.kind", title),
      about === "person" && h("p.kind", ui.real_plans),
      lines.length > 0 && h("table.once", h("tbody", lines.map(({ id, label }) => h("tr", head(label, "row"), h("td", doc?.fields[id] ?? ""))))),
      heads.length > 0 &&
        h(
          "table.rows",
          h("thead", h("tr", heads.map(({ label }) => head(label, "col")))),
          h("tbody", rows.map((row) => h("tr", heads.map(({ id }) => h("td", row[id] ?? ""))))),
        ),
    );
  };

  /** Print one sheet and nothing else of the page. */
  plan.print ??= (sheet) => {
    const paper = h("div.paper", sheet);
    document.body.append(paper);
    addEventListener("afterprint", () => paper.remove(), { once: true });
    print();
  };

  const plainText = (template, doc) => {
    const heads = [...template.columns, ...plan.doc.unknown(template, doc).map((id) => ({ id, label: id }))];
    const rows = doc.rows.map((row) => heads.map(({ id }) => plan.csv.quote(row[id] ?? "")).join("\t"));
    return [heads.map(({ label }) => plan.csv.quote(label)).join("\t"), ...rows].join("\r\n");
  };

  /** A sheet whose tables are tables also where no style sheet follows, as in Word. */
  const plainSheet = (template, doc, acts) => {
    const sheet = plan.sheet(template, doc, acts);
    for (const node of sheet.querySelectorAll("table")) {
      node.setAttribute("border", 1);
      node.setAttribute("style", "border-collapse:collapse");
    }
    for (const node of sheet.querySelectorAll("th, td")) {
      node.setAttribute("style", "border:1px solid;padding:4px;text-align:left;vertical-align:top");
      const lines = node.textContent.split(/\r\n?|\n/);
      if (lines.length > 1) node.replaceChildren(...lines.flatMap((text, n) => (n ? [h("br"), text] : [text])));
    }
    return sheet;
  };

  /** Put the plan on the clipboard as a table, for Word and Outlook. Resolves to whether it is there. */
  plan.copyTable ??= async (template, doc, acts) => {
    const sheet = plainSheet(template, doc, acts);
    try {
      const html = new XMLSerializer().serializeToString(sheet);
      const parts = { "text/html": html, "text/plain": plainText(template, doc) };
      const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      document.body.append(sheet);
      getSelection().selectAllChildren(sheet);
      const done = document.execCommand("copy");
      sheet.remove();
      return done;
    }
  };
})();
