/* A calendar file (RFC 5545) of whole days, or of times by the reader's own clock. Made in the page; nothing is sent anywhere. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const WIDEST = 75; // octets in a line before it is folded
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  const compact = (iso) => iso.replaceAll("-", "");
  const [HOUR, DAY] = [60, 1440]; // minutes
  const two = (n) => String(n).padStart(2, "0");

  /** A moment, so many minutes after the day began; more than a day's minutes are the days after. */
  const moment = (day, minutes) => {
    const left = minutes % DAY;
    const on = sekit.dates.addDays(day, Math.floor(minutes / DAY));
    return `${compact(on)}T${two(Math.floor(left / HOUR))}${two(left % HOUR)}00`;
  };
  const whole = (day) => [
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(sekit.dates.addDays(day, 1))}`,
    "TRANSP:TRANSPARENT",
  ];
  const timed = (day, time, minutes) => [`DTSTART:${moment(day, time)}`, `DTEND:${moment(day, time + minutes)}`];

  /** Fold a line between characters, never inside one. */
  const fold = (line) => {
    const encoder = new TextEncoder();
    let [folded, width] = ["", 0];
    for (const letter of line) {
      const size = encoder.encode(letter).length;
      if (width + size > WIDEST) [folded, width] = [`${folded}\r\n `, 1];
      folded += letter;
      width += size;
    }
    return folded;
  };

  /**
   * `events` are {uid, day, title, text}, with `url` if they lead somewhere, and `time` and `minutes` if they take a
   * part of the day; `product` says what made the file. Returns its text.
   */
  sekit.calendar ??= (events, product) => {
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = events.flatMap(({ uid, day, title, text, url, time, minutes }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${now}`,
      ...(time == null ? whole(day) : timed(day, time, minutes)),
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      ...(url ? [`URL:${url}`] : []),
      "END:VEVENT",
    ]);
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:${escaped(product)}`, "CALSCALE:GREGORIAN"];
    return [...head, ...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
  };
})();
