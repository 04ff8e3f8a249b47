/* A programme drawn as a line. It only repeats the list beside it, and is hidden from those who hear the page. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { h } = sekit;
  const { daysBetween } = sekit.dates;

  kvp.timeline ??= ({ ui, today }, { decisions, breaks }) => {
    const [start, end] = [decisions[0].first_day, decisions.at(-1).last_day];
    const whole = daysBetween(start, end) + 1;
    const share = (day) => `${(daysBetween(start, day) / whole) * 100}%`;
    const bar = (kind, first, last) => {
      const node = h(`span.bar.${kind}`);
      node.style.insetInlineStart = share(first);
      node.style.inlineSize = `${((daysBetween(first, last) + 1) / whole) * 100}%`;
      return node;
    };
    const at = (kind, day, text) => {
      const node = h(`span.${kind}`, text);
      node.style.insetInlineStart = share(day);
      return node;
    };
    const years = [];
    for (let year = Number(start.slice(0, 4)) + 1; year <= Number(end.slice(0, 4)); year++) {
      const day = `${year}-01-01`;
      if (day < end) years.push(at("year", day, String(year)));
    }
    const bars = decisions.map((one) => bar(one.exceptional ? "exceptional" : "ordinary", one.first_day, one.last_day));
    bars.push(...breaks.map((one) => bar("break", one.first_day, one.last_day < end ? one.last_day : end)));
    if (start <= today && today <= end) bars.push(at("today", today, h("span", ui.today)));
    const used = Object.keys(ui.timeline_key).filter((kind) => bars.some((one) => one.classList.contains(`sekit-${kind}`)));
    const key = used.map((kind) => h("span.key", h(`span.bar.${kind}`), ui.timeline_key[kind]));
    return h("div.timeline", { "aria-hidden": "true" }, h("div.track", bars), h("div.years", years), h("div.row", key));
  };

  /** Kroner per month as columns: `months` are {month, sum}, sums as plain numbers. */
  kvp.columns ??= (data, months) => {
    const most = Math.max(...months.map(({ sum }) => sum));
    const column = ({ month, sum }, at) => {
      const [year, number] = month.split("-");
      const bar = h("span.bar");
      bar.style.blockSize = `${most ? (sum / most) * 100 : 0}%`;
      const name = h("span.month", data.months[number - 1].slice(0, 3));
      const first = at === 0 || Number(number) === 1;
      return h("span.column", h("span.room", bar), name, h("span.of", first ? year : ""));
    };
    return h("div.columns", { "aria-hidden": "true" }, months.map(column));
  };

  /** What to remind of, as events for a calendar. */
  kvp.reminders ??= ({ data, ui }, { decisions, breaks }) => {
    const tag = Math.random().toString(36).slice(2);
    const event = (day, title, text, n) => ({ uid: `${day}-${n}-${tag}@sekit`, day, title, text });
    const due = decisions.filter(({ exceptional }) => !exceptional).map(({ last_day: day }, n) => {
      return event(day, ui.calendar_decision, kvp.say(data, ui.calendar_decision_text, { day }), n);
    });
    const years = breaks.map(({ first_day: first, one_year_ends: day }, n) => {
      return event(day, ui.calendar_year, kvp.say(data, ui.calendar_year_text, { first, day }), due.length + n);
    });
    return [...due, ...years];
  };
})();
