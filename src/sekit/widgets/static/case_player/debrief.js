/* The debrief: the way gone, step by step, what else was open, and three questions to take along. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, fill, button } = sekit;
  const FORMAT = 1; // of the file a reader can keep

  const listed = (view, choice, tried, ...more) =>
    h("li", sekit.parts.line(choice, tried && h("span.tag.tried", view.ui.tried)), ...more);

  const nameOf = (view, title) => h("span.hidden", fill(view.ui.in_scene, { title }));

  /** One step of the route as a card: in a conversation what they said and what you said, else what you chose. */
  const card = (view, step, number) => {
    const { data, ui, place, rows } = view;
    const { parts, walk } = sekit;
    const scene = walk.sceneAt(data, rows[number]);
    const choice = walk.choiceOf(scene, step[1]);
    const line = parts.line(choice);
    const wasTried = (other) => walk.has(place.tried, [scene.id, other.id]);
    const notTaken = walk.open(data, rows[number]).filter((other) => other !== choice && other.verdict !== "weak");
    const tried = scene.choices.filter((other) => other !== choice && wasTried(other) && !notTaken.includes(other));
    const roadNotTaken = (other) => {
      const goThere = () => view.go(walk.branch(data, place, number, [scene.id, other.id]));
      const label = [ui.play_on, h("span.hidden", fill(ui.play_on_with, { key: other.key })), nameOf(view, scene.title)];
      const reasons = [parts.tag(view, other), h("p", other.because), parts.weighing(view, other)];
      return listed(view, other, wasTried(other), ...reasons, button(label, goThere));
    };
    const { number: stage, name } = data.stages[scene.stage];
    return h(
      "li.card",
      h("p.above", fill(ui.stage, { n: stage, total: data.stages.length, name })),
      parts.subtitle(view, scene.title),
      walk.isTalk(data) ? sekit.talk.exchange(view, rows[number], line) : h("div.chosen", line),
      h("p", parts.tag(view, choice)),
      h("p", choice.because),
      parts.weighing(view, choice),
      scene.write && parts.own(view, place.notes[scene.id]),
      parts.grounds(view, choice),
      tried.length > 0 && h("ul.listed", tried.map((other) => listed(view, other, true, parts.tag(view, other)))),
      notTaken.length > 0 &&
        h(
          "details",
          h("summary", ui.road_not_taken, nameOf(view, scene.title)),
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

  /** Everything about this play as text that a program can read; what the reader wrote is in it. */
  const asJson = ({ data, place }, saved) => {
    const { slug, structure, title } = data;
    const { route, tried, notes } = place;
    const sums = sekit.walk.meters(data, route);
    const meters = Object.fromEntries(data.meters.map(({ id }, number) => [id, sums[number]]));
    const code = sekit.walk.code(data, route);
    return JSON.stringify({ format: FORMAT, slug, structure, title, code, route, tried, meters, notes, saved }, null, 2);
  };

  const takeAway = (view) => {
    const { data, ui, place } = view;
    const said = h("p", { role: "status" });
    const save = () => {
      const today = new Date().toLocaleDateString("sv"); // year-month-day, by the reader's own clock
      const name = `${data.slug}-${today}.json`;
      // Notes may have grown since the view was drawn.
      sekit.download(name, asJson({ data, place: { ...place, notes: view.notes() } }, today), "application/json");
      said.textContent = fill(ui.saved_json, { name });
    };
    return [h("div.row", button(ui.print, () => print(), "main"), button(ui.save_json, save), said)];
  };

  sekit.debriefView ??= (view) => {
    const { data, ui, place, scene } = view;
    const { parts, tables, walk } = sekit;
    const inner = { ...view, level: view.level + 1 };
    return [
      h("p.above", `${data.title}: ${data.subtitle}`),
      parts.title(view, ui.debrief),
      h("p", ui.debrief_intro),
      h("p", fill(ui.ended, { title: scene.title })),
      parts.judged(
        "debrief",
        tables.path(view),
        parts.meters(view, ui.meters_end),
        tables.meters(view),
        parts.subtitle(view, walk.isTalk(data) ? ui.steps_talk : ui.steps),
        h("p.hint", ui.steps_hint),
        h("ol.cards", { role: "list" }, place.route.map((step, number) => card(inner, step, number))),
        abandoned(view),
      ),
      parts.subtitle(view, ui.reflection),
      h("p.hint", ui.reflection_hint),
      ["done", "learned", "wise"].map((name) => parts.field(view, `gll:${name}`, ui[`reflection_${name}`])),
      codeBox(view),
      takeAway(view),
    ].flat(3);
  };
})();
