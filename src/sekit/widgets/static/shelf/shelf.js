/*
 * <sekit-shelf>: hides the cards that do not fit what is chosen in the form, and says how many are left. Each select
 * is named like the card's data attribute; a value there may be one of several, with | between. Stores nothing.
 */
(() => {
  class ShelfElement extends HTMLElement {
    #form = null;

    connectedCallback() {
      if (this.#form) return;
      const start = () => {
        this.#form = this.querySelector("form");
        if (!this.#form) return;
        this.#form.addEventListener("submit", (event) => event.preventDefault());
        this.#form.addEventListener("change", () => this.#show());
        this.#form.addEventListener("reset", () => setTimeout(() => this.#show())); // when the fields are empty again
        addEventListener("pageshow", () => this.#show()); // a browser may fill the fields again when one comes back
        this.#show();
      };
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
      else start();
    }

    #show() {
      const wanted = [...new FormData(this.#form)].filter(([, value]) => value);
      const fits = ({ dataset }) =>
        wanted.every(([name, value]) =>
          name === "minutes" ? Number(dataset.minutes) <= Number(value) : dataset[name].split("|").includes(value),
        );
      const cards = [...this.querySelectorAll("[data-minutes]")];
      for (const card of cards) card.hidden = !fits(card);
      for (const group of this.querySelectorAll("section")) {
        group.hidden = !group.querySelector("[data-minutes]:not([hidden])");
      }
      const left = cards.filter((card) => !card.hidden).length;
      const words = this.dataset.status.replace("{n}", left).replace("{total}", cards.length);
      const status = this.querySelector("[role=status]");
      const text = left ? words : `${words}. ${this.dataset.none}`;
      if (status.textContent !== text) status.textContent = text;
      this.querySelector("[type=reset]").disabled = wanted.length === 0;
    }
  }

  customElements.get("sekit-shelf") || customElements.define("sekit-shelf", ShelfElement);
})();
