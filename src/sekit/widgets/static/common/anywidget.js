/* The tail for notebooks of the elements that Python writes whole: the element, and what it tells, to Python. */
export default {
  render({ model, el }) {
    const template = document.createElement("template");
    template.innerHTML = model.get("_html"); // written by sekit from its own files; nothing of the reader's is in it
    const element = document.importNode(template.content.firstElementChild, true);
    element.dataset.lmSuppressShortcuts = "true"; // JupyterLab before 4.1 hears keys before the element does
    element.addEventListener("sekit-change", ({ detail }) => {
      for (const [name, value] of Object.entries(detail)) model.set(name, value);
      model.save_changes();
    });
    el.append(element);
    return () => element.remove();
  },
};
