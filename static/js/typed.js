// A form that nothing keeps by itself: at Lock what was typed into it stays in the page, out of sight,
// until the password is given (see lock.js); at Leave it goes along as lines of words (see leave.js).
(() => {
  "use strict";
  const form = document.querySelector("form[data-typed]");
  const box = document.getElementById("locked");
  if (!form || !box) return;
  const ASK_AGAIN = 5000;
  const CARRIED = ["csrfmiddlewaretoken", "account"];
  const isSentBack = "unsaved" in form.dataset; // its words are on the page, and saved nowhere
  let isLocked = false;

  form.addEventListener("input", () => (form.dataset.unsaved = ""));

  const ask = (isThere) => {
    if (!isLocked || document.querySelector(isThere)) return;
    const place = { target: "#dialog", swap: "innerHTML" };
    htmx.ajax("GET", box.dataset.unlock, place).catch(() => {});
  };
  form.addEventListener("locked", () => {
    isLocked = true;
    ask("#dialog form");
  });
  document.body.addEventListener("unlocked", () => (isLocked = false));
  // Whoever was signed out has signed in on another page, and comes back.
  document.addEventListener("visibilitychange", () => ask("#dialog form"));
  setInterval(() => ask("#dialog dialog"), ASK_AGAIN);

  const line = (field) => {
    const label = field.labels?.[0]?.textContent.trim() ?? "";
    if (["checkbox", "radio"].includes(field.type)) {
      return field.checked && field.value && (isSentBack || !field.defaultChecked) ? label : "";
    }
    if (!field.matches("textarea, input:not([type=hidden])") || !field.value.trim()) return "";
    return isSentBack || field.value !== field.defaultValue ? `${label}: ${field.value}` : "";
  };
  form.addEventListener("formdata", ({ formData }) => {
    if (!("leaving" in document.documentElement.dataset)) return;
    for (const name of [...formData.keys()]) if (!CARRIED.includes(name)) formData.delete(name);
    formData.append("page", document.querySelector("h1").textContent);
    formData.append("left", [...form.elements].map(line).filter(Boolean).join("\n\n"));
  });
})();
