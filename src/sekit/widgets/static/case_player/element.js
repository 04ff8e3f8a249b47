/*
 * <sekit-case>: one case, played in the page or in a notebook. Reads its JSON from a child script or from the property
 * `data`; leaves the readable text version for paper, for those who prefer it, and for when something is wrong.
 *
 * Attributes: heading-level (2), sources (address of the source map), storage="off", data-error (words for when the
 * JSON cannot be read). Properties: data, route, tried, notes. Event: sekit-change {route, tried, step}, after what the
 * reader does, not after what a program sets.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, button } = sekit;
  const VIEWS = { scene: "sceneView", feedback: "feedbackView", debrief: "debriefView" };

  class CaseElement extends HTMLElement {
    #data = null;
    #place = sekit.walk.fresh();
    #kept = false; // remembered on the machine, not only in the tab
    #stored = true; // whether the browser lets us store
    #frame = null;
    #listening = null;
    #refold = null; // closes what was opened for paper

    connectedCallback() {
      this.#listening = new AbortController();
      const { signal } = this.#listening;
      // A notebook's shortcuts listen further out: there, d d deletes the cell.
      this.addEventListener("keydown", (event) => event.stopPropagation(), { signal });
      addEventListener("storage", (event) => this.#heardFromOtherTab(event), { signal });
      addEventListener("beforeprint", () => (this.#refold = this.#frame && sekit.unfold(this.#frame.main)), { signal });
      addEventListener("afterprint", () => this.#refold?.(), { signal });
      if (this.#frame) return; // moved in the page, not new
      sekit.whenRead(() => this.#begin(), signal);
    }

    disconnectedCallback() {
      this.#listening?.abort();
    }

    get data() {
      return this.#data;
    }

    set data(data) {
      this.#data = data;
      if (this.isConnected) this.#begin();
    }

    get route() {
      return structuredClone(this.#place.route);
    }

    /** Play a route: [[scene id, choice id]…]. One that is not open gives a clean start and a message. */
    set route(route) {
      if (JSON.stringify(route) === JSON.stringify(this.#place.route)) return;
      this.#place = { ...this.#place, route: structuredClone(route), ahead: [], step: "scene", showOptions: false };
      this.#draw();
    }

    get tried() {
      return structuredClone(this.#place.tried);
    }

    set tried(tried) {
      this.#place = { ...this.#place, tried: structuredClone(tried) };
      this.#draw();
    }

    get notes() {
      return { ...this.#place.notes };
    }

    set notes(notes) {
      this.#place = { ...this.#place, notes: { ...notes } };
      this.#draw();
    }

    get #storing() {
      return this.getAttribute("storage") !== "off";
    }

    /** Read the case and draw it. Whatever goes wrong, the text version is still there. */
    #begin() {
      this.#frame?.player.remove();
      this.#frame = null;
      const script = this.querySelector(":scope > script.sekit-data");
      if (!script && !this.#data && !this.hasAttribute("data-error")) return; // only a text, as in an exported notebook
      try {
        this.#data ??= JSON.parse(script.textContent);
        const said = this.#storing && this.#recall();
        this.#frame = sekit.frame(this, this.#data, {
          go: (place) => this.#go(place),
          restart: () => this.#startOver(""),
          keep: this.#storing && ((kept) => this.#keep(kept)),
          deleteAll: () => this.#startOver(this.#data.ui.deleted, () => sekit.storage.clear()),
        });
        this.#draw();
        if (said) this.#frame.say(said);
      } catch (error) {
        console.warn("sekit-case:", error.message);
        this.#frame?.player.remove();
        this.#frame = null;
        this.removeAttribute("data-step");
        const words = this.getAttribute("data-error");
        if (words) this.prepend(h("p.error", { role: "alert" }, words));
      }
    }

    #draw() {
      if (!this.#frame) return;
      const data = this.#data;
      let rows = sekit.walk.follow(data, this.#place.route);
      if (!rows) {
        this.#place = { ...this.#place, route: [], ahead: [], step: "scene" };
        rows = [data.start];
        this.#frame.say(data.ui.bad_route);
      }
      const place = this.#place;
      const { main } = this.#frame;
      const view = {
        data,
        ui: data.ui,
        place,
        rows, // one before each step, and the one the reader stands in
        row: rows.at(-1),
        from: rows.at(-2), // the row the last choice was made in
        scene: sekit.walk.sceneAt(data, rows.at(-1)),
        level: Number(this.getAttribute("heading-level")) || 2,
        sources: this.getAttribute("sources"),
        showEarlier: main.querySelector(".sekit-earlier")?.open,
        notes: () => this.notes,
        go: (next, focus) => this.#go(next, focus),
        setNote: (name, text) => this.#setNote(name, text),
      };
      main.replaceChildren(...sekit[VIEWS[place.step]](view).filter(Boolean));
      this.#frame.showMoves(place);
      this.#showMemory();
      this.dataset.step = place.step;
    }

    #showMemory() {
      this.#frame.showMemory(!this.#stored ? "none" : this.#kept ? "kept" : "tab");
    }

    /** The reader moves: draw the new place, land on its heading, store it and tell whoever listens. */
    #go(place, focus) {
      this.#frame.say("");
      this.#place = { ...place, notes: this.#place.notes }; // notes may have grown since the view was drawn
      this.#draw();
      this.#land(focus);
      this.#save();
      this.#tell();
    }

    /** Focus the part called `focus`, else the heading; scroll only if it, or what stands over it, is out of sight. */
    #land(focus = "") {
      const { main } = this.#frame;
      const target = main.querySelector(`[data-focus="${focus}"]`) ?? main.querySelector("[data-focus]");
      const show = (node) => node.scrollIntoView({ block: "nearest", behavior: "instant" });
      target.focus({ preventScroll: true });
      show(target);
      if (!focus) show(main.querySelector("[data-top]") ?? main.firstElementChild);
    }

    #setNote(name, text) {
      const begun = Object.keys(this.#place.notes).length > 0;
      this.#place = { ...this.#place, notes: { ...this.#place.notes, [name]: text } };
      if (!begun) this.#frame.showMoves(this.#place);
      this.#save();
    }

    #startOver(message, forget = () => this.#storing && sekit.storage.remove(sekit.saved.key(this.#data))) {
      this.#place = sekit.walk.fresh();
      this.#kept = false;
      forget();
      this.#draw();
      this.#land();
      this.#frame.say(message);
      this.#tell();
    }

    /** Take up the place that was stored. Returns what to tell the reader. */
    #recall() {
      const { text, kept, denied } = sekit.storage.read(sekit.saved.key(this.#data));
      const { place, said } = sekit.saved.read(this.#data, text);
      this.#place = place;
      this.#kept = kept;
      this.#stored = !denied;
      return denied ? this.#data.ui.not_saved : said;
    }

    #keep(kept) {
      const { ui } = this.#data;
      this.#kept = kept;
      if (this.#save()) this.#frame.say(kept ? ui.remembered : ui.forgotten);
      this.#showMemory();
    }

    /** Store the place. Returns whether it is stored; the first time it is not, the reader is told. */
    #save() {
      if (!this.#storing) return false;
      const { saved, storage } = sekit;
      const stored = storage.write(saved.key(this.#data), saved.write(this.#data, this.#place), this.#kept);
      if (!stored && this.#stored) this.#frame.say(this.#data.ui.not_saved);
      if (stored !== this.#stored) {
        this.#stored = stored;
        this.#showMemory();
      }
      return stored;
    }

    #heardFromOtherTab({ key, newValue }) {
      if (!this.#storing || !this.#frame) return;
      if (key !== null && key !== sekit.saved.key(this.#data)) return; // null: everything was cleared
      const { ui } = this.#data;
      const { say } = this.#frame;
      if (newValue === null) {
        if (!this.#kept) return;
        this.#kept = false; // deleted there: not stored again from here, unless asked for
        this.#showMemory();
        say(ui.other_tab_deleted);
        return;
      }
      const fetch = () => {
        const said = this.#recall();
        this.#draw();
        this.#land();
        say(said);
        this.#tell();
      };
      const carryOn = () => {
        say("");
        this.#land();
      };
      say(ui.other_tab, [button(ui.fetch, fetch), button(ui.carry_on, carryOn)]);
    }

    #tell() {
      const detail = { route: this.route, tried: this.tried, step: this.#place.step };
      this.dispatchEvent(new CustomEvent("sekit-change", { bubbles: true, detail }));
    }
  }

  customElements.get("sekit-case") || customElements.define("sekit-case", CaseElement);
})();
