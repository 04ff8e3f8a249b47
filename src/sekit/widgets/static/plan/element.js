/*
 * <sekit-plan>: a plan from a template, written in the page or in a notebook. Reads its JSON from a child script or from
 * the property `data`; leaves the readable text version for paper and for when something is wrong.
 *
 * Attributes: heading-level (2), sources (address of the source map), storage="off", data-error (words for when the JSON
 * cannot be read). Properties: data, plan, findings. Event: sekit-change {plan}, a moment after what the reader does.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, fill } = sekit;

  class PlanElement extends HTMLElement {
    #data = null;
    #wanted = null; // a plan set before there was anywhere to show it
    #desk = null;
    #listening = null;
    #sheet = null; // stands in on paper

    connectedCallback() {
      this.#listening = new AbortController();
      const { signal } = this.#listening;
      const keeper = () => this.#desk?.keeper;
      // A notebook's shortcuts listen further out: there, d d deletes the cell.
      this.addEventListener("keydown", (event) => event.stopPropagation(), { signal });
      this.addEventListener("paste", (event) => this.#desk?.paste(event), { signal });
      this.addEventListener("focusout", () => this.#desk?.settle(), { signal });
      this.addEventListener("pointerdown", () => this.#desk?.hold(true), { signal });
      for (const end of ["pointerup", "pointercancel", "dragend"]) addEventListener(end, () => this.#desk?.hold(false), { signal });
      addEventListener("storage", (event) => keeper()?.heard(event), { signal });
      addEventListener("pagehide", () => keeper()?.flush(), { signal });
      addEventListener("hashchange", () => this.#desk && plan.offer(this, this.#data, this.#desk), { signal });
      addEventListener("beforeprint", () => this.#toPaper(), { signal });
      addEventListener("afterprint", () => this.#fromPaper(), { signal });
      if (this.#desk) return; // moved in the page, not new
      sekit.whenRead(() => this.#begin(), signal);
    }

    disconnectedCallback() {
      this.#desk?.settle();
      this.#desk?.keeper?.flush();
      this.#listening?.abort();
    }

    get data() {
      return this.#data;
    }

    set data(data) {
      this.#data = data;
      if (this.isConnected) this.#begin();
    }

    /** The plan as plain data, as it stands in a JSON file. */
    get plan() {
      return this.#desk && structuredClone(plan.doc.toJson(this.#data, this.#desk.doc()));
    }

    set plan(data) {
      if (!this.#desk) {
        this.#wanted = data;
        return;
      }
      if (JSON.stringify(data) === JSON.stringify(this.plan)) return;
      const { doc, problem, template } = plan.doc.fromJson(this.#data, data);
      if (doc) this.#desk.replace(doc);
      else this.#desk.say(fill(this.#data.ui.problems[problem], { template }));
    }

    /** What the checks find now, in order. */
    get findings() {
      return this.#desk && plan.findings(this.#data, this.#desk.doc());
    }

    /** Read the template and draw it. Whatever goes wrong, the text version is still there. */
    #begin() {
      this.#desk?.remove();
      this.#desk = null;
      const script = this.querySelector(":scope > script.sekit-data");
      if (!script && !this.#data && !this.hasAttribute("data-error")) return; // only a text, as in an exported notebook
      try {
        this.#data ??= JSON.parse(script.textContent);
        this.#desk = plan.desk(this, this.#data, () => this.#tell());
        this.toggleAttribute("data-on", true);
        if (this.#wanted) this.plan = this.#wanted;
        plan.offer(this, this.#data, this.#desk);
      } catch (error) {
        console.warn("sekit-plan:", error.message);
        this.#desk?.remove();
        this.#desk = null;
        this.removeAttribute("data-on");
        const words = this.getAttribute("data-error");
        if (words) this.prepend(h("p.error", { role: "alert" }, words));
      }
    }

    /** A page on paper shows the plan as a sheet, or the text version when nothing is written. */
    #toPaper() {
      this.#fromPaper();
      if (!this.#desk || plan.doc.isEmpty(this.#desk.doc())) return;
      this.#sheet = plan.sheet(this.#data, this.#desk.doc(), this.#desk);
      this.append(this.#sheet);
    }

    #fromPaper() {
      this.#sheet?.remove();
      this.#sheet = null;
    }

    #tell() {
      this.dispatchEvent(new CustomEvent("sekit-change", { bubbles: true, detail: { plan: this.plan } }));
    }
  }

  customElements.get("sekit-plan") || customElements.define("sekit-plan", PlanElement);
})();
