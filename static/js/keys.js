// Single keys: each presses or focuses what carries it in `data-key`, never while something is typed.
(() => {
  "use strict";
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
