// Save, Lock and Discard wait until the last words are kept. Where they cannot be, the page stays.
(() => {
  "use strict";
  const WAITING = "form[data-autosave], form[data-lock], form[data-waits]";
  const writing = document.querySelector("form[data-autosave]");
  if (!writing) return;
  let waiting = null;

  document.addEventListener("submit", (event) => {
    if (!("unsaved" in writing.dataset) || !event.target.matches(WAITING)) return;
    event.preventDefault();
    waiting = event;
    htmx.trigger(writing, "keep");
  });
  writing.addEventListener("kept", () => {
    const { target, submitter } = waiting ?? {};
    waiting = null;
    target?.requestSubmit(submitter);
  });
  // Whoever writes on has changed their mind.
  writing.addEventListener("input", () => {
    waiting = null;
  });
})();
