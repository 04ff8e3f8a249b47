/* A first day (and a time), what it gives, and a button that makes a calendar file of it. Nothing is stored. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const practice = (sekit.practice ??= {});
  const { h, button, dates, uniqueId } = sekit;
  const SATURDAY = 5; // 0 is Monday
  const [HOUR, DAY] = [60, 1440]; // minutes
  const two = (n) => String(n).padStart(2, "0");
  const MORNING = "08.30";
  const TIME = /^([01]?\d|2[0-3])[.: ]?([0-5]\d)$/;

  /** The day `count` workdays after `iso`, or after the first workday from it. */
  practice.addWorkdays ??= (iso, count) => {
    let day = iso;
    for (let left = count; ; ) {
      if (dates.weekday(day) < SATURDAY && left-- === 0) return day;
      day = dates.addDays(day, 1);
    }
  };

  /** A moment by the reader's own clock, so many minutes after the day began; beyond a day it is the day after. */
  const moment = (day, minutes) => {
    const on = dates.addDays(day, Math.floor(minutes / DAY)).replaceAll("-", "");
    return `${on}T${two(Math.floor((minutes % DAY) / HOUR))}${two(minutes % HOUR)}00`;
  };

  /** The lines of a calendar file that say when something is, `from` so many minutes after the day began. */
  practice.span ??= (day, from, minutes) => [`DTSTART:${moment(day, from)}`, `DTEND:${moment(day, from + minutes)}`];

  /** A day in words, with its weekday. */
  practice.dayWords ??= (iso, { weekdays, months }) => `${weekdays[dates.weekday(iso)]} ${dates.words(iso, months)}`;

  /** `events(day, minutes)` makes the events, `tell(events)` says in words what they are. `timed`: ask for a time too. */
  practice.planner ??= (ui, { level, timed = false, events, tell }) => {
    const line = (value, inputmode) =>
      h("input", { id: uniqueId(), type: "text", size: 11, value, inputmode, autocomplete: "off", oninput: () => show() });
    const day = line(dates.figures(dates.today()), "text");
    const time = line(MORNING, "decimal");
    const told = h("div.told");
    const said = h("p", { role: "status" });
    const field = (label, input) => h("div.field", h("label", { for: input.id }, label), input);

    /** {events}, or {wrong: the field, words}. */
    const made = () => {
      const from = dates.parse(day.value, ui.months);
      const at = TIME.exec(time.value.trim());
      if (!from) return { wrong: day, words: ui.bad_date };
      if (!at) return { wrong: time, words: ui.bad_time };
      return { events: events(from, at[1] * HOUR + Number(at[2])) };
    };
    const show = () => {
      const found = made();
      said.textContent = "";
      for (const input of [day, time]) input.removeAttribute("aria-invalid");
      told.replaceChildren(...(found.events ? [tell(found.events)] : []));
    };
    const save = () => {
      const { events: all, wrong, words } = made();
      said.textContent = wrong ? words : ui.made;
      wrong?.setAttribute("aria-invalid", "true");
      wrong?.focus();
      if (all) sekit.download(ui.file, sekit.calendar(all, ui.product), "text/calendar");
    };
    show();
    return h(
      "div.planner",
      h(`h${level}`, ui.calendar),
      h("p", ui.calendar_about),
      h("div.row", field(ui.first_day, day), timed && field(ui.time, time)),
      told,
      h("div.row", button(ui.calendar, save)),
      said,
    );
  };
})();
