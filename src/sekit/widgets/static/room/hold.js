/*
 * Holding back: while the facilitator's mode is on, every element with data-verdict waits behind a button «Vis». The
 * style hides it the moment it is drawn; this gives it its button. What is drawn anew is a new element, and is held
 * again; so is one that is filled with something else. A <details> has a button already, and is only closed.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const room = (sekit.room ??= {});
  const { button, fill } = sekit;
  const MARK = "[data-verdict]";
  const SHOWN = "data-shown";
  const WATCHED = { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden", "data-verdict"] };

  const buttons = new Map(); // what is held back → its button
  const read = new WeakMap(); // what was shown → its text then
  let closed = new WeakSet(); // the <details> that have been closed
  let last = null; // what had the focus last
  let words = {};

  const waits = (node) => node.isConnected && !node.hidden && !node.hasAttribute(SHOWN) && node.textContent.trim() !== "";

  const show = (node) => {
    read.set(node, node.textContent);
    node.toggleAttribute(SHOWN, true);
    if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
    node.focus();
    sweep();
  };

  const nameOf = (node) => {
    const label = node.getAttribute("aria-label");
    return label ? fill(words.show_named, { name: label }) : (words.show[node.dataset.verdict] ?? words.show.other);
  };

  /** Give a button to what waits and has none, and take away those that are no longer needed. Returns the first new one. */
  const sweep = () => {
    let first = null;
    for (const [node, one] of buttons) {
      if (waits(node) && one.nextSibling === node) continue;
      one.remove();
      buttons.delete(node);
    }
    for (const node of document.querySelectorAll(MARK)) {
      if (node.parentElement.closest(MARK)) continue; // it comes with what it stands in
      if (node.localName === "details") {
        if (!closed.has(node)) node.open = false;
        closed.add(node);
      } else if (waits(node) && !buttons.has(node)) {
        const one = button(nameOf(node), () => show(node), "show");
        buttons.set(node, one);
        node.before(one);
        first ??= one;
      }
    }
    return first;
  };

  const changed = (records) => {
    for (const { type, target } of records)
      if (type === "childList" && target.hasAttribute(SHOWN) && target.textContent !== read.get(target))
        target.removeAttribute(SHOWN);
    const first = sweep();
    const isLost = last && (!last.isConnected || last.getClientRects().length === 0);
    if (first && isLost && [null, document.body].includes(document.activeElement)) first.focus();
  };
  const remember = ({ target }) => (last = target);
  const observer = new MutationObserver(changed);

  room.hold ??= {
    /** Hold back, from now until `stop`. `ui.show` has a name for each value of data-verdict, and for «other». */
    start(ui) {
      words = ui;
      closed = new WeakSet();
      last = document.activeElement === document.body ? null : document.activeElement;
      document.addEventListener("focusin", remember);
      observer.observe(document.body, WATCHED);
      sweep();
    },

    stop() {
      observer.disconnect();
      document.removeEventListener("focusin", remember);
      for (const one of buttons.values()) one.remove();
      buttons.clear();
      for (const node of document.querySelectorAll(`[${SHOWN}]`)) node.removeAttribute(SHOWN);
    },
  };
})();
