// A topic that is held stands before the one that would be new: Enter takes the first.
window.django?.jQuery?.fn.select2?.defaults.set("insertTag", (found, made) => found.push(made));

// Django's search boxes for several values have no name of their own: they take that of their field.
window.django?.jQuery?.(() => {
  for (const box of document.querySelectorAll(".field .select2-search__field")) {
    box.setAttribute("aria-label", box.closest(".field").querySelector("label").textContent);
  }
});
