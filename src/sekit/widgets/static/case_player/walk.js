/*
 * Walking a compiled case: a table of rows, one per state. No DOM, no storage, and no rule of its own: what is open,
 * where it leads and what it moves all stand in the data. Python plays the same table, and tests hold the two equal.
 *
 * A place is plain data: {route, ahead, tried: [[scene id, choice id]…], step: scene | feedback | debrief,
 * showOptions: whether the options are shown where the reader may write first, notes: {name: text}}.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const same = (a, b) => a[0] === b[0] && a[1] === b[1];
  const has = (steps, step) => steps.some((other) => same(other, step));

  const sceneAt = (data, row) => data.scenes[data.rows[row][0]];
  const choiceOf = (scene, id) => (scene.choices ?? []).find((choice) => choice.id === id);
  const sceneCalled = (data, id) => data.scenes.find((scene) => scene.id === id);

  /** The paragraphs of the scene in `row`, with those that earlier choices call for. */
  const told = (data, row) => {
    const scene = sceneAt(data, row);
    return [...scene.text, ...data.rows[row][2].map((number) => scene.also[number])];
  };

  /** A conversation, line by line: what a line meant is told at the end, not after each line. */
  const isTalk = (data) => data.shape === "samtale";

  /** The row a step leads to from `row`, or -1 if it is not open there. */
  const next = (data, row, [sceneId, choiceId]) => {
    const scene = sceneAt(data, row);
    const number = scene.id === sceneId ? (scene.choices ?? []).findIndex(({ id }) => id === choiceId) : -1;
    return number < 0 ? -1 : data.rows[row][1][number];
  };

  /** The row before each step, and last the row after them all; null if a step is not open. */
  const follow = (data, route) => {
    const rows = [data.start];
    for (const step of route) {
      const row = next(data, rows.at(-1), step);
      if (row < 0) return null;
      rows.push(row);
    }
    return rows;
  };

  /** The longest beginning of a route that can be played. */
  const fitting = (data, route) => {
    let length = route.length;
    while (!follow(data, route.slice(0, length))) length -= 1;
    return route.slice(0, length);
  };

  /** How far each meter has moved: each distinct step counts once. */
  const meters = (data, route) => {
    const sums = data.meters.map(() => 0);
    const distinct = route.filter((step, at) => route.findIndex((other) => same(other, step)) === at);
    for (const [sceneId, choiceId] of distinct) {
      const { effects = [] } = choiceOf(sceneCalled(data, sceneId), choiceId);
      for (const [meter, effect] of effects) sums[meter] += effect;
    }
    return sums;
  };

  /** The route as a short code: slug, structure, the keys in groups of four, a check letter (Luhn, modulo 32). */
  const code = (data, route) => {
    const keys = route.map(([scene, choice]) => choiceOf(sceneCalled(data, scene), choice).key).join("");
    const size = data.alphabet.length;
    let sum = 0;
    [...(data.slug + data.structure + keys).toUpperCase()].reverse().forEach((sign, position) => {
      const value = (sign.charCodeAt(0) % size) * (position % 2 ? 1 : 2);
      sum += Math.floor(value / size) + (value % size);
    });
    const check = data.alphabet[(size - (sum % size)) % size];
    return [data.slug, data.structure, ...(keys.match(/.{1,4}/g) ?? []), check].join("-");
  };

  /** The choices open in `row`, each with its place in the scene's list. */
  const open = (data, row) =>
    (sceneAt(data, row).choices ?? []).filter((choice, number) => data.rows[row][1][number] >= 0);

  const fresh = () => ({ route: [], ahead: [], tried: [], step: "scene", showOptions: false, notes: {} });

  /** Make a choice. What lay ahead is dropped into `tried`, unless this is the way that was gone before. */
  const choose = (data, place, step) => {
    const again = place.ahead.length > 0 && same(place.ahead[0], step);
    const ahead = again ? place.ahead.slice(1) : [];
    return {
      ...place,
      route: [...place.route, step],
      ahead,
      tried: again ? place.tried : [...place.tried, ...place.ahead.filter((gone) => !has(place.tried, gone))],
      step: isTalk(data) ? "scene" : "feedback",
      showOptions: ahead.length > 0, // where the reader has been before, the options stand open at once
    };
  };

  /** One step back: debrief to ending, feedback to its scene, a scene to the scene before. */
  const back = (place) => {
    if (place.step === "debrief" || !place.route.length) return { ...place, step: "scene" };
    const route = place.route.slice(0, -1);
    return { ...place, route, ahead: [place.route.at(-1), ...place.ahead], step: "scene", showOptions: true };
  };

  const forward = (data, place) => choose(data, place, place.ahead[0]);

  /** Go back to before step `number` of the route, and make another choice there. */
  const branch = (data, place, number, step) => {
    const { route, ahead } = place;
    return choose(data, { ...place, route: route.slice(0, number), ahead: [...route.slice(number), ...ahead] }, step);
  };

  sekit.walk ??= {
    same, has, sceneAt, sceneCalled, choiceOf, told, isTalk, follow, fitting, meters, code, open, fresh, choose, back,
    forward, branch,
  };
})();
