/* The debrief: the way gone, step by step, what else was open, and three questions to take along. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, fill, button } = sekit;
  const GOOD = ["supported", "open"];

  const listed = (view, choice, tried, ...more) =>
    h("li", sekit.parts.line(choice, tried && h("span.tag.tried", view.ui.tried)), ...more);

  /** One step of the route as a card. */
  const card = (view, step, number, rows) => {
    const { data, ui, place } = view;
    const { parts, walk } = sekit;
    const scene = walk.sceneAt(data, rows[number]);
    const choice = walk.choiceOf(scene, step[1]);
    const wasTried = (other) => walk.has(place.tried, [scene.id, other.id]);
    const isGood = (other) => other !== choice && GOOD.includes(other.verdict);
    const notTaken = walk.open(data, rows[number]).filter(isGood);
    const tried = scene.choices.filter((other) => other !== choice && wasTried(other) && !notTaken.includes(other));
    const roadNotTaken = (other) =>
      listed(view, other, wasTried(other), parts.tag(view, other), h("p", other.because), parts.weighing(view, other));
    const { number: stage, name } = data.stages[scene.stage];
    return h(
      "li.card",
      h("p.above", fill(ui.stage, { n: stage, total: data.stages.length, name })),
      parts.subtitle(view, scene.title),
      h("div.chosen", parts.line(choice)),
      h("p", parts.tag(view, choice)),
      h("p", choice.because),
      parts.weighing(view, choice),
      scene.write && parts.own(view, place.notes[scene.id]),
      parts.grounds(view, choice),
      tried.length > 0 && h("ul.listed", tried.map((other) => listed(view, other, true, parts.tag(view, other)))),
      notTaken.length > 0 &&
        h(
          "details",
          h("summary", ui.road_not_taken, h("span.hidden", fill(ui.in_scene, { title: scene.title }))),
          h("ul.listed", notTaken.map(roadNotTaken)),
        ),
    );
  };

  /** Choices made and left in scenes that the final way never met. */
  const abandoned = (view) => {
    const { data, ui, place } = view;
    const { parts, walk } = sekit;
    const gone = place.tried.filter(([scene]) => !place.route.some(([onRoute]) => onRoute === scene));
    if (!gone.length) return null;
    const line = ([sceneId, choiceId]) => {
      const scene = walk.sceneCalled(data, sceneId);
      const choice = walk.choiceOf(scene, choiceId);
      return h("li", h("p.above", scene.title), parts.line(choice), parts.tag(view, choice));
    };
    return [parts.subtitle(view, ui.tried_heading), h("ul.listed", gone.map(line))];
  };

  const codeBox = (view) => {
    const { data, ui, place } = view;
    const code = h("code.code", sekit.walk.code(data, place.route));
    const said = h("p", { role: "status" });
    const copy = async () => (said.textContent = (await sekit.copy(code)) ? ui.copied : ui.not_copied);
    return [
      sekit.parts.subtitle(view, ui.code),
      h("div.row", code, button(ui.copy_code, copy), said),
      h("p.hint", ui.code_about),
    ];
  };

  sekit.debriefView ??= (view) => {
    const { data, ui, place, scene } = view;
    const { parts } = sekit;
    const rows = sekit.walk.follow(data, place.route);
    const inner = { ...view, level: view.level + 1 };
    return [
      h("p.above", `${data.title}: ${data.subtitle}`),
      parts.title(view, ui.debrief),
      h("p", ui.debrief_intro),
      h("p", fill(ui.ended, { title: scene.title })),
      parts.meters(view, ui.meters_end),
      parts.subtitle(view, ui.steps),
      h("ol.cards", { role: "list" }, place.route.map((step, number) => card(inner, step, number, rows))),
      abandoned(view),
      parts.subtitle(view, ui.reflection),
      h("p.hint", ui.reflection_hint),
      ["done", "learned", "wise"].map((name) => parts.field(view, `gll:${name}`, ui[`reflection_${name}`])),
      codeBox(view),
      h("div.row", button(ui.print, () => print(), "main")),
    ].flat(3);
  };
})();
