/* The two steps of a scene: what happens and what can be done; then what the choice meant. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, fill, button } = sekit;

  /** Shown when the story has gone back to an earlier stage. */
  const steppedBack = ({ data, ui, place, scene }) => {
    const last = place.route.at(-1);
    const before = last && sekit.walk.sceneCalled(data, last[0]);
    if (!before || scene.stage >= before.stage) return null;
    return h("p.aside", fill(ui.back_to_stage, { n: data.stages[scene.stage].number }));
  };

  const writeFirst = (view) => {
    const { ui, place, scene } = view;
    const show = () => view.go({ ...place, showOptions: true }, "options");
    return [
      sekit.parts.field(view, scene.id, scene.write, ui.write_hint),
      h("div.row", button(ui.show_options, show, "main"), button(ui.skip, show, "quiet")),
    ];
  };

  const options = (view) => {
    const { data, ui, place, scene, row } = view;
    const id = sekit.uniqueId();
    const written = place.notes[scene.id];
    const writeAgain = () => view.go({ ...place, showOptions: false }, "field");
    const option = (choice) => {
      const step = [scene.id, choice.id];
      const before = place.ahead.length > 0 && sekit.walk.same(place.ahead[0], step);
      return h(
        "li",
        h(
          "button.option",
          { type: "button", onclick: () => view.go(sekit.walk.choose(data, place, step)) },
          sekit.parts.badge(choice),
          h("span", ` ${choice.text}`, before && h("span.before", ` (${ui.chosen_before})`)),
        ),
      );
    };
    return [
      scene.write && [
        sekit.parts.own(view, written),
        h("div.row", button(written ? ui.rewrite : ui.write_after_all, writeAgain, "quiet")),
      ],
      sekit.parts.subtitle(view, sekit.walk.isTalk(data) ? ui.choose_line : ui.choose, { id, tabindex: -1, "data-focus": "options" }),
      h("ul.options", { role: "list", "aria-labelledby": id }, sekit.walk.open(data, row).map(option)),
    ];
  };

  sekit.sceneView ??= (view) => {
    const { data, ui, place, scene, row } = view;
    const talk = sekit.walk.isTalk(data);
    const ended = scene.kind === "ending";
    // In a conversation nothing but the answer tells how a line was taken; the reasons come at the end.
    const above = { consequence: !talk && ui.consequence, ending: ui.ending }[scene.kind];
    const whatNext = () => {
      if (ended) {
        return h("div.row", button(ui.see_debrief, () => view.go({ ...place, step: "debrief" }), "main"));
      }
      return scene.write && !place.showOptions ? writeFirst(view) : options(view);
    };
    return [
      sekit.parts.rail(view),
      steppedBack(view),
      talk && sekit.talk.soFar(view),
      above && h("p.above", above),
      sekit.parts.title(view, scene.title),
      h("div.story", sekit.parts.paragraphs(sekit.walk.told(data, row))),
      whatNext(),
      (ended || !talk) && sekit.parts.meters(view, ended ? ui.meters_end : ui.meters),
    ].flat(3);
  };

  sekit.feedbackView ??= (view) => {
    const { data, ui, place, from } = view;
    const { parts, walk } = sekit;
    const scene = walk.sceneAt(data, from);
    const choice = walk.choiceOf(scene, place.route.at(-1)[1]);
    const open = walk.open(data, from);
    const besideDilemma = choice.verdict !== "open" && open.some((other) => other.verdict === "open");
    const written = scene.write && place.notes[scene.id];
    const goOn = () => view.go({ ...place, step: "scene" });
    return [
      parts.rail({ ...view, scene }),
      h("p.above", scene.title),
      parts.title(view, fill(ui.feedback, { key: choice.key })),
      h("p.chosen", choice.text),
      parts.judged(
        "choice",
        parts.verdict(view, choice),
        h("p", choice.because),
        choice.tempting && [parts.subtitle(view, ui.tempting), h("p", choice.tempting)],
        parts.weighing(view, choice),
        besideDilemma && h("p.aside", ui.many_roads),
        written && [
          parts.subtitle(view, ui.compare),
          h(
            "div.compare",
            parts.own(view, written),
            h("ul.listed", open.map((other) => h("li", parts.line(other)))),
          ),
        ],
        parts.grounds(view, choice, parts.changes(view)),
      ),
      h("div.row", button(ui.go_on, goOn, "main")),
      parts.meters(view, ui.meters),
    ].flat(3);
  };
})();
