/* The rows of a plan that have a date, as a calendar file (RFC 5545). Made in the page; nothing is sent anywhere. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { escaped, file } = sekit.ics;
  const DAY = 86_400_000; // milliseconds
  const ZONE = "Europe/Oslo";
  const HOUR = 60; // minutes
  // The last Sunday of March and of October, since 1996.
  const change = (kind, begins, month, from, to) => [
    `BEGIN:${kind}`, `DTSTART:1996${begins}`, `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
    `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `END:${kind}`,
  ];
  const TIMEZONE = [
    "BEGIN:VTIMEZONE", `TZID:${ZONE}`, ...change("DAYLIGHT", "0331T020000", 3, "+0100", "+0200"),
    ...change("STANDARD", "1027T030000", 10, "+0200", "+0100"), "END:VTIMEZONE",
  ];

  const compact = (day) => new Date(day * DAY).toISOString().slice(0, 10).replaceAll("-", "");
  const clock = (minutes) => [Math.floor(minutes / HOUR), minutes % HOUR].map((n) => String(n).padStart(2, "0")).join("");
  const hash = (text) =>
    [31, 131].map((by) => [...text].reduce((sum, sign) => (Math.imul(sum, by) + sign.codePointAt(0)) >>> 0, 7).toString(36)).join("");

  /** The text of the file, and how many events it holds. An event keeps its id when its date is moved. */
  plan.calendar ??= (template, doc) => {
    const { asDate, asTime } = plan.values;
    const { events, columns, fields, words } = template;
    const labels = new Map(columns.map(({ id, label }) => [id, label]));
    const periods = fields.filter(({ kind }) => kind === "period").map(({ id }) => doc.fields[id] ?? "");
    const rows = labels.has(events.date) ? doc.rows : [{}];
    const seen = new Map();

    const event = ([row, cells, places]) => {
      const text = (name) => (cells[places[name]] ?? "").trim();
      const day = asDate(text("date"), words);
      const title = text("title") || template.title;
      seen.set(title, (seen.get(title) ?? 0) + 1);
      if (day === null) return [];
      const [start = null, end = null] = asTime(text("time"), words) ?? [];
      const at = (name, minutes) => minutes !== null && `${name};TZID=${ZONE}:${compact(day)}T${clock(minutes)}00`;
      const whole = [`DTSTART;VALUE=DATE:${compact(day)}`]; // without an end: that day
      const said = Object.entries(row).filter(([, one]) => one.trim()).map(([id, one]) => `${labels.get(id) ?? id}: ${one}`);
      return [[
        "BEGIN:VEVENT",
        `UID:${hash([template.id, doc.name, ...periods, title, seen.get(title)].join("\0"))}@sekit`,
        `DTSTAMP:${new Date().toISOString().replace(/\.\d+|[-:]/g, "")}`,
        ...(start === null ? whole : [at("DTSTART", start), at("DTEND", end)]),
        `SUMMARY:${escaped(title)}`,
        text("place") && `LOCATION:${escaped(text("place"))}`,
        template.about === "office" && `DESCRIPTION:${escaped(said.join("\n"))}`, // what is said about a person stays out
        "END:VEVENT",
      ].filter(Boolean)];
    };
    const ofRows = rows.map((row) => [row, { ...doc.fields, ...row }, events]);
    const days = fields.filter(({ id }) => template.event_fields.includes(id));
    const ofFields = days.map(({ id, label }) => [{}, { ...doc.fields, "": label }, { date: id, title: "" }]);
    const made = [...ofRows, ...ofFields].flatMap(event);
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sekit//plan//NO", "CALSCALE:GREGORIAN", ...TIMEZONE];
    const text = file([...head, ...made.flat(), "END:VCALENDAR"]);
    return { text, count: made.length };
  };
})();
