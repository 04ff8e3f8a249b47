/* What the plan lacks, in words, with a link to each place; and the same by each control. Only what has changed is drawn. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { h, fill, button } = sekit;
  const AT_ONCE = 25; // lines of one kind shown before the reader asks for all

  /** Returns {node, count, show(found, empty)}; `acts` gives ui, level, sources, place(finding), go(place), name(finding). */
  plan.summary ??= (template, acts) => {
    const { ui } = acts;
    const all = new Set(); // severities shown in full
    let shown = "";
    const heading = h(`h${acts.level + 1}.subtitle`, { id: sekit.uniqueId() }, ui.check, h("span.hidden", ` ${template.title}`));
    const parts = h("div.found");
    const counts = plan.counts(template, ui);
    const node = h("section.summary", { "aria-labelledby": heading.id }, heading, h("div", { "data-verdict": "plan" }, parts), counts.node);

    const source = ({ source: id, proposal }) => {
      const known = template.sources?.[id];
      if (proposal) return h("span.source", ui.our_proposal);
      const link = known && acts.sources;
      return h("span.source", link ? h("a", { href: `${acts.sources}#${id.toLowerCase()}`, title: known }, id) : id);
    };

    const line = (finding) => {
      const place = acts.place(finding);
      const where = acts.where(finding);
      const go = place && h("button.where", { type: "button", onclick: () => acts.go(place) }, where);
      return h("li", where && (go || h("span.where", where)), where && " ", finding.message, " ", source(finding));
    };

    const part = (severity, found) => {
      const some = all.has(severity) ? found : found.slice(0, AT_ONCE);
      const rest = found.length - some.length;
      const more = button(fill(ui.show_all, { n: found.length }), () => {
        all.add(severity);
        shown = "";
        draw();
        parts.querySelector(`[data-severity="${severity}"] button`)?.focus();
      }, "quiet");
      const { sign, many, one } = ui.severities[severity];
      return h(
        `div.part.at-${severity.toLowerCase()}`,
        { "data-severity": severity },
        h("p.count", h("span.sign", { "aria-hidden": "true" }, sign), " ", found.length === 1 ? one : fill(many, { n: found.length })),
        h("ul", { role: "list" }, some.map(line)),
        rest > 0 && more,
      );
    };

    let last = [[], true];
    const draw = () => {
      const [found, empty] = last;
      const now = JSON.stringify([found, empty]);
      if (now === shown) return;
      shown = now;
      const kinds = template.severities.filter((severity) => found.some((one) => one.severity === severity));
      if (empty) parts.replaceChildren(h("p", ui.check_empty));
      else if (!kinds.length) parts.replaceChildren(h("p.good", h("span.sign", { "aria-hidden": "true" }, ui.good_sign), " ", ui.check_good));
      else parts.replaceChildren(...kinds.map((kind) => part(kind, found.filter(({ severity }) => severity === kind))));
    };

    return {
      node,
      heading,
      show(found, empty, doc) {
        counts.show(doc);
        last = [found, empty];
        draw();
      },
    };
  };
})();
