/* <sekit-groups>: codes are typed, and the page shows how the groups divided. Nothing is stored or sent. */
(() => {
  const { h, fill, button, ask, unfold, uniqueId, printOnly, download, groups } = globalThis.sekit;

  const begin = (host, data) => {
    const { ui, level } = data;
    const id = uniqueId();
    let ways = []; // {slug, code, steps} of each group, in the order they were added
    let cards = new Map(); // case and scene → its card; kept when a group is removed, for the note in it
    const called = (scene) => `${ways[0].slug}/${scene}`;

    const field = h("textarea", {
      id, rows: 1, autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false",
      "aria-describedby": `${id}-hint`,
    });
    const wrong = h("div.wrong", { role: "alert", id: `${id}-wrong` });
    const told = h("p.told", { role: "status" });
    const acts = h("div.row"); // what can be done about what was told
    const list = h("ol.groups");
    const shown = h("div.shown");
    const foot = h("div.row");
    const said = h("p.told", { role: "status" });

    const tell = (text, ...buttons) => {
      told.textContent = text;
      said.textContent = "";
      acts.replaceChildren(...buttons);
    };
    const complain = (problems) => {
      const mend = problems.length ? [...problems, ui.mend] : [];
      wrong.replaceChildren(...mend.map((text) => h("p", text)));
      if (problems.length) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", problems.length ? `${id}-wrong ${id}-hint` : `${id}-hint`);
    };

    const card = (decision) => {
      const name = called(decision.id);
      if (!cards.has(name)) cards.set(name, groups.card(data, `${id}-notes`));
      const found = cards.get(name);
      found.show(decision, ways.length);
      return found.node;
    };
    const part = (title, decisions) => (decisions.length ? [h("p.part", title), ...decisions.map(card)] : []);
    const draw = () => {
      list.replaceChildren(...ways.map(row));
      const decisions = groups.decisions(data, ways);
      const [apart, alike] = [decisions.filter((one) => one.apart), decisions.filter((one) => !one.apart)];
      shown.replaceChildren(
        ...(ways.length ? [h("p.case", `${ui.case}: `, h("strong", data.cases[ways[0].slug].title))] : []),
        ...(ways.length === 1 ? [h("p.hint", ui.waiting)] : []),
        ...(ways.length ? [h("p.hint", { id: `${id}-notes` }, ui.notes_hint)] : []),
        ...part(ui.divided, apart),
        ...part(ui.agreed, alike),
      );
      save.hidden = clear.hidden = !ways.length;
      print.textContent = ways.length ? ui.print : ui.print_empty;
      host.toggleAttribute("data-empty", !ways.length); // on paper an empty one is a form
    };
    /** Show other groups, and tell those who listen. */
    const change = (next) => {
      ways = next;
      draw();
      host.dispatchEvent(new CustomEvent("sekit-change", { detail: { codes: ways.map(({ code }) => code) } }));
    };

    const remove = (at) => {
      const before = ways;
      change(ways.filter((_, n) => n !== at));
      const undo = button(ui.undo, () => {
        change(before);
        tell("");
        field.focus();
      });
      tell(fill(ui.removed, { n: at + 1 }), undo);
      undo.focus();
    };
    const row = ({ code }, at) => {
      const name = h("span", { id: `${id}-group-${at}` }, fill(ui.group, { n: at + 1 }));
      const gone = button(ui.remove, () => remove(at));
      gone.id = `${id}-remove-${at}`;
      gone.setAttribute("aria-labelledby", `${gone.id} ${name.id}`);
      return h("li", name, h("code", code), gone);
    };

    const added = (count) => (count === 1 ? fill(ui.added_one, { last: ways.length }) : fill(ui.added_many, { n: count }));
    const join = (list, rest) => {
      change([...ways, ...list]);
      field.value = rest;
      tell(added(list.length));
      field.focus();
    };
    const again = (list, refused) => {
      const codes = [...new Set(list.map(({ code }) => code))].join(", ");
      const rest = refused.join("\n");
      const no = () => {
        field.value = rest;
        tell(ui.not_added);
        field.focus();
      };
      tell(
        `${told.textContent} ${fill(list.length === 1 ? ui.again_one : ui.again_many, { codes })}`.trim(),
        button(ui.again_yes, () => join(list, rest), "main"),
        button(ui.again_no, no),
      );
    };
    const receive = () => {
      if (!groups.split(data, field.value).length) {
        complain([]);
        return tell(ui.empty);
      }
      const { fresh, again: twice, refused, problems } = groups.receive(data, field.value, ways);
      if (fresh.length) change([...ways, ...fresh]);
      field.value = [...twice.map(({ piece }) => piece), ...refused].join("\n");
      complain(problems);
      tell(fresh.length ? added(fresh.length) : "");
      if (twice.length) again(twice, refused);
    };

    const form = h(
      "form",
      { novalidate: true, autocomplete: "off", onsubmit: (event) => (event.preventDefault(), receive(), field.focus()) },
      h(
        "fieldset",
        h("legend", ui.codes),
        h("label", { for: id }, ui.field),
        h("div.row", field, h("button.button.main", { type: "submit" }, ui.add)),
        h("p.hint", { id: `${id}-hint` }, ui.field_hint),
        wrong,
        told,
        acts,
        list,
        h("p.hint", ui.not_kept),
      ),
    );
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    field.addEventListener("input", () => acts.hasChildNodes() && tell("")); // a question about another text is no question

    const save = button(ui.csv, () => {
      const name = fill(ui.csv_file, { slug: ways[0].slug });
      const noteOf = (scene) => cards.get(called(scene)).note();
      download(name, groups.csv(data, groups.decisions(data, ways), noteOf), "text/csv;charset=utf-8");
      said.textContent = fill(ui.csv_told, { name });
    });
    const print = button(ui.print, () => printOnly(host));
    const clear = button(ui.clear, () =>
      ask(clear, { question: ui.clear_question, yes: ui.clear_yes, no: ui.clear_no }, () => {
        foot.querySelector(".sekit-ask").replaceWith(clear);
        cards = new Map();
        field.value = "";
        complain([]);
        change([]);
        tell(ui.cleared);
        field.focus();
      }),
    );
    foot.append(save, print, clear);

    let fold = () => {};
    addEventListener("beforeprint", () => (fold = unfold(shown)));
    addEventListener("afterprint", () => fold());
    host.append(form, shown, foot, said);
    draw();

    /** Show these codes, which Python has read. */
    return (codes) => {
      if (codes.join() === ways.map(({ code }) => code).join()) return;
      ways = codes.map((code) => groups.replay(data, code));
      draw();
    };
  };

  class Groups extends HTMLElement {
    #given = [];
    #show = null;
    connectedCallback() {
      if (this.#show) return;
      this.toggleAttribute("data-ready", true);
      this.addEventListener("keydown", (event) => event.stopPropagation());
      this.#show = begin(this, JSON.parse(this.querySelector("script.sekit-data").textContent));
      this.#show(this.#given);
    }
    /** Codes that Python has read. */
    set codes(list) {
      this.#given = list;
      this.#show?.(list);
    }
  }
  customElements.get("sekit-groups") || customElements.define("sekit-groups", Groups);
})();
