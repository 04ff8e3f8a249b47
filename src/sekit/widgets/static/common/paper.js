/* Print one part of the page and nothing else: everything beside it, and beside what it stands in, is set aside. */
(() => {
  const sekit = (globalThis.sekit ??= {});

  sekit.printOnly ??= (node) => {
    const aside = [];
    for (let at = node; at && at !== document.body; at = at.parentElement) {
      aside.push(...[...at.parentElement.children].filter((other) => other !== at && !other.hasAttribute("data-aside")));
      at.toggleAttribute("data-only", true);
    }
    for (const one of aside) one.toggleAttribute("data-aside", true);
    const back = () => {
      for (const one of aside) one.removeAttribute("data-aside");
      for (let at = node; at; at = at.parentElement) at.removeAttribute("data-only");
    };
    addEventListener("afterprint", back, { once: true });
    print();
  };
})();
