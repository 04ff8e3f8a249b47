/* The tail for notebooks: the element that Python has written, and its codes, in step both ways. */
export default {
  render({ model, el }) {
    const template = document.createElement("template");
    template.innerHTML = model.get("_html"); // written by sekit from its own files; nothing of the reader's is in it
    const element = document.importNode(template.content.firstElementChild, true);
    element.dataset.lmSuppressShortcuts = "true"; // JupyterLab before 4.1 hears keys before the element does
    const toPython = ({ detail }) => {
      model.set("codes", detail.codes);
      model.save_changes();
    };
    const fromPython = () => (element.codes = model.get("codes"));
    element.addEventListener("sekit-change", toPython);
    model.on("change:codes", fromPython);
    el.append(element);
    fromPython();
    return () => {
      model.off("change:codes", fromPython);
      element.remove();
    };
  },
};
