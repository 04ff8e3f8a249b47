/* <sekit-time>: the form stands in the page; this shows what its numbers come to. Nothing is stored. */
(() => {
  const { h, fill, button, copy, printOnly, time } = globalThis.sekit;

  const begin = (host, data) => {
    const { ui, words, level, fields } = data;
    const form = host.querySelector("form");
    const help = form.querySelector(".sekit-help");
    const input = ({ id }) => form.elements[id];
    const given = () => Object.fromEntries(fields.map((field) => [field.id, input(field).value]));

    const said = h("p.said", { role: "status" });
    const bar = h("div.bar", { "aria-hidden": "true" });
    const below = h("div.below");
    const text = h("pre");
    const more = h("details.text", h("summary", ui.as_text), text);
    const told = h("p.told", { role: "status" });
    const act = async () => {
      const done = await copy(text);
      told.textContent = done ? ui.copied : ui.not_copied;
      if (done) return;
      more.open = true;
      getSelection().selectAllChildren(text);
    };
    const row = h("div.row", button(ui.print, () => printOnly(host)), button(ui.copy, act));

    const rows = (week) =>
      [
        ["length", ui.row_week, week.length],
        week.away && ["away", ui.row_away, week.away],
        ["tasks", ui.row_tasks, week.tasks],
        ["follow", week.people === 1 ? ui.row_one : fill(ui.row_people, { n: week.people }), week.follow_up],
        ["left", ui.row_left, week.left],
      ]
        .filter(Boolean)
        .map(([kind, label, halves]) => (halves < 0 ? ["missing", ui.row_missing, -halves] : [kind, label, halves]));
    const cells = ([kind, label, halves]) =>
      h(`tr.${kind}`, h("th", { scope: "row" }, h("span.key", { "aria-hidden": "true" }), label), h("td.time", time.hours(halves, words)));

    const draw = (week) => {
      const used = week.away + week.tasks + week.follow_up;
      const scale = Math.max(week.length, used) || 1;
      const piece = (kind, halves, from = null) => {
        const node = h(`span.${kind}`);
        node.style.inlineSize = `${(100 * halves) / scale}%`;
        if (from !== null) node.style.insetInlineStart = `${(100 * from) / scale}%`;
        return node;
      };
      const over = used - week.length;
      bar.replaceChildren(
        ...["away", "tasks", "follow_up"].map((kind) => piece(kind.split("_")[0], week[kind])),
        ...(over > 0 ? [piece("missing", over, week.length)] : []),
      );
    };

    const whatIf = ({ what_if }) =>
      what_if.length > 0 && [
        h(`h${level}`, ui.what_if),
        h("table.if", h("tbody", what_if.map((one) => h("tr", h("th", { scope: "row" }, one.name), h("td", one.said))))),
        h("p", ui.whose),
      ];

    const asText = (week) => {
      const filled = fields.filter((field) => input(field).value.trim());
      return [
        `${ui.first} ${ui.text_head}.`,
        "",
        ...filled.map((field) => `${field.label}: ${input(field).value.trim()} ${field.unit}`),
        "",
        week.said,
        ...rows(week).map(([, label, halves]) => `${label}: ${time.hours(halves, words)}`),
        ui.rounded,
        "",
        ...week.what_if.map((one) => `${one.name}: ${one.said}`),
        ...(week.what_if.length ? [ui.whose] : []),
      ].join("\n");
    };

    /** Mark the fields that cannot be used, and no others. */
    const mark = (problems) => {
      for (const field of fields) {
        const node = input(field);
        const box = node.closest(".sekit-field");
        const problem = problems.find(({ id }) => id === field.id);
        const old = box.querySelector(".sekit-problem");
        if (problem?.message === old?.textContent) continue;
        old?.remove();
        const others = (node.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== `${node.id}-feil`);
        if (problem) {
          box.append(h("p.problem", { id: `${node.id}-feil` }, problem.message));
          others.push(`${node.id}-feil`);
        }
        if (problem) node.setAttribute("aria-invalid", "true");
        else node.removeAttribute("aria-invalid");
        if (others.length) node.setAttribute("aria-describedby", others.join(" "));
        else node.removeAttribute("aria-describedby");
      }
    };

    const show = () => {
      const week = time.week(data, given());
      mark(week.problems ?? []);
      const empty = !week.problems && !week.people && !week.tasks;
      host.toggleAttribute("data-empty", empty); // on paper an empty form also says how to add up
      const sentence = week.problems ? ui.mend : empty ? ui.wait : week.said;
      if (said.textContent !== sentence) said.textContent = sentence;
      said.classList.toggle("sekit-none", Boolean(week.problems || empty));
      said.classList.toggle("sekit-short", week.left < 0);
      told.textContent = "";
      for (const node of [bar, below, row, more]) node.hidden = Boolean(week.problems || empty);
      if (bar.hidden) return;
      draw(week);
      const table = h("table.sum", h("caption", ui.sum), h("tbody", rows(week).map(cells)));
      below.replaceChildren(...[table, h("p.hint", ui.rounded), whatIf(week)].flat(2).filter(Boolean));
      text.textContent = asText(week);
    };

    const starts = Object.fromEntries(fields.map(({ id, start }) => [id, start]));
    const write = (values) => {
      for (const field of fields) input(field).value = values[field.id] ?? "";
      show();
    };
    let before = starts;
    const undo = button(ui.undo, () => {
      write(before);
      help.querySelector("button").focus();
      undo.hidden = true;
    });
    const put = (values) => {
      before = given();
      write(values);
      undo.hidden = false;
    };
    undo.hidden = true;
    help.append(button(ui.show_example, () => put(data.example)), button(ui.clear, () => put(starts)), undo);
    form.addEventListener("input", () => {
      undo.hidden = true; // what was written after it would be lost
      show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("pageshow", show); // a browser may fill in the fields again when one comes back
    form.after(h("section.answer", { "aria-label": ui.answer }, said, bar, below, row, told, more));
    show();
  };

  class Time extends HTMLElement {
    connectedCallback() {
      if (this.hasAttribute("data-ready")) return;
      this.toggleAttribute("data-ready", true);
      this.addEventListener("keydown", (event) => event.stopPropagation());
      begin(this, JSON.parse(this.querySelector("script.sekit-data").textContent));
    }
  }
  customElements.get("sekit-time") || customElements.define("sekit-time", Time);
})();
