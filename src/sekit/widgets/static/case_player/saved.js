/* A place in a case as stored text, and back. What cannot be trusted gives a clean start and says why. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const FORMAT = 1;
  const STEPS = ["scene", "feedback", "debrief"];
  const isSteps = (value) =>
    Array.isArray(value) && value.every((step) => Array.isArray(step) && step.length === 2);

  sekit.saved ??= {
    key: (data) => `sekit.case.${data.slug}`,

    write: (data, place) => JSON.stringify({ format: FORMAT, structure: data.structure, ...place }),

    /** Returns {place, problem}; problem is null, "corrupt" or "changed" (names in the ui strings). */
    read(data, text) {
      const { walk } = sekit;
      const clean = walk.fresh();
      if (text == null) return { place: clean, problem: null };
      let saved;
      try {
        saved = JSON.parse(text);
      } catch {
        return { place: clean, problem: "corrupt" };
      }
      if (!saved || typeof saved !== "object" || !saved.structure) return { place: clean, problem: "corrupt" };
      // What the reader wrote outlives a change in the case.
      const notes = Object.entries(saved.notes ?? {}).filter(([, note]) => typeof note === "string");
      clean.notes = Object.fromEntries(notes);
      const { route, ahead, tried } = saved;
      const known = ([scene, choice]) => walk.choiceOf(walk.sceneCalled(data, scene) ?? {}, choice);
      const fits =
        saved.format === FORMAT && saved.structure === data.structure && [route, ahead, tried].every(isSteps) &&
        walk.follow(data, [...route, ...ahead]) && tried.every(known);
      if (!fits) return { place: clean, problem: "changed" };
      const ended = walk.sceneAt(data, walk.follow(data, route).at(-1)).kind === "ending";
      const possible = { scene: true, feedback: route.length > 0, debrief: ended };
      const step = STEPS.includes(saved.step) && possible[saved.step] ? saved.step : "scene";
      return { place: { ...clean, route, ahead, tried, step, showOptions: saved.showOptions === true }, problem: null };
    },
  };
})();
