/*
 * Reading codes as Python does (sekit.cases.codes): the same pieces, the same answers, the same sentences. What is open
 * and where it leads stands in the data. No DOM.
 */
(() => {
  const groups = ((globalThis.sekit ??= {}).groups ??= {});
  const { fill } = globalThis.sekit;
  const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"; // as in Python
  const GAPS = new RegExp(`(?:${SPACE}|-)+`, "gu");
  const EDGES = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");
  const [STRUCTURE, SHORTEST, TOGETHER] = [4, 5, 4]; // letters: of the structure, of all that follows the slug, between hyphens
  const LIKE_ENOUGH = 0.5;

  /** How many letters two words share, longest stretch first (Ratcliff and Obershelp, as difflib counts). */
  const shared = (a, b) => {
    let [size, inA, inB] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      for (let j = 0; j < b.length; j++) {
        let length = 0;
        while (i + length < a.length && a[i + length] === b[j + length]) length += 1;
        if (length > size) [size, inA, inB] = [length, i, j];
      }
    }
    if (!size) return 0;
    return size + shared(a.slice(0, inA), b.slice(0, inB)) + shared(a.slice(inA + size), b.slice(inB + size));
  };

  /** The sentence that suggests the known name most like `name`, or nothing. */
  const nearest = (data, name) => {
    const letters = [...name];
    const like = (known) => (2 * shared([...known], letters)) / (known.length + letters.length);
    const best = data.slugs
      .map((known) => [like(known), known])
      .reduce((one, other) => (other[0] > one[0] || (other[0] === one[0] && other[1] > one[1]) ? other : one));
    return best[0] >= LIKE_ENOUGH ? fill(data.nearest, { name: best[1] }) : "";
  };

  /** Luhn, modulo the number of letters. */
  const checkLetter = ({ alphabet }, text) => {
    const size = alphabet.length;
    let total = 0;
    [...text.toUpperCase()].reverse().forEach((sign, position) => {
      const value = (sign.charCodeAt(0) % size) * (position % 2 ? 1 : 2);
      total += Math.floor(value / size) + (value % size);
    });
    return alphabet[(size - (total % size)) % size];
  };

  const written = (data, slug, structure, keys) =>
    [slug, structure, ...(keys.match(new RegExp(`.{1,${TOGETHER}}`, "g")) ?? []), checkLetter(data, slug + structure + keys)].join("-");

  /** The steps of a way, [scene, choice] by their places in the case, or what is wrong: {steps} or {kind, values}. */
  const follow = ({ rows, scenes, start }, keys) => {
    const steps = [];
    let row = start;
    for (const [at, key] of [...keys].entries()) {
      const [scene, ways] = rows[row];
      const open = scenes[scene].choices.map((choice, n) => [choice.key, n]).filter(([, n]) => ways[n] >= 0);
      if (!open.length) return { kind: "over", values: { number: at } };
      const found = open.find(([one]) => one === key);
      const names = open.map(([one]) => one).sort().join(", ");
      if (!found) return { kind: "closed", values: { number: at + 1, key, open: names } };
      steps.push([scene, found[1]]);
      row = ways[found[1]];
    }
    return { steps };
  };

  /** What a code stands for: {slug, code, steps}, with the code as it should be written, or {problem}. */
  groups.replay ??= (data, code) => {
    const wrong = (kind, values) => ({ problem: fill(data.codes[kind], { code, ...values }) });
    const text = code.replace(EDGES, "").replace(GAPS, "-").toLowerCase();
    const begins = (one) => `${text}-`.startsWith(`${one}-`);
    const slug = data.only ?? data.slugs.find(begins);
    if (!slug) {
      const name = text.split("-")[0];
      return { problem: fill(data.codes.no_case, { name }) + nearest(data, name) };
    }
    if (!begins(slug)) return wrong("other_case", { slug });
    const ours = data.cases[slug].structure;
    const body = [...text.slice(slug.length).replaceAll("-", "").toUpperCase()];
    if (body.length < SHORTEST) return wrong("short", { example: written(data, slug, ours, "") });
    const [sign] = body.filter((one) => !data.alphabet.includes(one)).sort((a, b) => a.codePointAt(0) - b.codePointAt(0));
    if (sign) return wrong("sign", { sign });
    const theirs = body.slice(0, STRUCTURE).join("");
    const keys = body.slice(STRUCTURE, -1).join("");
    if (checkLetter(data, slug + theirs + keys) !== body.at(-1)) return wrong("mistyped");
    if (theirs !== ours) return wrong("version", { slug, theirs, ours });
    const { steps, kind, values } = follow(data.cases[slug], keys);
    return steps ? { slug, code: written(data, slug, ours, keys), steps } : wrong(kind, values);
  };

  /** The codes in a text: one per line, or divided by a comma, a semicolon or the start of the next one. */
  groups.split ??= ({ slugs }, text) =>
    text
      .split(new RegExp(`[\\r\\n,;]+|${SPACE}+(?=(?:${slugs.join("|")})(?:${SPACE}|-))`, "iu"))
      .map((piece) => piece.replace(EDGES, ""))
      .filter(Boolean);

  /**
   * Sort what was typed, beside the codes that stand there: {fresh, again, refused, problems}. `fresh` are ways to add,
   * `again` those whose code is there already, `refused` the pieces that cannot be used, `problems` why.
   */
  groups.receive ??= (data, text, standing = []) => {
    const read = groups.split(data, text).map((piece) => ({ piece, ...groups.replay(data, piece) }));
    const met = [...new Set(read.map(({ slug }) => slug).filter(Boolean))].sort();
    const here = standing[0]?.slug ?? met[0];
    const mixed = !standing.length && met.length > 1;
    const title = (slug) => data.cases[slug].title;
    const otherHere = ({ piece, slug }) => fill(data.ui.other_here, { code: piece, theirs: title(slug), ours: title(here) });
    const sorted = { fresh: [], again: [], refused: [], problems: [] };
    const refuse = (one, problem) => {
      sorted.refused.push(one.piece);
      if (problem) sorted.problems.push(problem);
    };
    for (const one of read) {
      const same = ({ code }) => code === one.code;
      if (one.problem) refuse(one, one.problem);
      else if (mixed) refuse(one);
      else if (one.slug !== here) refuse(one, otherHere(one));
      else (standing.some(same) || sorted.fresh.some(same) ? sorted.again : sorted.fresh).push(one);
    }
    if (mixed) sorted.problems.push(fill(data.mixed, { cases: met.join(", ") }));
    return sorted;
  };
})();
