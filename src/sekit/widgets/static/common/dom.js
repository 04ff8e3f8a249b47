/* Small DOM helpers. Text from data or the reader only ever becomes text nodes, never markup. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  let lastNumber = 0;

  /**
   * Make an element: h("p.lead", {id: "x", onclick: act}, "text", node, null).
   * Every class gets the prefix "sekit-"; false, null and undefined are left out.
   */
  sekit.h ??= (name, ...rest) => {
    const [tag, ...classes] = name.split(".");
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.map((part) => `sekit-${part}`).join(" ");
    if (rest[0]?.constructor === Object) {
      for (const [key, value] of Object.entries(rest.shift())) {
        if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
        else if (value != null && value !== false) node.setAttribute(key, value === true ? "" : value);
      }
    }
    node.append(...rest.flat(2).filter((child) => child != null && child !== false));
    return node;
  };

  /** Put values into a template: fill("opp {n}", {n: 2}). */
  sekit.fill ??= (template, values) =>
    template.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces);

  /** Act when the page has been read: before that, an element may stand without its children. */
  sekit.whenRead ??= (act, signal) =>
    document.readyState === "loading"
      ? document.addEventListener("DOMContentLoaded", act, { signal, once: true })
      : act();

  /** An id no other element on the page has. */
  sekit.uniqueId ??= () => `sekit-${++lastNumber}`;

  /** A button that does one thing. */
  sekit.button ??= (label, act, kind = "plain") =>
    sekit.h(`button.button.${kind}`, { type: "button", onclick: act }, label);

  /** Ask once, in the page, in place of the button that was pressed. Escape and `no` bring the button back. */
  sekit.ask ??= (pressed, { question, yes, no }, act) => {
    const id = sekit.uniqueId();
    const close = () => {
      box.replaceWith(pressed);
      pressed.focus();
    };
    const confirm = sekit.button(yes, act, "caution");
    const box = sekit.h(
      "div.ask",
      { role: "group", "aria-labelledby": id, onkeydown: (event) => event.key === "Escape" && close() },
      sekit.h("p", { id }, question),
      sekit.h("div.row", confirm, sekit.button(no, close)),
    );
    pressed.replaceWith(box);
    confirm.focus();
  };

  /** Open every <details> under `root`, for paper. Returns a function that closes them again. */
  sekit.unfold ??= (root) => {
    const closed = [...root.querySelectorAll("details:not([open])")];
    for (const node of closed) node.open = true;
    return () => closed.forEach((node) => (node.open = false));
  };

  /** Copy text; where the browser refuses, mark it for the reader. Resolves to whether it was copied. */
  sekit.copy ??= async (node) => {
    try {
      await navigator.clipboard.writeText(node.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(node);
      return document.execCommand("copy");
    }
  };
})();
