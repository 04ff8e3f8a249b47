/* The browser's storage, where every access may be denied, full or cleared by someone else. Nothing here throws. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const PREFIX = "sekit.";
  const AREAS = ["localStorage", "sessionStorage"]; // kept on the machine; kept as long as the tab

  const attempt = (act) => {
    try {
      return { ok: true, value: act() };
    } catch {
      return { ok: false, value: null };
    }
  };

  sekit.storage ??= {
    /** The text under `key`, what is kept on the machine first: {text, kept, denied}. */
    read(key) {
      const [kept, tab] = AREAS.map((area) => attempt(() => globalThis[area].getItem(key)));
      return { text: kept.value ?? tab.value, kept: kept.value != null, denied: !kept.ok && !tab.ok };
    },

    /** Store `text` in one of the two places and nowhere else. Returns whether it could be stored. */
    write(key, text, keep) {
      const [place, other] = keep ? AREAS : [...AREAS].reverse();
      const stored = attempt(() => globalThis[place].setItem(key, text)).ok;
      if (stored) attempt(() => globalThis[other].removeItem(key));
      return stored;
    },

    remove(key) {
      for (const area of AREAS) attempt(() => globalThis[area].removeItem(key));
    },

    /** The names of what is stored under `prefix`. */
    keys(prefix = PREFIX) {
      const found = AREAS.flatMap((area) => attempt(() => Object.keys(globalThis[area])).value ?? []);
      return [...new Set(found)].filter((key) => key.startsWith(prefix));
    },

    /** Remove everything of ours under `prefix`, and nothing of anyone else's. */
    clear(prefix = PREFIX) {
      for (const key of this.keys(prefix)) this.remove(key);
    },
  };
})();
