/* The clock of a meeting in steps: where it is now, from the time that has gone. It looks at the time of day, so a
   machine that has slept, or a page in the background, is never behind. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const MINUTE = 60_000; // milliseconds

  /** A clock over `steps` of {minutes}. `now` gives milliseconds. */
  sekit.clock ??= (steps, now = () => Date.now()) => {
    const ends = steps.reduce((found, { minutes }) => [...found, (found.at(-1) ?? 0) + minutes * MINUTE], []);
    const all = ends.at(-1);
    const startOf = (at) => ends[at - 1] ?? 0;
    let gone = 0; // until it was last started
    let since = null; // when that was, or null while it stands still

    const spent = () => Math.min(all, gone + (since === null ? 0 : Math.max(0, now() - since)));
    const set = (to) => {
      gone = to;
      if (since !== null) since = now();
    };
    const at = () => {
      const found = ends.findIndex((end) => spent() < end);
      return found < 0 ? steps.length - 1 : found;
    };
    return {
      /** {at, part, left, all, running, begun, over}: the step, how much of it is gone (0 to 1), minutes left of it
       * and of everything, begun ones counted as whole. */
      look() {
        const [step, time] = [at(), spent()];
        const over = time >= all;
        return {
          at: step,
          part: over ? 1 : (time - startOf(step)) / (ends[step] - startOf(step)),
          fresh: time - startOf(step),
          left: Math.ceil((ends[step] - time) / MINUTE),
          all: Math.ceil((all - time) / MINUTE),
          running: since !== null && !over,
          begun: time > 0 || since !== null,
          over,
        };
      },
      start() {
        if (spent() < all) since ??= now();
      },
      pause() {
        gone = spent();
        since = null;
      },
      /** Go to the start of the step so many from this one; past the last one is the end. */
      move(by) {
        const to = spent() >= all && by < 0 ? steps.length - 1 : at() + by;
        set(to >= steps.length ? all : startOf(Math.max(0, to)));
      },
      reset() {
        gone = 0;
        since = null;
      },
    };
  };
})();
