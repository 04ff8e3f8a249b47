/* After the exercise: when it is held, and the days when one looks at what came of it, as a calendar file. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const room = (sekit.room ??= {});
  const { h, fill, button, dates, uniqueId } = sekit;
  const PRODUCT = "-//sekit//workshop//NO"; // the same as from Python
  const WEEK = 7; // days

  /** The days of `follow_up` when the exercise is held on `held`, as events with the ids that Python gives them. */
  room.events ??= ({ slug, follow_up }, held) =>
    follow_up.map(({ weeks, title, text }) => ({
      uid: `${slug}-${weeks}@sekit`,
      day: dates.addDays(held, weeks * WEEK),
      title,
      text,
    }));

  room.after ??= (data) => {
    const { ui, slug } = data;
    const id = uniqueId();
    const field = h("input", { type: "date", id, autocomplete: "off", value: dates.today() });
    const wrong = h("p.wrong", { id: `${id}-wrong`, role: "alert" });
    const told = h("p.told", { role: "status" });

    const complain = (text) => {
      wrong.textContent = text;
      told.textContent = "";
      for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", wrong.id]])
        if (text) field.setAttribute(name, value);
        else field.removeAttribute(name);
      if (text) field.focus();
    };
    const save = () => {
      const held = field.value; // empty where what was written is no day
      complain(dates.isDay(held) ? "" : ui.bad_day);
      if (wrong.textContent) return;
      const events = room.events(data, held);
      const name = fill(ui.file, { slug });
      sekit.download(name, sekit.calendar(events, PRODUCT), "text/calendar;charset=utf-8");
      told.textContent = fill(ui.saved, { name, days: events.map(({ day }) => dates.figures(day)).join(ui.and) });
    };
    return h(
      "div.after",
      h("label", { for: id }, ui.held),
      h("div.row", field, button(ui.calendar, save)),
      wrong,
      told,
    );
  };
})();
