/* The way gone as two tables with a row per decision: through the five stages, and what it did to the meters. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, fill } = sekit;

  /** A table under a heading of its own; where it is too wide, it scrolls alone, also by keyboard. */
  const table = (view, kind, heading, head, rows) => {
    const id = sekit.uniqueId();
    const columns = [view.ui.decision, ...head].map((text) => h("th", { scope: "col" }, text));
    return [
      sekit.parts.subtitle(view, heading, { id }),
      h(
        `div.scroll.${kind}`,
        { role: "region", "aria-labelledby": id, tabindex: 0 },
        h("table", { "aria-labelledby": id }, h("thead", h("tr", columns)), h("tbody", rows)),
      ),
    ];
  };

  const rowHead = (number, scene, ...more) => h("th", { scope: "row" }, `${number + 1}. ${scene.title}`, ...more);

  /**
   * Which ways the line leaves a cell: it comes down in the column of the stage before, goes across to the stage of
   * this decision, and down from there. As classes; the style draws them, the words say the same.
   */
  const ways = (column, before, here, last) => {
    const [low, high] = [Math.min(before, here), Math.max(before, here)];
    const drawn = {
      up: column === before,
      east: column >= low && column < high,
      west: column > low && column <= high,
      down: column === here && !last,
    };
    return Object.keys(drawn).filter((name) => drawn[name]).map((name) => `sekit-${name}`).join(" ");
  };

  /** The route through the stages. A step back to an earlier stage is said in words too. */
  const path = (view) => {
    const { data, ui, place, rows } = view;
    const { walk } = sekit;
    const scenes = place.route.map((step, number) => walk.sceneAt(data, rows[number]));
    const head = data.stages.map(({ number, name }) => [String(number), h("span.name", ` ${name}`)]);
    const row = (scene, number) => {
      const before = scenes[number - 1]?.stage;
      const { verdict } = walk.choiceOf(scene, place.route[number][1]);
      const { mark, label } = data.verdicts[verdict];
      const stop = [
        h(`span.stop.${verdict}`, { "aria-hidden": "true" }, h("span.sign", mark)),
        h("span.hidden", label),
      ];
      const back =
        scene.stage < before &&
        h("span.back", fill(ui.path_back, { from: before + 1, to: scene.stage + 1 }));
      const cell = (stage, column) =>
        h(
          "td",
          { class: ways(column, before ?? NaN, scene.stage, number === scenes.length - 1) },
          column === scene.stage && stop,
        );
      return h("tr", rowHead(number, scene, back), data.stages.map(cell));
    };
    return table(view, "path", ui.path, head, scenes.map(row));
  };

  /** Where each meter stood after each decision; what the decision moved is set apart. */
  const meters = (view) => {
    const { data, ui, place, rows } = view;
    const { walk } = sekit;
    const signed = (n) => (n ? fill(n > 0 ? ui.plus : ui.minus, { n: Math.abs(n) }) : "0");
    const after = place.route.map((step, number) => walk.meters(data, place.route.slice(0, number + 1)));
    const row = (values, number) => {
      const cell = (n, meter) => h("td", n === (after[number - 1]?.[meter] ?? 0) ? signed(n) : h("strong", signed(n)));
      return h("tr", rowHead(number, walk.sceneAt(data, rows[number])), values.map(cell));
    };
    return table(view, "numbers", ui.meters_over_time, data.meters.map(({ label }) => label), after.map(row));
  };

  sekit.tables ??= { path, meters };
})();
