/* A conversation so far, line by line: what they said, what you said. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h } = sekit;

  const paragraphs = (view, row) => sekit.parts.paragraphs(sekit.walk.told(view.data, row));

  /** What they said in `row`, and what you said; `line` is a node with the words. */
  const exchange = (view, row, line) => [
    h("div.said", paragraphs(view, row)),
    h("div.said.mine", h("p.who", view.ui.you_said), line),
  ];

  /** The last exchange, with the earlier ones folded above it; at the start, a word on when the reasons come. */
  const soFar = (view) => {
    const { ui, data, place, rows } = view;
    const { walk } = sekit;
    const lines = ([, choiceId], number) => {
      const scene = walk.sceneAt(data, rows[number]);
      const latest = number === place.route.length - 1; // a reader who moves on lands here
      return [
        h("li.said", h("p.who", scene.title), paragraphs(view, rows[number])),
        h("li.said.mine", { "data-top": latest }, h("p.who", ui.you_said), h("p", walk.choiceOf(scene, choiceId).text)),
      ];
    };
    const exchanges = place.route.map(lines);
    if (!exchanges.length) return h("p.hint", ui.talk_hint);
    const list = (some) => h("ol.talk", { role: "list" }, some);
    return h(
      "div.talks",
      { role: "group", "aria-label": ui.talk },
      exchanges.length > 1 &&
        h("details.earlier", { open: view.showEarlier }, h("summary", ui.talk_all), list(exchanges.slice(0, -1))),
      list(exchanges.slice(-1)),
    );
  };

  sekit.talk ??= { exchange, soFar };
})();
