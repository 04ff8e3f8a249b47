/* A file made in the page and handed to the reader. Nothing is sent anywhere. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const A_WHILE = 60_000; // milliseconds; the browser must have fetched the text before its address is given up

  sekit.download ??= (name, text, type) => {
    const href = URL.createObjectURL(new Blob([text], { type }));
    sekit.h("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), A_WHILE);
  };
})();
