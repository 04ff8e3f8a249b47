/* What every calendar file needs (RFC 5545): text that is escaped, and lines that are folded. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const WIDEST = 75; // octets in a line before it is folded

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

  sekit.ics ??= {
    escaped: (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n"),
    file: (lines) => [...lines, ""].map(fold).join("\r\n"),
  };
})();
