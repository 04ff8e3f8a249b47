/* How the rows are spread over the words there are to choose between: a number for each, and a bar that only repeats it. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, fill } = sekit;

  /** Returns {node, show(doc)}. The template says which columns are counted. */
  plan.counts ??= ({ columns, counted }, ui) => {
    const node = h("div.counts");
    let shown = "";
    const same = (a, b) => a.trim().toLowerCase() === b.trim().toLowerCase();
    const line = ([option, n], _, all) => {
      const bar = h("span.bar", { "aria-hidden": "true" });
      bar.style.inlineSize = `${(n / Math.max(1, ...all.map(([, many]) => many))) * 100}%`;
      return h("li", h("span", option), h("strong", String(n)), bar);
    };
    return {
      node,
      show({ rows }) {
        const found = columns
          .filter(({ id }) => counted.includes(id))
          .map(({ id, label, options }) => [
            label,
            options.map((option) => [option, rows.filter((row) => same(row[id] ?? "", option)).length]),
          ])
          .filter(([, counts]) => counts.some(([, n]) => n));
        if (JSON.stringify(found) === shown) return;
        shown = JSON.stringify(found);
        node.hidden = !found.length;
        node.replaceChildren(...found.map(([label, counts]) => h("div", h("p.count", fill(ui.counts, { label })), h("ul", { role: "list" }, counts.map(line)))));
      },
    };
  };
})();
