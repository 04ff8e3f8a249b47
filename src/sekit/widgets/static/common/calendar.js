/* A calendar file (RFC 5545). Made in the page; nothing is sent anywhere. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { escaped, file } = sekit.ics;
  const compact = (iso) => iso.replaceAll("-", "");
  const whole = (day) => [
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(sekit.dates.addDays(day, 1))}`,
    "TRANSP:TRANSPARENT",
  ];

  /**
   * `events` are {uid, day, title, text}: whole days, unless `span` are lines that say when; `url` if they lead
   * somewhere. `product` says what made the file. Returns its text.
   */
  sekit.calendar ??= (events, product) => {
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = events.flatMap(({ uid, day, title, text, url, span = whole(day) }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${now}`,
      ...span,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      ...(url ? [`URL:${url}`] : []),
      "END:VEVENT",
    ]);
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:${escaped(product)}`, "CALSCALE:GREGORIAN"];
    return file([...head, ...lines, "END:VCALENDAR"]);
  };
})();
