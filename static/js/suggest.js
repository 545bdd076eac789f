// After a rest in typing, once the words are kept: asks what they may look like. Taking one ticks its
// tag, and "Not this" keeps it away from this entry; both are kept as anything typed is.
(() => {
  "use strict";
  const place = document.querySelector("[data-suggest]");
  if (!place) return;
  const form = place.closest("form");
  const { text } = form.elements;
  const READ = 20000; // letters; what follows is not read there
  let asked = text.value;
  let isLeaving = false;

  // The form takes what it hears of a request for its own.
  for (const name of ["htmx:beforeRequest", "htmx:beforeSend", "htmx:afterRequest"]) {
    place.addEventListener(name, (event) => event.stopPropagation());
  }
  place.addEventListener("htmx:configRequest", ({ detail: { parameters } }) => {
    if (parameters.text) parameters.text = parameters.text.slice(0, READ);
  });

  form.addEventListener("input", () => (isLeaving = false));
  form.addEventListener("submit", () => (isLeaving = true));
  form.addEventListener("kept", () => {
    if (isLeaving || text.value === asked || document.querySelector("#dialog form")) return;
    asked = text.value;
    htmx.trigger("#suggestions", "ask");
  });

  // A draft taken up again: at the first touch or key, for nothing may move while a page comes.
  if (asked.trim() && !place.querySelector("li")) {
    const heard = new AbortController();
    for (const name of ["pointerdown", "keydown"]) {
      document.addEventListener(name, () => {
        heard.abort();
        htmx.trigger("#suggestions", "ask");
      }, { signal: heard.signal });
    }
  }

  // Who has opened them goes on reading them.
  let isOpen = false;
  place.addEventListener("htmx:beforeSwap", () => (isOpen = place.querySelector("section details")?.open ?? false));
  place.addEventListener("htmx:afterSwap", () => place.querySelector("section details")?.toggleAttribute("open", isOpen));

  const take = (slug) => {
    const box = form.querySelector(`[data-picker] input[value="${CSS.escape(slug)}"]`);
    box.checked = true;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return `${place.dataset.added} ${box.closest("[data-words]").querySelector("b").textContent}`;
  };
  const putAside = (slug) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "dismissed", value: slug });
    form.append(field);
    form.dispatchEvent(new Event("input"));
    return place.dataset.aside;
  };

  place.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const said = button.name === "accept" ? take(button.value) : putAside(button.value);
    place.querySelector("[data-answered]").textContent = said;
    // Not removed: its answer is on its way.
    button.closest("li").hidden = true;
    const next = place.querySelector("li:not([hidden]) button");
    if (!next) place.querySelector("section").hidden = true;
    (next ?? form.querySelector(".picker > summary")).focus({ preventScroll: true });
  });
})();
