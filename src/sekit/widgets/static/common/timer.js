/* A timer over steps: the step, who speaks, the minutes left. Quiet: no seconds, and no sound unless asked. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, fill, button, clock } = sekit;
  const EVERY = 500; // milliseconds between looks
  const A_MOMENT = 20_000; // milliseconds in which a new step is shown as new
  const TONE = { frequency: 440, volume: 0.08, seconds: 0.6 };

  const tone = (context) => {
    const [sound, volume] = [context.createOscillator(), context.createGain()];
    const end = context.currentTime + TONE.seconds;
    sound.frequency.value = TONE.frequency;
    volume.gain.setValueAtTime(TONE.volume, context.currentTime);
    volume.gain.linearRampToValueAtTime(0, end);
    sound.connect(volume).connect(context.destination);
    sound.start();
    sound.stop(end);
  };

  /** Mark the one of `rows` that the clock is on; none for null. */
  sekit.markRow ??= (rows, at) =>
    rows.forEach((row, n) => {
      if (n === at) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    });

  /**
   * The timer of `steps`, {minutes, what, who}, with `do` where it says what is done. `told(at, state)` is called with
   * the step it is on, or null when it has not begun or is over, and all that the clock knows. Returns {node, stop}.
   */
  sekit.timer ??= ({ steps, minutes, ui, level }, told) => {
    const time = clock(steps);
    const now = h("p.now");
    const who = h("p.who");
    const task = h("p.do");
    const spoken = h("div", { role: "status" }, now, who, task);
    const left = h("p.left", { role: "timer" });
    const tag = h("p.tag");
    const bar = h("div.gone", { "aria-hidden": "true" }, h("span"));
    const next = h("p.next");
    const put = (node, text) => node.textContent !== text && (node.textContent = text);

    let audio = null;
    let last = -1;
    const wanted = h("input", {
      type: "checkbox",
      autocomplete: "off",
      onchange: () => {
        audio ??= new AudioContext();
        if (wanted.checked) tone(audio); // so that one hears how low it is
      },
    });

    const lines = ({ at, over, begun }) => {
      if (over) return [ui.over, ui.over_next, "", ""];
      const { what, who, do: task = "" } = steps[at];
      const coming = steps[at + 1] ? fill(ui.next, { what: steps[at + 1].what }) : ui.last_part;
      const values = { n: at + 1, total: steps.length, what };
      return [fill(begun ? ui.now : ui.ready, values), fill(ui.speaks, { who }), task, coming];
    };
    const show = () => {
      const state = time.look();
      const { at, over, begun, running } = state;
      const fresh = over || (running && at > 0 && state.fresh < A_MOMENT);
      [now, who, task, next].forEach((node, n) => put(node, lines(state)[n]));
      put(left, over ? "" : state.left > 1 ? fill(ui.left, { n: state.left }) : ui.last_minute);
      put(tag, over || !begun ? "" : !running ? ui.paused : fresh ? ui.swap : "");
      put(go, over ? ui.again : running ? ui.pause : begun ? ui.go_on : ui.start);
      bar.firstChild.style.inlineSize = `${100 * state.part}%`;
      panel.toggleAttribute("data-fresh", fresh);
      panel.toggleAttribute("data-over", over);
      const held = document.activeElement;
      again.hidden = !begun || over;
      earlier.disabled = at === 0 && !over;
      later.disabled = over;
      if ((held === again && again.hidden) || held?.disabled) go.focus(); // the one pressed is gone
      const place = over ? steps.length : at;
      if (last >= 0 && place > last && wanted.checked) tone(audio);
      last = begun ? place : -1;
      told(begun && !over ? at : null, state);
    };
    const doing = (act) => () => {
      last = -1; // one who presses needs no tone
      act();
      show();
    };
    const press = ({ over, running }) => (over ? time.reset() : running ? time.pause() : time.start());
    const go = button(ui.start, doing(() => press(time.look())), "main");
    const earlier = button(ui.earlier, doing(() => time.move(-1)));
    const later = button(ui.later, doing(() => time.move(1)));
    const again = button(ui.again, doing(() => time.reset()));

    const heading = h(`h${level}`, { id: sekit.uniqueId() }, fill(ui.timer, { n: minutes }));
    const sound = h("label.tone", wanted, h("span", ui.tone));
    const home = h("div");
    const dialog = h("dialog.large", { "aria-labelledby": heading.id, onclose: () => back() });
    const size = button(ui.large, () => {
      if (dialog.open) return dialog.close();
      dialog.append(panel);
      put(size, ui.plain);
      dialog.showModal();
      return size.focus();
    });
    const back = () => {
      home.prepend(panel);
      put(size, ui.large);
      size.focus();
    };
    const panel = h("section.timer", { "aria-labelledby": heading.id }, heading, tag, spoken, left, bar, next, h("div.row", go, earlier, later, again), h("div.row", size, sound));
    home.append(panel, dialog);
    show();
    const beat = setInterval(show, EVERY);
    return { node: home, stop: () => clearInterval(beat) };
  };
})();
