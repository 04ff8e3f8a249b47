/* The tab «Stønad»: who and when, and every krone with how it came about. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { h, button } = sekit;
  const COLUMNS = ["weekdays", "grunnbelop", "factor", "share", "daily_rate", "child_daily", "work_share", "sum"];
  const ROUNDED = { daily_rate: 2, share: 4, work_share: 4, sum: 2 };

  const shownNumber = (text, places) => {
    const exact = sekit.exact.read(text);
    const short = places && sekit.exact.decimal(exact).length > places + 2;
    return kvp.figures(short || places === 2 ? sekit.exact.round(exact, places) : text);
  };
  const cell = (name, row) => shownNumber(row[name], ROUNDED[name]);
  const period = ({ data }, { first_day: first, last_day: last }) => {
    const [day, end] = [Number(first.slice(8)), sekit.dates.words(last, data.months)];
    return first === last ? end : `${day}.–${end}`;
  };

  const table = (ctx, rows) => {
    const { ui } = ctx;
    const head = h("tr", h("th", { scope: "col" }, ui.period), COLUMNS.map((name) => h("th", { scope: "col" }, ui.columns[name])));
    const line = (row) =>
      h("tr", h("th", { scope: "row" }, period(ctx, row)), COLUMNS.map((name) => h("td", cell(name, row))));
    const made = h("table", h("caption", ui.table), h("thead", head), h("tbody", rows.map(line)));
    return h("div.scroll", { role: "region", tabindex: 0, "aria-label": ui.table }, made);
  };

  /** The sum of one row as sentences, from the same exact numbers. */
  const steps = ({ data, ui }, row, { children, weekly_work_hours: hours }) => {
    const { add, of, over, read, round, subtract, times } = sekit.exact;
    const value = (name) => kvp.exact(data, name, row.first_day);
    const said = (exact) => kvp.figures(round(exact, 2));
    const bare = (exact) => kvp.figures(sekit.exact.decimal(exact));
    const lines = [];
    const step = (name, values, ...from) => {
      const law = [...new Set(from.map((one) => kvp.reference(data, one, row.first_day)))].join("; ");
      lines.push(h("li", kvp.say(data, ui.steps[name], values), law && h("span.law", law)));
    };
    const [amount, factor, days] = [value("grunnbelop"), value("faktor_g"), value("dager_per_aar")];
    let result = times(amount, factor);
    step("annual", { grunnbelop: bare(amount), factor: bare(factor), result: said(result) }, "grunnbelop", "faktor_g");
    if (row.share !== "1") {
      const share = value("andel_under_25");
      result = times(result, share);
      step("share", { share: `${share.n}/${share.d}`, result: said(result) }, "andel_under_25");
    }
    result = over(result, days);
    step("daily", { days: bare(days), result: said(result) }, "dager_per_aar");
    if (children) {
      const child = value("barnetillegg");
      result = add(result, times(of(children), child));
      step("children", { children, child: bare(child), result: said(result) }, "barnetillegg");
    }
    const { weekdays } = row;
    step("weekdays", { weekdays, daily: said(result), result: said(times(of(weekdays), result)) });
    const [worked, full] = [read(hours), value("timer_per_uke")];
    const left = subtract(full, worked);
    if (worked.n) step("work", { hours: bare(worked), full: bare(full), left: bare(left) }, "timer_per_uke");
    step("sum", { sum: kvp.figures(row.sum) });
    return lines;
  };

  const how = (ctx, rows, request, chosen) => {
    const { ui, level } = ctx;
    const id = sekit.uniqueId();
    const list = h("ol.steps", { "aria-live": "polite" });
    const choose = (at) => {
      chosen.row = at;
      list.replaceChildren(...steps(ctx, rows[at], request));
    };
    const select = h(
      "select",
      { id, onchange: () => choose(select.selectedIndex) },
      rows.map((row) => h("option", period(ctx, row))),
    );
    select.selectedIndex = Math.min(chosen.row, rows.length - 1);
    choose(select.selectedIndex);
    const pick = rows.length > 1 && h("div.field", h("label", { for: id }, ui.how_row), select);
    return [h(`h${level}`, ui.how), pick, list, h("p.hint", ui.steps_note)];
  };

  /** The table for a spreadsheet in Norwegian: semicolons, decimal commas, and a mark that says it is UTF-8. */
  kvp.csv ??= ({ ui }, rows) => {
    const names = Object.keys(ui.columns);
    const lines = [names.map((name) => ui.columns[name])];
    for (const row of rows) lines.push(names.map((name) => String(row[name]).replace(".", ",")));
    return `\ufeff${lines.map((line) => `${line.join(";")}\r\n`).join("")}`;
  };

  const perMonth = (rows) => {
    const sums = new Map();
    for (const { month, sum } of rows) sums.set(month, (sums.get(month) ?? 0) + Number(sum));
    return [...sums].map(([month, sum]) => ({ month, sum }));
  };

  const result = (ctx, found, request, chosen) => {
    const { data, ui, level } = ctx;
    const { rows, notes, total } = found;
    const title = (text) => h(`h${level}`, text);
    const months = perMonth(rows);
    const told = kvp.say(data, ui.total_of, { first: request.start, last: request.end });
    const save = () => sekit.download(ui.csv_file, kvp.csv(ctx, rows), "text/csv");
    return [
      h("dl.tiles", h("div.tile", h("dt", ui.total), h("dd", `${kvp.figures(total)} kr`), h("dd.hint", told))),
      notes.length && kvp.list(notes),
      months.length > 1 && title(ui.chart),
      months.length > 1 && kvp.columns(data, months),
      table(ctx, rows),
      h("div.row.files", button(ui.csv, save)),
      ...how(ctx, rows, request, chosen),
      ...kvp.assumed(ctx, found.assumptions),
    ];
  };

  kvp.moneyView ??= (ctx) => {
    const { ui, state, changed } = ctx;
    const own = state.stonad;
    const made = (name, label, about, mode, kind) => {
      const store = (text) => (own[name] = text);
      return [name, kvp.field({ label, about, mode, kind, value: own[name], store, changed })];
    };
    const fields = Object.fromEntries([
      made("birth_date", ui.birth_date, ui.birth_about),
      made("start", ui.from, ui.day_about),
      made("end", ui.to, ui.day_about),
      made("children", ui.children, ui.children_about, "numeric", "small"),
      made("weekly_work_hours", ui.hours, ui.hours_about, "decimal", "small"),
    ]);
    const [said, shown] = [h("p.hidden", { role: "status" }), h("div.result")];
    const chosen = { row: 0 };
    const node = h("div.view", h("div.fields", Object.values(fields).map((field) => field.node)), said, shown);
    const update = () => {
      const { empty, found, problems, request } = ctx.stonad();
      for (const [name, field] of Object.entries(fields))
        field.show(problems.find((one) => one.field === name)?.message);
      if (!found) return kvp.showNothing(said, shown, empty ? ui.empty_stonad : ui.wrong);
      shown.replaceChildren(...result(ctx, found, request, chosen).filter(Boolean));
      kvp.announce(said, `${ui.total}: ${kvp.figures(found.total)} kr.`);
    };
    return { node, update };
  };
})();
