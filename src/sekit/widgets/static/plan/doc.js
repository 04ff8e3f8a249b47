/*
 * A plan as it is being written: {name, fields, rows, keys}. Every act returns a new one and leaves the old as it was, so
 * that any step can be undone. `keys` name the rows, whatever their order; they are never stored.
 */
(() => {
  const plan = ((globalThis.sekit ??= {}).plan ??= {});
  let lastKey = 0;
  const newKey = () => ++lastKey;
  const STEPS = 200; // that can be undone

  const make = ({ name = "", fields = {}, rows = [] } = {}) => ({ name, fields, rows, keys: rows.map(newKey) });
  const place = (list, at, count, ...more) => [...list.slice(0, at), ...more, ...list.slice(at + count)];
  const splice = (doc, at, count, rows, keys = rows.map(newKey)) => ({
    ...doc,
    rows: place(doc.rows, at, count, ...rows),
    keys: place(doc.keys, at, count, ...keys),
  });

  const acts = {
    name: (doc, text) => ({ ...doc, name: text }),
    field: (doc, id, text) => ({ ...doc, fields: { ...doc.fields, [id]: text } }),
    cell: (doc, at, id, text) => ({ ...doc, rows: place(doc.rows, at, 1, { ...doc.rows[at], [id]: text }) }),
    add: (doc, rows = [{}], at = doc.rows.length) => splice(doc, at, 0, rows),
    remove: (doc, at) => splice(doc, at, 1, []),
    copy: (doc, at) => splice(doc, at + 1, 0, [{ ...doc.rows[at] }]),
    move: (doc, at, to) => splice(splice(doc, at, 1, []), to, 0, [doc.rows[at]], [doc.keys[at]]),
  };

  const texts = ({ name, fields, rows }) => [name, ...Object.values(fields), ...rows.flatMap(Object.values)];
  const isEmpty = (doc) => !texts(doc).some((text) => text.trim());
  const unknown = ({ columns }, { rows }) => {
    const known = new Set(columns.map(({ id }) => id));
    return [...new Set(rows.flatMap(Object.keys))].filter((id) => !known.has(id));
  };

  /** What has been done, for undoing. Writing in one place again and again counts as one step. */
  const history = (doc) => {
    let [past, future, tag] = [[], [], null];
    const step = (from, to) => {
      if (!from.length) return doc;
      to.push(doc);
      tag = null;
      return (doc = from.pop());
    };
    return {
      do(next, what = null) {
        if (!what || what !== tag) past = [...past, doc].slice(-STEPS);
        [future, tag, doc] = [[], what, next];
      },
      undo: () => step(past, future),
      redo: () => step(future, past),
      canUndo: () => past.length > 0,
      canRedo: () => future.length > 0,
    };
  };

  const toJson = ({ id, version, format }, { name, fields, rows }) => ({ format, template: id, version, name, fields, rows });

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const asText = (value) => {
    if (typeof value === "string") return value;
    return value == null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  };
  const asTexts = (data) => Object.fromEntries(Object.entries(data).map(([id, value]) => [id, asText(value)]));

  /** A plan from plain data: {doc} or {problem, template}; the words for a problem are found under its name. */
  const fromJson = (template, data) => {
    if (!isObject(data) || !isObject(data.fields ?? {}) || !Array.isArray(data.rows) || !data.rows.every(isObject))
      return { problem: "not_a_plan" };
    if (data.template !== template.id) return { problem: data.template ? "other_template" : "not_a_plan", template: asText(data.template) };
    if (!(data.format <= template.format) || data.version > template.version) return { problem: "newer" };
    if (data.rows.length > template.limits.rows) return { problem: "too_many_rows" };
    return { doc: make({ name: asText(data.name), fields: asTexts(data.fields ?? {}), rows: data.rows.map(asTexts) }) };
  };

  const parse = (template, text) => {
    try {
      return fromJson(template, JSON.parse(text));
    } catch {
      return { problem: "corrupt" };
    }
  };

  plan.doc ??= { make, acts, texts, isEmpty, unknown, history, toJson, fromJson, parse };
})();
