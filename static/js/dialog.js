// A dialog that arrives in the page is put above it, and focus returns to where it was.
(() => {
  "use strict";
  const place = document.getElementById("dialog");
  if (!place) return;
  let before = document.activeElement;

  document.addEventListener("focusin", ({ target }) => {
    if (!place.contains(target)) before = target;
  });

  new MutationObserver(() => {
    const dialog = place.querySelector("dialog[data-dialog]");
    if (!dialog) {
      // The body takes no focus, nor what the page no longer has: then its main part does.
      const has = before !== document.body && before.isConnected;
      (has ? before : document.getElementById("main")).focus({ preventScroll: true });
      return;
    }
    if (dialog.matches(":modal")) return;
    dialog.open = false;
    dialog.showModal();
    const field = dialog.querySelector("input:not([type=hidden])");
    // htmx focuses what asks for it first, once all is in place.
    if (field) dialog.querySelector("[autofocus]").autofocus = false;
    field?.focus();
    dialog.addEventListener("close", () => dialog.remove());
  }).observe(place, { childList: true, subtree: true });
})();
