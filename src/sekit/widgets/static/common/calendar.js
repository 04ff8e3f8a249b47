/* A calendar file (RFC 5545) of whole days. Made in the page; nothing is sent anywhere. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const WIDEST = 75; // octets in a line before it is folded
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  const compact = (iso) => iso.replaceAll("-", "");

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

  /** `events` are {uid, day, title, text}; `product` says what made the file. Returns its text. */
  sekit.calendar ??= (events, product) => {
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = events.flatMap(({ uid, day, title, text }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${now}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(sekit.dates.addDays(day, 1))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]);
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:${escaped(product)}`, "CALSCALE:GREGORIAN"];
    return [...head, ...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
  };
})();
