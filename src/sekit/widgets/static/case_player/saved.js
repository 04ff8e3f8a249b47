/*
 * A place in a case as stored text, and back. A place from another version of the case is played again by its ids, as
 * far as it goes. Whatever is not taken up is said in words; what the reader wrote outlives every change in the case.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const FORMAT = 1;
  const STEPS = ["scene", "feedback", "debrief"];
  const isSteps = (value) =>
    Array.isArray(value) && value.every((step) => Array.isArray(step) && step.length === 2);
  const steps = (value) => (isSteps(value) ? value : []);

  const inWords = ({ ui }, route, whole) => {
    if (!route.length) return ui.changed;
    if (whole) return ui.resumed_all;
    return route.length === 1 ? ui.resumed_one : sekit.fill(ui.resumed_some, { n: route.length });
  };

  sekit.saved ??= {
    key: (data) => `sekit.case.${data.slug}`,

    write: (data, place) => JSON.stringify({ format: FORMAT, structure: data.structure, ...place }),

    /** Returns {place, said}; `said` is what to tell the reader, empty when all is as it was left. */
    read(data, text) {
      const { walk } = sekit;
      const clean = walk.fresh();
      if (text == null) return { place: clean, said: "" };
      let saved;
      try {
        saved = JSON.parse(text);
      } catch {
        return { place: clean, said: data.ui.corrupt };
      }
      if (!saved || typeof saved !== "object" || !saved.structure) return { place: clean, said: data.ui.corrupt };
      const notes = Object.entries(saved.notes ?? {}).filter(([, note]) => typeof note === "string");
      clean.notes = Object.fromEntries(notes);
      if (saved.format !== FORMAT) return { place: clean, said: data.ui.changed };

      const made = steps(saved.route);
      const way = [...made, ...steps(saved.ahead)];
      const fits = walk.fitting(data, way);
      const route = fits.slice(0, made.length);
      const known = ([scene, choice]) => walk.choiceOf(walk.sceneCalled(data, scene) ?? {}, choice);
      const tried = steps(saved.tried).filter(known);
      const whole = route.length === made.length;
      const untouched =
        saved.structure === data.structure && fits.length === way.length && isSteps(saved.route) &&
        tried.length === saved.tried?.length;

      const ended = walk.sceneAt(data, walk.follow(data, route).at(-1)).kind === "ending";
      const possible = { scene: true, feedback: route.length > 0 && !walk.isTalk(data), debrief: ended };
      const step = whole && STEPS.includes(saved.step) && possible[saved.step] ? saved.step : "scene";
      const showOptions = whole && saved.showOptions === true;
      const place = { ...clean, route, ahead: fits.slice(made.length), tried, step, showOptions };
      return { place, said: untouched ? "" : inWords(data, route, whole) };
    },
  };
})();
