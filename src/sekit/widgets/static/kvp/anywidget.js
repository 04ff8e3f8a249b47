/* The tail for notebooks: ties a <sekit-kvp> to a Python model, by properties and events only. */
export default {
  render({ model, el }) {
    const explorer = document.createElement("sekit-kvp");
    explorer.dataset.lmSuppressShortcuts = "true"; // JupyterLab before 4.1 hears keys before the element does
    explorer.setAttribute("tab", model.get("tab"));
    explorer.data = model.get("_data");
    el.append(explorer);
    const same = (name) => JSON.stringify(explorer[name]) === JSON.stringify(model.get(name));
    const fromPython = () => {
      for (const name of ["facts", "on", "tab"]) if (!same(name)) explorer[name] = model.get(name);
    };
    const toPython = ({ detail }) => {
      for (const name of ["facts", "on", "tab"]) model.set(name, detail[name]);
      model.save_changes();
    };
    fromPython();
    explorer.addEventListener("sekit-change", toPython);
    model.on("change:facts change:on change:tab", fromPython);
    return () => {
      model.off("change:facts change:on change:tab", fromPython);
      explorer.remove();
    };
  },
};
