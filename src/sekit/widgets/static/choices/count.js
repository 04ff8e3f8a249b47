/* What the reader chose, counted. Reads what is kept on the machine and writes nothing; what cannot be read is said. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const PREFIX = "sekit.case.";

  /** The cases kept on this machine as a Map from slug to text; null where the browser refuses. */
  const kept = () => {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
      return new Map(keys.map((key) => [key.slice(PREFIX.length), localStorage.getItem(key)]));
    } catch {
      return null;
    }
  };

  /** The distinct steps of a stored route as "scene/choice"; null if the text is no stored route. */
  const steps = (text) => {
    try {
      const { route } = JSON.parse(text);
      const isStep = (step) => step.length === 2 && step.every((id) => typeof id === "string");
      return route.every(isStep) ? [...new Set(route.map((step) => step.join("/")))] : null;
    } catch {
      return null;
    }
  };

  const structureOf = (text) => JSON.parse(text).structure;

  /** One case: how many choices are stored (total), those the book still knows, and what is to be said about it. */
  const readCase = (known, text) => {
    const stored = steps(text);
    if (!stored) return { ...known, total: 0, made: [], problem: "corrupt" };
    const made = stored.filter((step) => Object.hasOwn(known.choices, step)).map((step) => known.choices[step]);
    const changed = structureOf(text) !== known.structure || made.length < stored.length;
    return { ...known, total: stored.length, made, problem: changed && stored.length ? "changed" : null };
  };

  sekit.countChoices ??= (data) => {
    const found = kept();
    if (!found) return { denied: true };
    const cases = data.cases.filter(({ slug }) => found.has(slug)).map((one) => readCase(one, found.get(one.slug)));
    const made = cases.flatMap((one) => one.made);
    const count = (fits) => made.filter(fits).length;
    return {
      cases,
      choices: made.length,
      played: cases.filter((one) => one.made.length).length,
      gone: found.size > cases.length,
      principles: data.principles.map(({ id, name }) => ({
        name,
        kept: count(({ keeps }) => keeps.includes(id)),
        broken: count(({ breaks }) => breaks.includes(id)),
      })),
      stages: data.stages.map((stage) => ({
        ...stage,
        counts: data.verdicts.map(({ id }) => count((one) => one.stage === stage.number && one.verdict === id)),
      })),
    };
  };
})();
