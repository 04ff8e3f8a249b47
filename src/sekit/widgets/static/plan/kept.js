/*
 * Plans kept on the machine, each under a name of its own. A plan carries a count that grows each time it is stored, so
 * that two tabs never overwrite each other unseen. What cannot be read is left as it is.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const PREFIX = "sekit.plan.";
  const { storage } = sekit;

  const keyOf = (template, id) => `${PREFIX}${template.id}.${id}`;
  const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6);

  const read = (template, id) => {
    const { text, denied } = storage.read(keyOf(template, id));
    if (text == null) return { id, text, denied, count: 0, problem: "gone" };
    const found = plan.doc.parse(template, text);
    let [count, saved] = [0, ""];
    if (found.doc) ({ count = 0, saved = "" } = JSON.parse(text));
    return { id, text, denied, count, saved, ...found };
  };

  plan.kept ??= {
    keyOf,
    newId,
    read,

    /** Every kept plan of this kind, the last written first; those that cannot be read stand last. */
    list(template) {
      const start = keyOf(template, "");
      const found = storage.keys(start).map((key) => read(template, key.slice(start.length)));
      return found.sort((a, b) => String(b.saved ?? "").localeCompare(String(a.saved ?? "")));
    },

    /** Store a plan. Returns {count} or {problem}: "other" (another tab has stored it since), "gone", "full". */
    write(template, id, doc, count, force = false) {
      const there = read(template, id);
      if (!force && there.text == null && count > 0 && !there.denied) return { problem: "gone" };
      if (!force && there.text != null && there.count !== count) return { problem: "other" };
      const next = Math.max(count, there.count) + 1;
      const data = { ...plan.doc.toJson(template, doc), count: next, saved: new Date().toISOString() };
      return storage.write(keyOf(template, id), JSON.stringify(data), true) ? { count: next } : { problem: "full" };
    },

    remove: (template, id) => storage.remove(keyOf(template, id)),
    clear: () => storage.clear(PREFIX),
  };
})();
