/*
 * <sekit-kvp>: the rules of kvalifiseringsprogrammet, asked in three tabs. Reads its JSON from a child script or from
 * the property `data`. Stores nothing and sends nothing: it is about a person.
 *
 * Attributes: heading-level (2), tab, hash (the tab follows the address), data-error. Properties: data, facts, on, tab;
 * assessment, duration and stonad give what is shown, as plain JSON. Event: sekit-change {tab, facts, on}.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, button, kvp } = sekit;
  const VIEWS = { vilkar: "conditionsView", varighet: "lengthView", stonad: "moneyView" };
  const PAUSE = 250; // milliseconds of quiet before the answer is told again

  class KvpElement extends HTMLElement {
    #data = null;
    #state = kvp.emptyState();
    #ctx = null;
    #tab = null;
    #tabs = {}; // tab → {button, panel, view}
    #player = null;
    #message = null;
    #waiting = 0;
    #listening = null;

    connectedCallback() {
      this.#listening = new AbortController();
      const { signal } = this.#listening;
      this.addEventListener("keydown", (event) => event.stopPropagation(), { signal }); // a notebook's shortcuts
      if (this.hasAttribute("hash")) addEventListener("hashchange", () => this.#follow(), { signal });
      if (this.#player) return; // moved in the page, not new
      sekit.whenRead(() => this.#begin(), signal);
    }

    disconnectedCallback() {
      this.#listening?.abort();
      clearTimeout(this.#waiting);
    }

    get data() {
      return this.#data;
    }

    set data(data) {
      this.#data = data;
      if (this.isConnected) this.#begin();
    }

    /** The answers in «Vilkår», with `reasons`. */
    get facts() {
      const { reasons, ...answers } = this.#ctx?.facts() ?? { reasons: {} };
      return Object.keys(reasons).length ? { ...answers, reasons } : answers;
    }

    set facts(facts) {
      const { reasons, ...answers } = facts ?? {};
      this.#state.facts = kvp.asWritten(answers);
      this.#state.reasons = { ...reasons };
      this.#fill();
    }

    /** The day whose rules are shown, as ISO text; "" is today. */
    get on() {
      const { on, dayProblem } = this.#ctx?.vilkar() ?? { on: "" };
      return this.#state.on.trim() && !dayProblem ? on : "";
    }

    set on(day) {
      this.#state.on = sekit.dates.isDay(day) ? sekit.dates.figures(day) : "";
      this.#fill();
    }

    get tab() {
      return this.#tab ?? this.getAttribute("tab") ?? Object.keys(VIEWS)[0];
    }

    set tab(tab) {
      if (tab in VIEWS) this.#open(tab);
    }

    get assessment() {
      return this.#ctx.vilkar().assessment;
    }

    get duration() {
      return this.#ctx.varighet().found;
    }

    get stonad() {
      return this.#ctx.stonad().found;
    }

    /** Read the rules and draw. Whatever goes wrong, the text version is still there. */
    #begin() {
      this.#player?.remove();
      this.#player = null;
      const script = this.querySelector(":scope > script.sekit-data");
      if (!script && !this.#data && !this.hasAttribute("data-error")) return; // only a text
      try {
        this.#data ??= JSON.parse(script.textContent);
        this.#frame();
        this.#fill();
        const start = this.getAttribute("facts");
        if (start) this.facts = JSON.parse(start);
        this.#open(this.tab);
        if (this.hasAttribute("hash")) this.#follow();
      } catch (error) {
        console.warn("sekit-kvp:", error.message);
        this.#player?.remove();
        this.#player = null;
        const words = this.getAttribute("data-error");
        if (words) this.prepend(h("p.error", { role: "alert" }, words));
      }
    }

    #frame() {
      const data = this.#data;
      const { ui, covered, parameters, checked } = data;
      const today = sekit.dates.today();
      const [first, last] = covered;
      const newest = today > last ? last : today < first ? first : today;
      const level = (Number(this.getAttribute("heading-level")) || 2) + 1;
      const element = this;
      this.#ctx = kvp.addAnswers({
        data,
        ui,
        today,
        newest,
        level,
        changed: (now) => this.#changed(now),
        get state() {
          return element.#state;
        },
      });
      const late = kvp.outdated(data, Object.keys(parameters), today).map((one) => kvp.say(data, ui.overdue, one));
      if (newest !== today) late.push(kvp.say(data, ui.beyond, { last, today }));
      this.#message = h("div.message", h("p", { role: "status" }));
      const tabs = Object.entries(ui.tabs).map(([name, label]) => this.#makeTab(name, label, level - 1));
      const text = this.querySelector(":scope > .sekit-text");
      const words = { question: ui.clear_question, yes: ui.clear_yes, no: ui.cancel };
      const clear = button(ui.clear, () => sekit.ask(clear, words, () => this.#clear()));
      this.#player = h(
        "section.player.kvp",
        { "aria-label": ui.title, lang: ui.language },
        late.map((line) => h("p.error", line)),
        this.#message,
        h("div.tabs", { role: "tablist", "aria-label": ui.tabs_label }, tabs.map((one) => one.button)),
        tabs.map((one) => one.panel),
        h("p.standing", ui.standing, " ", kvp.say(data, ui.checked, { checked })),
        h("div.foot", h("div.row", clear), text && kvp.textButton(ui, this, text)),
      );
      this.insertBefore(this.#player, text);
    }

    #makeTab(name, label, level) {
      const act = () => {
        this.#open(name);
        this.#tell();
      };
      const heading = h(`h${level}`, this.#data.ui.headings[name]);
      this.#tabs[name] = { ...kvp.tab(label, act), heading };
      return this.#tabs[name];
    }

    /** Draw the three forms anew from what is known. */
    #fill() {
      if (!this.#player) return;
      for (const [name, view] of Object.entries(VIEWS)) {
        const tab = this.#tabs[name];
        tab.view = kvp[view](this.#ctx);
        tab.panel.replaceChildren(tab.heading, tab.view.node);
        tab.view.update();
      }
      this.#mark();
    }

    /** Whether anything is written: an empty form is printed with the rules as text. */
    #mark() {
      this.toggleAttribute("data-begun", JSON.stringify(this.#state) !== JSON.stringify(kvp.emptyState()));
    }

    #open(name) {
      this.#tab = name;
      for (const [own, { button: tab, panel }] of Object.entries(this.#tabs)) {
        tab.setAttribute("aria-selected", own === name);
        tab.tabIndex = own === name ? 0 : -1;
        panel.hidden = own !== name;
      }
    }

    #follow() {
      const link = kvp.readLink(this.#data, location.hash);
      if (!link) return;
      this.#open(link.tab);
      if (!link.state) return;
      this.#state = link.state;
      this.#fill();
      const { ui, cases = {} } = this.#data;
      const known = Object.hasOwn(cases, link.from ?? "") ? cases[link.from] : null;
      const [before, after] = ui.from_case.split("{case}");
      const name = known ? h("a", { href: known.href }, known.title) : link.from;
      this.#say(
        link.from && [before, name, after, " "],
        link.names.length > 0 && kvp.say(this.#data, ui.bad_link, { names: link.names.join(", ") }),
      );
      this.scrollIntoView({ block: "start", behavior: "instant" });
      this.#tell();
    }

    #say(...words) {
      this.#message.firstChild.replaceChildren(...words.flat().filter(Boolean));
    }

    /** The reader has answered something: tell it when the writing stops, or `now`, when it was a press. */
    #changed(now) {
      clearTimeout(this.#waiting);
      const act = () => {
        for (const { view } of Object.values(this.#tabs)) view.update();
        this.#mark();
        this.#tell();
      };
      if (now) act();
      else this.#waiting = setTimeout(act, PAUSE);
    }

    #clear() {
      this.#state = kvp.emptyState();
      this.#fill();
      this.#say(this.#data.ui.cleared);
      this.#tabs[this.#tab].button.focus();
      this.#tell(true);
    }

    /** Tell whoever listens. The address names the tab; what else a link said stands until it is `outdated`. */
    #tell(outdated = false) {
      const [named] = location.hash.slice(1).split("&");
      if (this.hasAttribute("hash") && (outdated || named !== this.#tab))
        history.replaceState(null, "", `#${this.#tab}`);
      const detail = { tab: this.#tab, facts: this.facts, on: this.on };
      this.dispatchEvent(new CustomEvent("sekit-change", { bubbles: true, detail }));
    }
  }

  customElements.get("sekit-kvp") || customElements.define("sekit-kvp", KvpElement);
})();
