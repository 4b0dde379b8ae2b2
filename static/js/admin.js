// Django's search boxes for several values have no name of their own: they take that of their field.
window.django?.jQuery?.(() => {
  for (const box of document.querySelectorAll(".field .select2-search__field")) {
    box.setAttribute("aria-label", box.closest(".field").querySelector("label").textContent);
  }
});
