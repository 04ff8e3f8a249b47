/*
 * What a reader keeps from practising: in the tab once something is done, on the machine only when asked. Each change
 * begins with what is stored, so that two tabs never overwrite each other. What cannot be read is told of, and left.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const practice = (sekit.practice ??= {});
  const { h, button, storage } = sekit;
  const PREFIX = "sekit.practice.";
  const FORMAT = 1;

  const parse = (text, isValid) => {
    try {
      const { format, data } = JSON.parse(text);
      return format === FORMAT && isValid(data) ? data : null;
    } catch {
      return null;
    }
  };

  /** What is kept under `name`: `empty()` makes a clean one, `isValid(data)` looks at one that was stored. */
  practice.store ??= (name, empty, isValid) => {
    const key = PREFIX + name;
    let data = empty();
    let unread = ""; // stored, but not to be read
    let [kept, works, written] = [false, true, false];

    const load = () => {
      if (!works) return; // what could not be stored is newer than what was
      const { text, denied, ...found } = storage.read(key);
      const read = text == null ? null : parse(text, isValid);
      if (read) data = read;
      else if (written) data = empty(); // deleted by another tab
      [kept, works, written] = [found.kept, !denied, read != null];
      unread = text != null && !read ? text : "";
    };
    const save = () => {
      const stored = storage.write(key, JSON.stringify({ format: FORMAT, data }), kept);
      if (stored) [unread, written] = ["", true];
      works = stored;
      return stored;
    };
    load();

    return {
      key,
      data: () => data,
      unread: () => unread,
      state: () => (!works ? "none" : kept ? "kept" : "tab"),
      change(act) {
        load();
        act(data);
        return save();
      },
      keep(on) {
        load();
        const before = kept;
        kept = on;
        const stored = save();
        if (!stored) kept = before;
        return stored;
      },
      /** Forget this, and all the other pages have kept of practising. */
      clear() {
        storage.clear(PREFIX);
        data = empty();
        [kept, written, unread] = [false, false, ""];
      },
      /** Be told when another tab has changed it. */
      heard(act) {
        const look = () => {
          load();
          act();
        };
        addEventListener("storage", (event) => (event.key === null || event.key === key) && look());
        addEventListener("pageshow", ({ persisted }) => persisted && look());
      },
    };
  };

  /**
   * What the reader is told about storage and can do with it: {node, show, say}. `redraw` is called when it is emptied, `flipped` when it is kept
   * on the machine or no longer is.
   */
  practice.memory ??= (store, ui, redraw, flipped = () => {}) => {
    const said = h("p", { role: "status" });
    const text = h("p");
    const row = h("div.row");
    const words = { question: ui.delete_question, yes: ui.delete_yes, no: ui.cancel };
    const say = (message) => said.textContent !== message && (said.textContent = message);
    const flip = () => {
      const stored = store.keep(store.state() !== "kept");
      show();
      flipped();
      say(!stored ? ui.not_saved : store.state() === "kept" ? ui.remembered : ui.forgotten);
    };
    const empty = () => {
      store.clear();
      redraw();
      show();
      say(ui.deleted);
    };
    const show = () => {
      const state = store.state();
      const focused = row.contains(document.activeElement);
      const remove = button(ui.delete_all, () => sekit.ask(remove, words, empty));
      const raw = store.unread();
      const take = raw && button(ui.download_raw, () => sekit.download(`${store.key}.json`, raw, "application/json"));
      text.textContent = ui[`memory_${state}`];
      row.replaceChildren(...[state !== "none" && button(state === "kept" ? ui.forget : ui.remember, flip), remove, take].filter(Boolean));
      if (focused) row.querySelector("button").focus();
    };
    show();
    if (store.unread()) say(ui.corrupt);
    const panel = h("details.panel", h("summary", ui.memory), text, row);
    if (store.unread()) panel.open = true;
    return { node: h("div.memory", said, panel), show, say };
  };

  /** Define <sekit-name>: `begin(host, data)` draws it once its data is there. If it fails, the text stays. */
  practice.define ??= (name, begin) => {
    class PracticeElement extends HTMLElement {
      #begun = false;

      connectedCallback() {
        if (this.#begun) return;
        this.#begun = true;
        this.addEventListener("keydown", (event) => event.stopPropagation());
        const start = () => {
          try {
            begin(this, JSON.parse(this.querySelector(":scope > script.sekit-data").textContent));
            this.toggleAttribute("data-ready", true);
          } catch (error) {
            console.warn(`${name}:`, error.message);
            this.prepend(h("p.note", { role: "alert" }, this.getAttribute("data-error")));
          }
        };
        sekit.whenRead(start);
      }
    }
    customElements.get(name) || customElements.define(name, PracticeElement);
  };
})();
