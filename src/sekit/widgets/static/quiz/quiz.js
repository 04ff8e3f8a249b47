/* A question in a chapter. Everything is on the page already; this shows what the chosen answer leads to. */
(() => {
  const answer = (form) => {
    const chosen = form.querySelector("input:checked");
    const said = form.querySelector("[role=status]");
    const parts = (chosen ? chosen.dataset.said : form.dataset.first).split("\n");
    for (const option of form.querySelectorAll("li")) option.removeAttribute("data-chosen");
    chosen?.closest("li").setAttribute("data-chosen", chosen.dataset.mark);
    said.replaceChildren(
      ...parts.map((text) => {
        const line = document.createElement("p");
        line.textContent = text;
        return line;
      }),
    );
    if (!chosen) form.querySelector("input").focus();
  };

  class Quiz extends HTMLElement {
    connectedCallback() {
      for (const form of this.querySelectorAll("form")) {
        form.addEventListener("submit", (event) => {
          event.preventDefault();
          answer(form);
        });
        form.querySelector("button").hidden = false;
      }
      this.addEventListener("keydown", (event) => event.stopPropagation());
    }
  }

  customElements.get("sekit-quiz") || customElements.define("sekit-quiz", Quiz);
})();
