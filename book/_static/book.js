// What the page around the text does: colours, search window, menus on small screens, paper.
// All words stand in the templates. Nothing is stored before the reader chooses colours.
(() => {
  "use strict";
  const root = document.documentElement;

  // --- Colours: automatic, light or dark. The head of the page has set them already; here they can be changed.
  const KEY = "sekit.farger";
  const select = document.getElementById("farger");
  const system = matchMedia("(prefers-color-scheme: dark)");

  function paint() {
    const mode = root.dataset.mode;
    root.dataset.theme = mode === "dark" || (mode === "auto" && system.matches) ? "dark" : "light";
  }

  select.value = root.dataset.mode;
  select.addEventListener("change", () => {
    root.dataset.mode = select.value;
    paint();
    try {
      if (select.value === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, select.value);
    } catch {
      // Storage is denied or full: the choice holds for this page.
    }
  });
  system.addEventListener("change", paint);

  // --- Search window: the button or Ctrl+K opens it; the browser closes it with Escape and gives the focus back.
  const dialog = document.getElementById("sokevindu");

  function openSearch() {
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector("input").select();
  }

  document.getElementById("sok-knapp").addEventListener("click", openSearch);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      openSearch();
    }
  }, true); // on the way down: what is inside a case keeps its keys to itself
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // a click beside the window
  });

  // --- Menu and list of contents on small screens: a button that shows and hides what it names.
  for (const button of document.querySelectorAll("button[data-panel]")) {
    const panel = document.getElementById(button.dataset.panel);
    const show = (open) => {
      button.setAttribute("aria-expanded", String(open));
      panel.classList.toggle("apen", open);
    };
    const isOpen = () => panel.classList.contains("apen");
    button.addEventListener("click", () => show(!isOpen()));
    for (const element of [button, panel]) {
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !isOpen()) return;
        show(false);
        button.focus();
      });
    }
    panel.addEventListener("click", (event) => {
      if (event.target.closest("a")) show(false); // a link to a place on this page leaves the page where it is
    });
  }

  // --- Paper: closed blocks are opened while the page is printed.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
