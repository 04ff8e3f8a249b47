/* <sekit-risk>: ten sentences answered three times, and the three side by side. The form itself stands in the page. */
(() => {
  const { h, fill, button, uniqueId, practice } = globalThis.sekit;
  const isMap = (value, fits) => value?.constructor === Object && Object.values(value).every(fits);

  practice.define("sekit-risk", (host, { ui, times, answers, questions, level }) => {
    const form = host.querySelector("form");
    const store = practice.store("risk", () => ({}), (data) => isMap(data, (time) => isMap(time, (one) => typeof one === "string")));
    const progress = h("p", { role: "status" });
    const below = h("div.compare");
    const memory = practice.memory(store, ui, () => fillIn());
    const name = uniqueId();
    const of = (id) => store.data()[id] ?? {};
    const count = (id, fits) => questions.filter((question) => fits(of(id)[question.id])).length;
    const isAnswer = (one) => answers.some(({ id }) => id === one);
    let time = times.findLast(({ id }) => count(id, isAnswer))?.id ?? times[0].id;

    const cell = (id, question) => {
      const found = answers.find((answer) => answer.id === of(id)[question.id]);
      return h(found ? `td.${found.id}` : "td.none", found ? found.name : ui.no_answer);
    };
    const table = () => {
      const head = h("tr", h("th", { scope: "col" }, ui.question), times.map((one) => h("th", { scope: "col" }, one.name)));
      const rows = questions.map((question) => h("tr", h("th", { scope: "row" }, question.text), times.map(({ id }) => cell(id, question))));
      const sure = ({ id }) => h("td", count(id, isAnswer) ? fill(ui.sum_of, { n: count(id, (one) => one === answers[0].id), total: questions.length }) : ui.no_answer);
      const foot = h("tr", h("th", { scope: "row" }, ui.sum), times.map(sure));
      const made = h("table", h("thead", head), h("tbody", rows), h("tfoot", foot));
      return h("div.table", { role: "region", tabindex: 0, "aria-label": ui.compare }, made);
    };
    const readOn = () => {
      const open = questions.filter(({ id }) => isAnswer(of(time)[id]) && of(time)[id] !== answers[0].id);
      if (!open.length) return count(time, isAnswer) === questions.length && h("p.sum", ui.all_sure);
      const line = ({ text, href, chapter }) => h("li", text, href && practice.back({ href, chapter }, ui));
      return [h(`h${level}`, ui.read_on), h("ul.again", open.map(line))];
    };

    const show = () => {
      const n = count(time, isAnswer);
      const said = fill(ui.progress, { n, total: questions.length });
      if (progress.textContent !== said) progress.textContent = said;
      const some = times.some(({ id }) => count(id, isAnswer));
      const parts = some ? [readOn(), h(`h${level}`, ui.compare), h("p", ui.compare_about), table(), h("div.row", button(ui.print, () => print()))] : [];
      below.replaceChildren(...parts.flat(2).filter(Boolean));
      memory.show();
    };
    const fillIn = () => {
      for (const input of form.querySelectorAll("input")) input.checked = of(time)[input.name] === input.value;
      for (const input of when.querySelectorAll("input")) input.checked = input.value === time;
      show();
    };
    const pick = (one) => {
      const act = () => {
        time = one.id;
        fillIn();
      };
      return h("label", h("input", { type: "radio", name, value: one.id, autocomplete: "off", onchange: act }), h("span", one.name));
    };
    const when = h("fieldset.when", h("legend", ui.when), times.map(pick));

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      const stored = store.change((data) => ((data[time] ??= {})[target.name] = target.value));
      show();
      memory.say(stored ? "" : ui.not_saved);
    });
    fillIn();
    addEventListener("pageshow", fillIn); // a browser may fill in the fields again when one comes back
    store.heard(fillIn);
    host.classList.add("sekit-practice");
    form.before(when);
    form.after(progress, below, memory.node);
  });
})();
