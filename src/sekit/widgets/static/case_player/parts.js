/*
 * Parts that several views share. A view gets `view` (made in element.js: data, ui, place, row, scene, go and more)
 * and returns nodes; the one with data-focus gets the focus when the reader moves.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, fill } = sekit;
  const FULL_TRACK = 6; // this many points fill half a track; the words beside it always give the true number

  /** The heading a reader lands on. */
  const title = (view, text) => h(`h${view.level}.title`, { tabindex: -1, "data-focus": true }, text);

  const subtitle = (view, text, attributes = {}) => h(`h${view.level + 1}.subtitle`, attributes, text);

  const paragraphs = (texts) => texts.map((text) => h("p", text));

  /** «Trinn 2 av 5» in words, and the five stages as marks. */
  const rail = ({ data, ui, scene }) => {
    const { number, name } = data.stages[scene.stage];
    const mark = (stage) =>
      h(
        "li.mark",
        { "aria-current": stage.number === number && "step" },
        h("span", { "aria-hidden": "true" }, String(stage.number)),
        h("span.hidden", `${stage.number} ${stage.name}`),
      );
    return h(
      "div.top",
      h("p.stage", fill(ui.stage, { n: number, total: data.stages.length, name })),
      h("ol.rail", { role: "list", "aria-label": ui.rail }, data.stages.map(mark)),
    );
  };

  const moved = (ui, n) => (n ? fill(n > 0 ? ui.meter_up : ui.meter_down, { n: Math.abs(n) }) : ui.meter_same);

  /** Every meter in words, with a small centred track. */
  const meters = (view, heading) => {
    const meterLine = (n, meter) => {
      const bar = h(`span.bar.${n < 0 ? "down" : "up"}`);
      bar.style.inlineSize = `${(Math.min(Math.abs(n), FULL_TRACK) / FULL_TRACK) * 50}%`;
      return h(
        "li.meter",
        h("span", view.data.meters[meter].label, " "),
        h(n ? "strong" : "span.still", moved(view.ui, n)),
        h("span.track", { "aria-hidden": "true" }, bar),
      );
    };
    const values = sekit.walk.meters(view.data, view.place.route);
    const told = view.place.route.length > 0 && "meters"; // they tell how the choices were judged
    return h("div.meters", { "data-verdict": told }, subtitle(view, heading), h("ul", values.map(meterLine)));
  };

  /** What the last step moved, in words. */
  const changes = ({ data, ui, place }) => {
    const before = sekit.walk.meters(data, place.route.slice(0, -1));
    const lines = sekit.walk.meters(data, place.route).flatMap((value, meter) => {
      const n = value - before[meter];
      return n ? fill(ui.meter_line, { label: data.meters[meter].label, change: moved(ui, n) }) : [];
    });
    return lines.length ? lines : [ui.no_changes];
  };

  /** What judges, as one part: the facilitator's mode (see room/hold.js) holds it back. */
  const judged = (kind, ...nodes) => h("div.judged", { "data-verdict": kind }, nodes);

  const badge = (choice) => h("span.badge", choice.key);

  /** An option as a line of text: its letter, its words, and what else there is to say. */
  const line = (choice, ...more) => h("p.line", badge(choice), h("span", ` ${choice.text} `, ...more));

  const verdict = ({ data }, choice) => {
    const { mark, label, meaning } = data.verdicts[choice.verdict];
    return h(
      `p.verdict.${choice.verdict}`,
      h("span.sign", { "aria-hidden": "true" }, mark),
      h("span", h("strong", label), ". ", meaning),
    );
  };

  /** The verdict as a small label, for lists. */
  const tag = ({ data }, choice) => {
    const { mark, label } = data.verdicts[choice.verdict];
    return h(`span.tag.${choice.verdict}`, h("span.sign", { "aria-hidden": "true" }, mark), label);
  };

  const pair = (term, ...values) => [h("dt", term), values.map((value) => h("dd", value))];

  /** Gain and price of a dilemma. */
  const weighing = ({ ui }, { gain, price }) =>
    (gain || price) && h("dl.weighing", gain && h("div", pair(ui.gain, gain)), price && h("div", pair(ui.price, price)));

  const source = ({ data, sources }, id) => {
    const text = [h("span.id", id), ` ${data.sources[id] ?? ""}`];
    return sources ? h("a", { href: `${sources}#${id.toLowerCase()}` }, text) : h("span", text);
  };

  /** Principles, law and sources of a choice, and what it moved when that is given. */
  const grounds = (view, choice, moves = []) => {
    const { kept = [], broken = [], law, sources = [] } = choice;
    const { ui } = view;
    const lines = [
      kept.length && pair(ui.kept, kept.join(", ")),
      broken.length && pair(ui.broken, broken.join(", ")),
      law && pair(ui.law, law),
      moves.length && pair(ui.changes, ...moves),
      sources.length && pair(ui.sources, ...sources.map((id) => source(view, id))),
    ].filter(Boolean);
    return lines.length > 0 && h("dl.grounds", lines.map((line) => h("div", line)));
  };

  /** The reader's own sentence, word for word. */
  const own = ({ ui }, text) => text && h("figure.own", h("figcaption", ui.you_wrote), h("blockquote", text));

  /** A labelled text field whose text is kept under `name`. On paper its text stands as a paragraph. */
  const field = (view, name, label, hint) => {
    const id = sekit.uniqueId();
    const copy = h("p.written", { "aria-hidden": "true" }, view.place.notes[name]);
    const area = h("textarea", {
      id,
      rows: 3,
      "data-focus": "field",
      "aria-describedby": hint && `${id}-hint`,
      oninput: () => {
        copy.textContent = area.value;
        view.setNote(name, area.value);
      },
    });
    area.value = view.place.notes[name] ?? "";
    return h("div.field", h("label", { for: id }, label), hint && h("p.hint", { id: `${id}-hint` }, hint), area, copy);
  };

  sekit.parts ??= {
    title, subtitle, paragraphs, rail, meters, changes, judged, badge, line, verdict, tag, weighing, grounds, own, field,
  };
})();
