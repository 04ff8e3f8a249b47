/* How the groups divided, as Python does (sekit.workshop): the decisions they met, most divided first. No DOM. */
(() => {
  const groups = ((globalThis.sekit ??= {}).groups ??= {});

  /** How many pairs of groups chose differently. */
  const disagreements = (chosen) =>
    chosen.reduce((sum, one, at) => sum + chosen.slice(at + 1).filter((other) => other !== one).length, 0);

  /** What is asked, before the verdicts are shown and after. */
  const questions = ({ questions, afterwards }, choices, chosen, apart) => ({
    question: questions[chosen.length === 1 ? "one" : apart ? "split" : "same"],
    afterwards: afterwards[chosen.some((at) => choices[at].verdict === "weak") ? "weak" : "good"],
  });

  /** The decisions that `ways` met: {id, title, choices with count, came, apart, question, afterwards}. */
  groups.decisions ??= (data, ways) => {
    if (!ways.length) return [];
    const found = data.cases[ways[0].slug].scenes.map(({ id, title, choices }, scene) => {
      const firsts = ways.map(({ steps }) => steps.find(([at]) => at === scene)?.[1]);
      const chosen = firsts.filter((choice) => choice !== undefined);
      const apart = disagreements(chosen);
      const counted = choices.map((choice, at) => ({ ...choice, count: chosen.filter((one) => one === at).length }));
      return { id, title, choices: counted, came: chosen.length, apart, ...questions(data, choices, chosen, apart) };
    });
    return found.filter(({ choices, came }) => choices.length > 1 && came).sort((a, b) => b.apart - a.apart);
  };

  const [QUOTE, TICK] = ["\x22", "\x27"];
  const RISKY = /^\x27*[=+\-@\t\r]/; // a spreadsheet would read it as a formula
  const guarded = (text) => (RISKY.test(text) ? TICK + text : text);
  const quoted = (text) => (/[\x22;\r\n\t]|^ | $/.test(text) ? QUOTE + text.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE : text);
  const line = (cells) => cells.map((cell) => quoted(guarded(String(cell)))).join(";");

  /** The table as a file for Excel, a line per choice; a note stands on the first line of its decision. */
  groups.csv ??= ({ ui, verdicts }, decisions, noteOf) => {
    const rows = decisions.flatMap(({ id, title, choices, came }) =>
      choices.map(({ key, text, count, verdict }, at) => [title, `${key} ${text}`, count, came, verdicts[verdict][1], at ? "" : noteOf(id)]),
    );
    return `\ufeff${[ui.csv_heads, ...rows].map(line).join("\r\n")}\r\n`;
  };
})();
