// Lets what is typed into a password field be looked at. Without this script there is no such button.
// It is hidden again before the form is sent, and before anything else comes upon the screen.
(() => {
  "use strict";
  const turn = (button, isShown) => {
    button.setAttribute("aria-pressed", isShown);
    button.previousElementSibling.type = isShown ? "text" : "password";
  };

  const add = (field) => {
    const button = document.createElement("button");
    const [label] = field.labels;
    button.type = "button";
    button.className = "button button--second";
    button.dataset.showing = "";
    button.textContent = field.dataset.show;
    if (label) {
      label.id ||= `${field.id}_label`;
      button.setAttribute("aria-describedby", label.id);
    }
    field.after(button);
    turn(button, false);
    button.addEventListener("click", () => turn(button, field.type === "password"));
  };

  const addAll = () => {
    for (const field of document.querySelectorAll("input[data-show]")) {
      if (!field.nextElementSibling?.matches("[data-showing]")) add(field);
    }
  };

  const hideAll = () => {
    for (const button of document.querySelectorAll("[data-showing]")) turn(button, false);
  };

  addAll();
  // The question for the password comes into a page that is there already.
  document.addEventListener("htmx:load", addAll);
  document.addEventListener("submit", hideAll, { capture: true });
  document.addEventListener("visibilitychange", hideAll);
  for (const name of ["blur", "pagehide", "pageshow"]) window.addEventListener(name, hideAll);
  const locked = document.getElementById("locked");
  if (locked) new MutationObserver(hideAll).observe(locked, { attributeFilter: ["hidden"] });
})();
