/* The dated numbers, looked up by day, and how days and numbers are said. All of them come with the data. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const SPACE = "\u00a0"; // keeps a number on one line

  const valueOn = (data, name, day) => data.parameters[name].values.findLast(([from]) => from <= day);

  /** The exact number that holds on a day. */
  kvp.exact ??= (data, name, day) => {
    const [, numerator, denominator] = valueOn(data, name, day);
    return sekit.exact.of(numerator, denominator);
  };
  kvp.whole ??= (data, name, day) => Number(valueOn(data, name, day)[1]);
  kvp.reference ??= (data, name, day) => valueOn(data, name, day)[4];

  /** The yearly changes that should have been there by a day: [{title, change}]. */
  kvp.outdated ??= (data, names, day) =>
    names.flatMap((name) => {
      const { changes, title, values } = data.parameters[name];
      const change = changes && sekit.dates.nextYearly(values.at(-1)[0], changes);
      return change && day >= change ? [{ title, change }] : [];
    });

  kvp.isCovered ??= (data, day) => data.covered[0] <= day && day <= data.covered[1];

  /** A decimal number as text, with a space for thousands and a comma. */
  kvp.figures ??= (text) => {
    const [whole, part] = String(text).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, SPACE) + (part ? `,${part}` : "");
  };

  /** Fill a sentence; days are said with the name of the month. */
  kvp.say ??= (data, template, values = {}) => {
    const said = Object.entries(values).map(([name, value]) => [
      name,
      sekit.dates.isDay(value) ? sekit.dates.words(value, data.months) : value,
    ]);
    return sekit.fill(template, Object.fromEntries(said));
  };

  /** Named assumptions: id → sentence. */
  kvp.assumptions ??= (data, names) => {
    const hours = kvp.figures(sekit.exact.decimal(kvp.exact(data, "timer_per_uke", data.covered[1])));
    return Object.fromEntries(names.map((name) => [name, kvp.say(data, data.assumptions[name], { hours })]));
  };

  /** A field that cannot be used, and why. */
  kvp.problem ??= (data, field, name, values) => ({ field, message: kvp.say(data, data.ui.errors[name], values) });

  /** What is wrong with a day that must be inside the tables, or null. */
  kvp.dayProblem ??= (data, field, day) => {
    if (!sekit.dates.isDay(day)) return kvp.problem(data, field, "date", { found: day });
    const [first, last] = data.covered;
    return kvp.isCovered(data, day) ? null : kvp.problem(data, field, "not_covered", { first, last });
  };
})();
