/*
 * <sekit-room>: the programme of an exercise stands in the page; this gives it the choice of length, the clock, the
 * facilitator's mode and the calendar. Only that the mode is on is stored, in the tab, while it is on.
 */
(() => {
  const { h, fill, button, markRow, printOnly, timer, room, uniqueId } = globalThis.sekit;

  const begin = (host, data) => {
    const { ui, level, programs } = data;
    const { mode } = room;
    const part = (length) => host.querySelector(`[data-length="${length}"]`);
    const lengths = Object.keys(programs);
    let clock = null;

    // The length, and the clock of that length. A clock that is under way is not thrown away.
    const hint = h("p.hint", { hidden: true }, ui.length_locked);
    const radio = (length, n) =>
      h(
        "label",
        h("input", { type: "radio", name: group, value: length, checked: n === 1, autocomplete: "off", onchange: () => choose(length) }),
        h("span", fill(ui.minutes_long, { n: length })),
      );
    const group = uniqueId();
    const choice = h("fieldset", h("legend", ui.length), h("div.row", lengths.map(radio)), hint);
    const place = h("div");

    const told = (steps, rows) => (at, { begun, left, over, running }) => {
      markRow(rows, at);
      const locked = begun && !over;
      if (choice.hasAttribute("data-locked") !== locked) {
        choice.toggleAttribute("data-locked", locked);
        for (const input of choice.querySelectorAll("input")) input.disabled = locked;
        hint.hidden = !locked;
      }
      if (!host.isConnected) return; // a clock that was left behind in a notebook
      const rest = left > 1 ? fill(ui.left, { n: left }) : ui.last_minute;
      const now = at === null ? "" : fill(ui.now, { n: at + 1, total: steps.length, what: steps[at].what });
      mode.say(over ? ui.over : at === null ? "" : `${now} · ${running ? rest : ui.paused}`);
    };
    const choose = (length) => {
      for (const one of lengths) part(one).hidden = one !== length;
      clock?.stop();
      const steps = programs[length];
      const rows = [...part(length).querySelectorAll("tbody tr")];
      clock = timer({ steps, minutes: length, ui, level: level + 1 }, told(steps, rows));
      place.replaceChildren(clock.node);
    };

    const about = uniqueId();
    const toggle = button(ui.mode, () => (mode.isOn() ? mode.off() : mode.on(ui)));
    toggle.setAttribute("aria-describedby", about);
    host.querySelector(".sekit-acts").append(toggle, button(ui.print, () => printOnly(host)));
    host.querySelector(".sekit-acts").after(h("p.hint", { id: about }, ui.mode_about));
    part(lengths[0]).before(choice, place);
    host.querySelector(".sekit-follow-up").append(room.after(data));
    choose(lengths[1]);

    return {
      /** Follow the mode of the page; returns what ends that. */
      follow: () => mode.follow((on) => toggle.setAttribute("aria-pressed", on)),
    };
  };

  class Room extends HTMLElement {
    #made = null;
    #end = null;

    connectedCallback() {
      if (!this.#made) {
        const data = JSON.parse(this.querySelector("script.sekit-data").textContent);
        if (room.mode.wasOn()) room.mode.on(data.ui);
        this.addEventListener("keydown", (event) => event.stopPropagation());
        this.toggleAttribute("data-ready", true);
        this.#made = begin(this, data);
      }
      this.#end = this.#made.follow();
    }

    disconnectedCallback() {
      this.#end?.();
    }
  }
  customElements.get("sekit-room") || customElements.define("sekit-room", Room);
})();
