/* A draft that a case hands over in the address: #utkast=id, or the draft itself. Shown as an offer; nothing is taken in before it is said yes to. */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const plan = (sekit.plan ??= {});
  const { fill, button } = sekit;
  const MARK = "#utkast=";

  const inAddress = () => {
    try {
      return location.hash.startsWith(MARK) ? decodeURIComponent(location.hash.slice(MARK.length)) : "";
    } catch {
      return "";
    }
  };

  /** Plain data from base64url, or null. */
  const unpacked = (text) => {
    try {
      const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      return null;
    }
  };

  plan.offer ??= (host, template, desk) => {
    const said = inAddress();
    if (!said) return;
    const drafts = template.drafts ?? {};
    const draft = Object.hasOwn(drafts, said) ? { ...drafts[said], template: template.id } : unpacked(said);
    if (typeof draft?.template !== "string") return desk.say(template.ui.draft_unread);
    if (draft?.template !== template.id) return; // for another plan on the page, or for none
    const done = (words) => {
      history.replaceState(null, "", location.pathname + location.search);
      desk.say(words);
    };
    const yes = () => {
      const found = plan.doc.fromJson(template, { format: 1, version: 1, rows: [], ...draft });
      done("");
      if (found.doc) desk.took({ doc: found.doc, words: template.ui.took_draft });
      else desk.say(fill(template.ui.problems[found.problem], { template: found.template }));
      desk.focus();
    };
    const no = () => {
      done("");
      desk.focus();
    };
    desk.say(fill(template.ui.offer, { name: draft.name ?? "" }), [button(template.ui.take_draft, yes), button(template.ui.no_draft, no)]);
    const message = host.querySelector(".sekit-message");
    message.scrollIntoView({ block: "center" });
    message.querySelector("button").focus({ preventScroll: true }); // the link that led here may stand far above
  };
})();
