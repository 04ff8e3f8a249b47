/* The tab «Vilkår»: a card for each condition of the day, and under them the whole answer. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const kvp = (sekit.kvp ??= {});
  const { h, button } = sekit;

  /** One condition: {node, first, show}. `first` is where the reader is led from a list of what is open. */
  const card = (ctx, condition, n, total) => {
    const { ui, state } = ctx;
    const { id, answers, model_reasons: reasons } = condition;
    const store = (answer) => (state.facts[id] = answer);
    const law = h("p.law", condition.reference, " · ", ui.confidence[condition.confidence]);
    const finding = h("p.finding");
    const common = { value: state.facts[id] ?? (answers ? null : ""), store, changed: ctx.changed };
    let [field, help, answer, reason] = [null, null, null, null];
    if (answers) {
      help = h("p.help", condition.help);
      answer = kvp.radios({ ...common, rows: [...answers, { answer: null, label: ui.unanswered }] });
      reason = reasonBox(ctx, id, reasons);
    } else {
      field = kvp.field({ ...common, label: condition.help, mode: "numeric", kind: "small" });
      answer = field.node;
    }
    const node = h(
      "fieldset.card",
      h("legend", h("span.number", kvp.say(ctx.data, ui.number, { n, total })), condition.question),
      law,
      help,
      answer,
      reason?.node,
      finding,
      h("details.aside", h("summary", ui.often_wrong), h("p", condition.often_wrong)),
    );
    const show = (judged, problem) => {
      field?.show(problem?.message);
      reason?.show(judged.discretion);
      const answered = judged.answer !== null;
      finding.dataset.verdict = judged.verdict;
      finding.hidden = !answered;
      finding.replaceChildren(...kvp.verdict(ui.verdicts[judged.verdict]), " ", judged.why);
    };
    return { id, node, show, first: node.querySelector("input") };
  };

  const reasonBox = ({ ui, state, changed }, id, examples) => {
    const own = sekit.uniqueId();
    const about = `${own}-about`;
    const written = h("p.written", state.reasons[id] ?? "");
    const text = h("textarea", {
      id: own,
      rows: 3,
      "aria-describedby": about,
      oninput: () => {
        state.reasons[id] = written.textContent = text.value;
        changed();
      },
    });
    text.value = state.reasons[id] ?? "";
    const shown = h(
      "details.aside",
      { "data-verdict": true },
      h("summary", examples.length > 1 ? ui.examples : ui.example),
      h("p.hint", ui.example_about),
      examples.map((example) => h("blockquote", example)),
    );
    const node = h(
      "div.field",
      h("label", { for: own }, ui.reason),
      h("p.hint", { id: about }, ui.reason_about),
      text,
      written,
      examples.length > 0 && shown,
    );
    return { node, show: (needed) => (node.hidden = !needed) };
  };

  /** The rules of another day: behind a button, and framed when they are shown. */
  const dayBox = (ctx) => {
    const { data, ui, state } = ctx;
    const [first, last] = data.covered;
    const title = h("p.title", { role: "status" });
    const field = kvp.field({
      label: ui.on_label,
      about: kvp.say(data, ui.on_about, { first, last }),
      value: state.on,
      mode: "text",
      store: (text) => (state.on = text),
      changed: ctx.changed,
    });
    const close = () => {
      state.on = field.input.value = "";
      ctx.changed(true);
      open(false);
      toggle.focus();
    };
    const box = h("div.other", { id: sekit.uniqueId() }, title, h("div.row", field.node, button(ui.on_back, close)));
    const open = (shown) => {
      box.hidden = !shown;
      toggle.setAttribute("aria-expanded", shown);
      toggle.hidden = shown;
    };
    const flip = () => {
      open(true);
      field.input.focus();
    };
    const toggle = button(ui.on_show, flip, "quiet");
    toggle.setAttribute("aria-controls", box.id);
    open(state.on !== "");
    const show = (on, problem) => {
      const { newest, today } = ctx;
      field.show(problem?.message);
      const sentence = on === today ? ui.on_today : on <= newest ? ui.on_past : ui.on_future;
      const said = kvp.say(data, sentence, { on });
      kvp.announce(title, said);
    };
    return { node: h("div", toggle, box), show };
  };

  kvp.conditionsView ??= (ctx) => {
    const { data, ui } = ctx;
    const day = dayBox(ctx);
    const [status, form, result] = [h("p.status", { role: "status" }), h("div.cards"), h("section.result")];
    const strip = h("div.strip", status, kvp.goTo(ui.to_result, () => result.querySelector("[tabindex]") ?? day.node.querySelector("input")));
    const node = h("div.view", h("p", ui.intro_vilkar), day.node, strip, form, result);
    let [period, cards] = [null, []];

    const update = () => {
      const { on, dayProblem, problems, assessment } = ctx.vilkar();
      const now = kvp.period(data, on);
      if (now !== period) {
        period = now;
        cards = now.conditions.map((one, at) => card(ctx, one, at + 1, now.conditions.length));
        form.replaceChildren(...cards.map((one) => one.node));
      }
      day.show(on, dayProblem);
      node.classList.toggle("sekit-framed", on !== ctx.newest);
      cards.forEach((one, at) =>
        one.show(
          assessment.conditions[at],
          problems.find(({ field }) => field === one.id),
        ),
      );
      if (dayProblem) return kvp.showNothing(status, result, ui.wrong);
      const outcome = kvp.outcome(ctx, assessment, (id) => cards.find((one) => one.id === id).first);
      const [heading, ...parts] = outcome.parts.filter(Boolean);
      result.replaceChildren(heading, h("div", { "data-verdict": outcome.begun && "result" }, parts));
      if (status.textContent !== outcome.status) status.replaceChildren(...outcome.headline);
    };
    return { node, update };
  };
})();
