/*
 * A plan as a table of text, for Excel: semicolon, byte order mark, CRLF; first the fields, a blank line, then the rows.
 * A cell that Excel would read as a formula gets an apostrophe first, and loses one when it is read.
 */
(() => {
  const plan = ((globalThis.sekit ??= {}).plan ??= {});
  const [QUOTE, TICK] = ["\x22", "\x27"];
  const RISKY = /^\x27*[=+\-@\t\r]/;
  const guard = (text) => (RISKY.test(text) ? TICK + text : text);
  const bare = (text) => (text.startsWith(TICK) && RISKY.test(text) ? text.slice(1) : text);
  const inQuotes = (text) => QUOTE + text.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE;
  const quote = (text) => (/[\x22;\r\n\t]|^ | $/.test(text) ? inQuotes(text) : text);
  const line = (cells) => cells.map((cell) => quote(guard(cell))).join(";");

  /** The cells of a text, row by row: what stands in quotes may hold anything. */
  const cells = (text, between) => {
    const rows = [[]];
    let [cell, quoted, at] = ["", false, 0];
    const end = () => {
      rows.at(-1).push(cell);
      cell = "";
    };
    for (; at < text.length; at++) {
      const sign = text[at];
      if (quoted) {
        if (sign !== QUOTE) cell += sign;
        else if (text[at + 1] === QUOTE) cell += text[++at];
        else quoted = false;
      } else if (sign === QUOTE && cell === "") quoted = true;
      else if (sign === between) end();
      else if (sign === "\n" || sign === "\r") {
        if (sign === "\r" && text[at + 1] === "\n") at++;
        end();
        rows.push([]);
      } else cell += sign;
    }
    end();
    return rows;
  };

  const between = (text) => {
    const plain = text.replace(/\x22(?:[^\x22]|\x22\x22)*\x22/g, "");
    const count = (sign) => plain.split(sign).length;
    return ["\t", ";", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  };

  /** A heading without what does not tell it from others. */
  const same = (text) => bare(text).replaceAll("_", " ").toLowerCase().trim().split(/\s+/).join(" ").replace(/[ :*]+$/, "");
  const names = (known) => new Map([...known.map(({ id }) => [same(id), id]), ...known.map(({ id, label }) => [same(label), id])]);
  const isBlank = (row) => row.every((cell) => !cell.trim());
  const unique = (key, taken) => {
    let [name, n] = [key, 1];
    while (taken.has(name)) name = `${key} (${++n})`;
    taken.add(name);
    return name;
  };

  /** How many of the columns are named in a line. */
  const score = ({ columns }, row) => {
    const known = names(columns);
    return new Set(row.map((cell) => known.get(same(cell))).filter(Boolean)).size;
  };

  /** The id of each column of a table, from its line of headings; one that is not known keeps its heading. */
  const idsOf = ({ columns }, heads, width, nameless) => {
    const known = names(columns);
    const taken = new Set(columns.map(({ id }) => id));
    return Array.from({ length: width }, (_, n) => {
      const text = bare(heads[n] ?? "");
      const id = known.get(same(text));
      if (!id) return unique(text.trim() ? text : nameless, taken);
      for (const [name, one] of known) if (one === id) known.delete(name);
      return id;
    });
  };

  const toRows = (ids, body, clean) => {
    const pairs = (row) => row.map((cell, n) => [ids[n], clean(cell)]).filter(([, cell]) => cell !== "");
    return body.filter((row) => row.some(Boolean)).map((row) => Object.fromEntries(pairs(row)));
  };

  /** Rows from the cells of a spreadsheet. Without headings they go column by column from `from` on. */
  const asRows = (template, all, from, own) => {
    const width = Math.max(...all.map((row) => row.length));
    const first = all[0] ?? [];
    const headed = score(template, first) * 2 > first.filter((cell) => cell.trim()).length;
    const ids = headed
      ? idsOf(template, first, width, own.nameless)
      : [...template.columns.slice(from).map(({ id }) => id), ...idsOf(template, [], width, own.nameless)];
    return { headed, rows: toRows(ids, headed ? all.slice(1) : all, (cell) => cell) };
  };

  const lines = (text) => {
    const clean = text.replace(/^\ufeff/, "");
    const said = /^\x22?sep=(.)\x22?\r?\n/i.exec(clean);
    const rest = said ? clean.slice(said[0].length) : clean;
    return cells(rest, said?.[1] ?? between(rest));
  };

  /** The line of headings: in a file of ours the first after the blank line, else the one that names most columns. */
  const headingOf = (template, all, ours) => {
    const blank = all.findIndex(isBlank);
    const after = ours && blank >= 0 ? all.findIndex((row, n) => n > blank && !isBlank(row)) : -1;
    if (after >= 0 && score(template, all[after])) return after;
    const scores = all.map((row) => score(template, row));
    const most = Math.max(0, ...scores);
    return most ? scores.indexOf(most) : -1;
  };

  /** A whole plan from a file: {doc} or {problem}. Over the headings stand the fields, a label and a value on each line. */
  const read = (template, text, own) => {
    const all = lines(text);
    const start = all.find((row) => !isBlank(row)) ?? [];
    const ours = same(start[0] ?? "") === same(own.template);
    const [named, version] = [bare(start[1] ?? ""), Number(start[2])];
    if (ours && ![template.id, template.title].some((one) => same(one) === same(named))) return { problem: "other_template", template: named };
    if (ours && version > template.version) return { problem: "newer" };
    const at = headingOf(template, all, ours);
    if (at < 0) return { problem: "no_headings" };
    const known = names(template.fields);
    const taken = new Set(template.fields.map(({ id }) => id));
    const found = { name: "", fields: {} };
    for (const row of all.slice(0, at)) {
      const [label, ...rest] = row.map(bare);
      const value = rest.filter(Boolean).join("\n");
      if (isBlank(row) || (ours && row === start)) continue;
      if (known.has(same(label))) found.fields[known.get(same(label))] = value;
      else if (!found.name && (same(label) === same(own.name) || !value)) found.name = same(label) === same(own.name) ? value : label;
      else found.fields[unique(label.trim() ? label : own.nameless, taken)] = value;
    }
    const body = all.slice(at + 1);
    const ids = idsOf(template, all[at], Math.max(...all.slice(at).map((row) => row.length)), own.nameless);
    const rows = toRows(ids, body, bare);
    if (rows.length > template.limits.rows) return { problem: "too_many_rows" };
    return { doc: plan.doc.make({ ...found, rows }) };
  };

  const write = (template, doc, own) => {
    const ids = [...template.columns.map(({ id }) => id), ...plan.doc.unknown(template, doc)];
    const labels = [...template.columns.map(({ label }) => label), ...ids.slice(template.columns.length)];
    const known = template.fields.map(({ id, label }) => [label, doc.fields[id] ?? ""]);
    const others = Object.entries(doc.fields).filter(([id, text]) => text && !template.fields.some((one) => one.id === id));
    const top = [[own.template, template.id, String(template.version)], [own.name, doc.name], ...known, ...others].map(line);
    const table = doc.rows.map((row) => line(ids.map((id) => row[id] ?? "")));
    return `\ufeff${[...top, "", line(labels), ...table, ""].join("\r\n")}`;
  };

  plan.csv ??= { read, write, lines, asRows, quote };
})();
