/* <sekit-sheet>: the sheet stands in the page; this gives it its buttons and, where it has steps, the timer. */
(() => {
  const { h, ask, button, markRow, printOnly, timer } = globalThis.sekit;

  const begin = (host, { ui, ...data }) => {
    const form = host.querySelector("form");
    const clear = button(ui.clear, () => {
      const words = { question: ui.clear_question, yes: ui.clear_yes, no: ui.clear_no };
      ask(clear, words, () => {
        form.reset();
        row.querySelector(".sekit-ask").replaceWith(clear);
        clear.focus();
      });
    });
    const row = form.querySelector(":scope > .sekit-row");
    row.append(button(ui.print, () => printOnly(host)), clear);
    row.after(h("p.hint", ui.not_kept));
    form.addEventListener("submit", (event) => event.preventDefault());
    if (!data.steps.length) return;

    const lines = [...form.querySelectorAll("tbody tr")];
    form.querySelector("table").before(timer({ ui, ...data }, (at) => markRow(lines, at)).node);
  };

  class Sheet extends HTMLElement {
    connectedCallback() {
      if (this.hasAttribute("data-ready")) return;
      this.toggleAttribute("data-ready", true);
      this.addEventListener("keydown", (event) => event.stopPropagation());
      begin(this, JSON.parse(this.querySelector("script.sekit-data").textContent));
    }
  }
  customElements.get("sekit-sheet") || customElements.define("sekit-sheet", Sheet);
})();
