/*
 * <sekit-choices>: «Hva jeg valgte». Shows what is kept on this machine, to the one who sits at it; the only thing it
 * can do with it is to delete it. Reads its JSON from a child script. Attribute: data-error, words for when it cannot.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, fill, button } = sekit;

  const table = (caption, heads, rows) => {
    const head = h("tr", heads.map((text) => h("th", { scope: "col" }, text)));
    const body = rows.map(([name, ...cells]) => h("tr", h("th", { scope: "row" }, name), cells));
    const made = h("table", h("caption", caption), h("thead", head), h("tbody", body));
    return h("div.table", { role: "region", tabindex: 0, "aria-label": caption }, made);
  };

  /** A number, with a bar that only repeats it. */
  const cell = (n, most, kind) => {
    const bar = h(`span.bar.${kind}`, { "aria-hidden": "true" });
    bar.style.inlineSize = `${most ? (n / most) * 100 : 0}%`;
    return h(n ? "td" : "td.none", h("span.n", String(n)), bar);
  };

  const principles = ({ ui }, found) => {
    const rows = found.principles.filter(({ kept, broken }) => kept + broken);
    if (!rows.length) return [];
    const most = Math.max(...rows.flatMap(({ kept, broken }) => [kept, broken]));
    const line = ({ name, kept, broken }) => [name, cell(kept, most, "kept"), cell(broken, most, "broken")];
    return [
      h("h2", ui.principles),
      h("p", ui.principles_about),
      table(ui.principles, [ui.principle, ui.kept, ui.broken], rows.map(line)),
    ];
  };

  const stages = ({ ui, verdicts }, found) => {
    if (!found.choices) return [];
    const used = verdicts.map((verdict, n) => verdict.always || found.stages.some(({ counts }) => counts[n]));
    const most = Math.max(...found.stages.flatMap(({ counts }) => counts));
    const heads = verdicts.map(({ mark, label }) => [h("span.sign", { "aria-hidden": "true" }, mark), ` ${label}`]);
    const cells = ({ counts }) => counts.map((n, at) => cell(n, most, verdicts[at].id));
    const shown = (list) => list.filter((_, n) => used[n]);
    return [
      h("h2", ui.stages),
      h("p", ui.stages_about),
      table(
        ui.stages,
        [ui.stage, ...shown(heads)],
        found.stages.map((stage) => [fill(ui.stage_name, stage), ...shown(cells(stage))]),
      ),
    ];
  };

  const caseLine = ({ ui }, { title, href, made, total, problem }) =>
    h(
      "li",
      h("a", { href }, title),
      problem !== "corrupt" && `: ${made.length ? fill(ui.case_line, { n: made.length }) : ui.nothing_chosen}`,
      problem && h("p.note", fill(ui[problem], { n: made.length, total })),
    );

  const empty = ({ ui, shelf }) => [
    h("h2", { tabindex: -1, "data-focus": true }, ui.empty),
    h("p", ui.empty_about),
    h("ol", ui.empty_steps.map((step) => h("li", step))),
    h("p", h("a.button.main", { href: shelf }, ui.to_shelf)),
  ];

  const filled = (data, found) => {
    const { ui } = data;
    const { choices, played: cases } = found;
    return [
      choices > 0 && h("p.total", fill(cases === 1 ? ui.total_one : ui.total, { choices, cases }), " ", ui.counted),
      ...principles(data, found),
      ...stages(data, found),
      h("h2", ui.cases),
      h("ul.cases", found.cases.map((one) => caseLine(data, one))),
      found.gone && h("p.note", ui.gone),
    ];
  };

  class ChoicesElement extends HTMLElement {
    #data = null;
    #message = h("p", { role: "status" });
    #main = h("div");

    connectedCallback() {
      if (this.#data) return;
      addEventListener("storage", () => this.#draw()); // played on in another tab
      addEventListener("pageshow", ({ persisted }) => persisted && this.#draw());
      sekit.whenRead(() => this.#begin());
    }

    #begin() {
      try {
        this.#data = JSON.parse(this.querySelector(":scope > script.sekit-data").textContent);
        this.append(this.#message, this.#main);
        this.#draw();
      } catch (error) {
        console.warn("sekit-choices:", error.message);
        this.prepend(h("p.note", { role: "alert" }, this.getAttribute("data-error")));
      }
    }

    #draw() {
      if (!this.#data) return;
      const { ui } = this.#data;
      const found = sekit.countChoices(this.#data);
      if (found.denied) {
        this.#main.replaceChildren();
        this.#message.textContent = ui.denied;
        return;
      }
      const some = found.cases.length > 0 || found.gone;
      const words = { question: ui.delete_question, yes: ui.delete_yes, no: ui.cancel };
      const remove = button(ui.delete, () => sekit.ask(remove, words, () => this.#deleteAll()));
      const parts = some ? filled(this.#data, found) : empty(this.#data);
      if (some) parts.push(h("h2", ui.stored), h("p", ui.delete_about), h("div.row", remove));
      this.#main.replaceChildren(...parts.filter(Boolean));
    }

    #deleteAll() {
      sekit.storage.clear();
      this.#draw();
      this.#message.textContent = this.#data.ui.deleted;
      this.#main.querySelector("[data-focus]")?.focus();
    }
  }

  customElements.get("sekit-choices") || customElements.define("sekit-choices", ChoicesElement);
})();
