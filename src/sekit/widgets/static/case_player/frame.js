/*
 * What stands still while the scenes change: the place for messages, the buttons for moving about, the code so far, the
 * panel that tells what is stored, and the way to the text version.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const { h, button } = sekit;

  /** The panel about storage; show(state) tells it that the place is kept in the "tab", is "kept", or in "none". */
  const memoryPanel = (ui, { keep, deleteAll }) => {
    const text = h("p");
    const row = h("div.row");
    const show = (state) => {
      const focused = row.contains(document.activeElement);
      const kept = state === "kept";
      text.textContent = ui[`memory_${state}`];
      const remember = button(kept ? ui.forget : ui.remember, () => keep(!kept));
      const words = { question: ui.delete_question, yes: ui.delete_yes, no: ui.cancel };
      const remove = button(ui.delete_all, () => sekit.ask(remove, words, deleteAll));
      row.replaceChildren(remember, remove);
      if (focused) remember.focus();
    };
    return { node: h("details.memory", h("summary", ui.memory), text, row), show };
  };

  /** Shows and hides the text version, which carries every explanation and so stays closed at first. */
  const textButton = (ui, host, text) => {
    text.id ||= sekit.uniqueId();
    const flip = () => {
      const open = host.toggleAttribute("data-text");
      toggle.textContent = open ? ui.hide_text : ui.show_text;
      toggle.setAttribute("aria-expanded", open);
    };
    const toggle = button(ui.show_text, flip, "quiet");
    toggle.setAttribute("aria-expanded", false);
    toggle.setAttribute("aria-controls", text.id);
    return toggle;
  };

  /**
   * Build the frame inside `host`, before its text version. `acts` is {go, restart, keep, deleteAll}; without `keep`
   * nothing is said about storage. Returns {player, main, say, showMoves, showMemory}.
   */
  sekit.frame ??= (host, data, acts) => {
    const { ui, title, subtitle } = data;
    const message = h("p", { role: "status" });
    const answers = h("div.row");
    const main = h("div.main");
    const moves = h("div.row", { role: "group", "aria-label": ui.moves });
    const code = h("code.code");
    const soFar = h("details.memory", { hidden: true }, h("summary", ui.code_so_far), h("p", code), h("p.hint", ui.code_about));
    const memory = acts.keep && memoryPanel(ui, acts);
    const text = host.querySelector(":scope > .sekit-text");
    const player = h(
      "section.player",
      { "aria-label": `${title}: ${subtitle}`, lang: ui.language },
      h("div.message", message, answers),
      main,
      h("div.foot", moves, soFar, memory && memory.node, text && textButton(ui, host, text)),
    );
    host.insertBefore(player, text);

    const showMoves = (place) => {
      const { route, ahead, tried, notes, step } = place;
      const begun = route.length + ahead.length + tried.length + Object.keys(notes).length > 0;
      const words = { question: ui.restart_question, yes: ui.restart_yes, no: ui.cancel };
      const restart = button(ui.restart, () => sekit.ask(restart, words, acts.restart));
      const buttons = [
        route.length > 0 && button(ui.back, () => acts.go(sekit.walk.back(place))),
        step === "scene" && ahead.length > 0 && button(ui.forward, () => acts.go(sekit.walk.forward(data, place))),
        begun && restart,
      ].filter(Boolean);
      moves.hidden = buttons.length === 0;
      soFar.hidden = route.length === 0 || step === "debrief"; // the debrief has the whole of it
      code.textContent = sekit.walk.code(data, route);
      moves.replaceChildren(...buttons);
    };

    return {
      player,
      main,
      showMoves,
      showMemory: (state) => memory && memory.show(state),
      /** A message, read aloud when it comes, with buttons where something can be done about it. */
      say: (words, buttons = []) => {
        message.textContent = words;
        answers.replaceChildren(...buttons);
      },
    };
  };
})();
