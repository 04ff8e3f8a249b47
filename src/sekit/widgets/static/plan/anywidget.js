/* The tail for notebooks: ties a <sekit-plan> to a Python model, by properties and events only. */
export default {
  render({ model, el }) {
    const builder = document.createElement("sekit-plan");
    builder.setAttribute("storage", "off"); // Python keeps the plan
    builder.dataset.lmSuppressShortcuts = "true"; // JupyterLab before 4.1 hears keys before the element does
    builder.data = model.get("_template");
    builder.plan = model.get("_plan");
    const toPython = ({ detail }) => {
      model.set("_plan", detail.plan);
      model.save_changes();
    };
    const fromPython = () => (builder.plan = model.get("_plan"));
    builder.addEventListener("sekit-change", toPython);
    model.on("change:_plan", fromPython);
    el.append(builder);
    return () => {
      model.off("change:_plan", fromPython);
      builder.remove();
    };
  },
};
