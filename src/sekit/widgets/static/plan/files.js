/* In and out: files and the clipboard. What is read in can always be undone; what cannot be read is said in words. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, fill, button, uniqueId } = sekit;
  const LARGEST = 5_000_000; // bytes
  const LETTERS = { æ: "ae", ø: "o", å: "a" };

  /** A name for a file: letters and figures that every system knows. */
  const fileName = (template, doc, ending) => {
    const said = doc.name.trim().toLowerCase().normalize("NFC").replace(/\p{L}/gu, (one) => LETTERS[one] ?? one);
    const safe = said.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
    return `${safe || template.id}.${ending}`;
  };

  const asFile = {
    csv: (template, doc, ui) => [plan.csv.write(template, doc, ui.csv), "text/csv;charset=utf-8"],
    json: (template, doc) => [JSON.stringify(plan.doc.toJson(template, doc), null, 2), "application/json"],
    ics: (template, doc) => [plan.calendar(template, doc).text, "text/calendar;charset=utf-8"],
  };

  /** What a text holds: {doc} of a whole plan, {rows} of a table, or {problem}. */
  const understand = (template, text, ui, rowsOnly = false) => {
    const json = text.replace(/^\ufeff/, "").trimStart();
    if (/^[{[]/.test(json)) return plan.doc.parse(template, json);
    if (!text.trim() || text.includes("\0")) return { problem: text.trim() ? "corrupt" : "nothing" };
    if (rowsOnly) return table(template, text, 0, ui);
    const whole = plan.csv.read(template, text, ui.csv);
    return whole.problem === "no_headings" ? table(template, text, 0, ui) : whole;
  };

  const table = (template, text, from, ui) => {
    const found = plan.csv.asRows(template, plan.csv.lines(text), from, ui.csv);
    if (found.rows.length > template.limits.rows) return { problem: "too_many_rows" };
    return found.rows.length ? found : { problem: "nothing" };
  };

  const details = (title, ...inside) => h("details.panel", h("summary", title), h("div.inside", inside));

  /** The two panels. `acts` gives ui, doc(), level, say(words), took(found) and print(doc or null). */
  plan.panels ??= (template, acts) => {
    const { ui } = acts;
    const said = (words, values = {}) => acts.say(fill(words, { limit: template.limits.rows, ...values }));
    const take = (found) => (found.problem ? said(ui.problems[found.problem], { template: found.template }) : acts.took(found));

    const [fileId, pasteId] = [uniqueId(), uniqueId()];
    const file = h("input.hidden", {
      type: "file", id: fileId, accept: ".json,.csv,.tsv,.txt",
      onchange: async () => {
        const [one] = file.files;
        if (!one) return;
        if (one.size > LARGEST) said(ui.problems.too_big);
        else take(understand(template, decode(await one.arrayBuffer()), ui));
        file.value = "";
      },
    });
    const area = h("textarea", { id: pasteId, rows: 3, "aria-describedby": `${pasteId}-hint` });
    const pasted = button(ui.take_in, () => {
      const found = understand(template, area.value, ui, true);
      if (!found.problem) area.value = "";
      take(found);
    });
    const inwards = details(
      ui.bring_in,
      h("div.field", h("p.hint", ui.choose_file_hint), file, h("label.button", { for: fileId }, ui.choose_file)),
      h("div.field", h("label", { for: pasteId }, ui.paste), h("p.hint", { id: `${pasteId}-hint` }, ui.paste_hint), area),
      pasted,
    );

    const save = (kind) => {
      const doc = acts.doc();
      const name = fileName(template, doc, kind);
      const count = kind === "ics" && plan.calendar(template, doc).count;
      sekit.download(name, ...asFile[kind](template, doc, ui));
      said(kind === "ics" ? (count ? ui.saved_ics : ui.saved_ics_none) : ui.saved_file, { name, n: count });
    };
    const copy = async () => said((await plan.copyTable(template, acts.doc(), acts)) ? ui.copied : ui.not_copied);
    const out = {
      csv: button(ui.out_csv, () => save("csv")),
      ics: template.events.date && button(ui.out_ics, () => save("ics")),
      json: button(ui.out_json, () => save("json")),
      copy: button(ui.out_copy, copy),
      print: button(ui.out_print, () => plan.print(plan.sheet(template, acts.doc(), acts))),
      blank: button(ui.out_blank, () => plan.print(plan.sheet(template, null, acts))),
    };
    const outwards = details(ui.take_out, h("p.hint", ui.take_out_hint), h("div.row", Object.values(out).filter(Boolean)));
    return { inwards, outwards, save };
  };

  /** The text of a file: UTF-8, else what older Excel writes. */
  const decode = (bytes) => {
    const [a, b] = new Uint8Array(bytes.slice(0, 2));
    if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
    if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  };

  plan.files ??= { fileName, understand, table, decode };
})();
