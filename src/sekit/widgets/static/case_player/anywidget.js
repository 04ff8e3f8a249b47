/* The tail for notebooks: ties a <sekit-case> to a Python model, by properties and events only. */
export default {
  render({ model, el }) {
    const player = document.createElement("sekit-case");
    player.setAttribute("storage", "off"); // Python keeps the route
    player.dataset.lmSuppressShortcuts = "true"; // JupyterLab before 4.1 hears keys before the element does
    player.data = model.get("_case");
    player.tried = model.get("tried");
    player.route = model.get("route");
    const toPython = ({ detail }) => {
      model.set("route", detail.route);
      model.set("tried", detail.tried);
      model.save_changes();
    };
    const fromPython = () => (player.route = model.get("route"));
    player.addEventListener("sekit-change", toPython);
    model.on("change:route", fromPython);
    el.append(player);
    return () => {
      model.off("change:route", fromPython);
      player.remove();
    };
  },
};
