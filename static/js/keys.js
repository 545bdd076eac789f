// Single keys: each presses or focuses what carries it in `data-key`, never while something is typed.
// Ctrl and Enter save what is being written; that is no single key and cannot be turned off.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("form[data-autosave]");
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !form) return;
    event.preventDefault();
    if (!event.repeat) form.requestSubmit();
  });
  const list = document.querySelector("template[data-keys]");
  if (!list) return;
  const isTyping = (target) =>
    target.isContentEditable || target.matches("input, textarea, select, dialog *");

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isTyping(target) || document.querySelector("#dialog dialog")) return;
    if (key === "?") {
      event.preventDefault();
      document.getElementById("dialog").replaceChildren(list.content.cloneNode(true));
      return;
    }
    const named = `[data-key="${CSS.escape(key)}"]`;
    const found = document.querySelector(named) ?? list.content.querySelector(named);
    if (!found) return;
    event.preventDefault();
    if (found.matches("input")) found.focus();
    else location.assign(found.href);
  });
})();
