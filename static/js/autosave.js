// Keeps what is typed as a draft: after a rest, on leaving the field, and again until it is kept.
// Tells other scripts by `data-unsaved` on the form, and by its events "kept" and "unkept".
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const REST = 1500;
  const LONGEST_WAIT = 60000;
  const { dataset, elements } = form;
  let [timer, failures] = [0, 0];

  const isUnsaved = () => "unsaved" in dataset;
  const tell = (name) => form.dispatchEvent(new CustomEvent(name));
  const show = (words) => (form.querySelector("[data-state]").textContent = words);
  // Read aloud: only what is wrong. "Saved" every other second would drown the words.
  const say = (words) => (form.querySelector("[data-said]").textContent = words);

  const keep = () => {
    clearTimeout(timer);
    if (isUnsaved()) htmx.trigger(form, "keep");
  };
  const keepLater = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(keep, wait);
  };

  // Reload and Back then show the draft. Today takes it up by itself.
  const settle = (state) => {
    const { address } = state.dataset;
    const [id] = address.match(/[\da-f-]{36}/);
    const isHere = location.pathname === "/" || location.pathname.includes(id);
    if (!isHere && state.querySelector('[name="draft_revision"]').value !== "0") {
      history.replaceState(null, "", address);
    }
  };

  form.addEventListener("input", () => {
    elements.strokes.value = Number(elements.strokes.value) + 1;
    dataset.unsaved = "";
    keepLater(REST);
  });
  form.addEventListener("focusout", keep);
  document.addEventListener("visibilitychange", keep);
  window.addEventListener("online", keep);
  document.body.addEventListener("unlocked", () => setTimeout(keep)); // once the dialog is gone

  // A password is being typed into the dialog; a second answer, of a queued request too, would replace it.
  form.addEventListener("htmx:beforeRequest", (event) =>
    document.querySelector("#dialog form") && event.preventDefault());
  form.addEventListener("htmx:beforeSend", () => show(dataset.sayingSaving));
  form.addEventListener("htmx:afterRequest", ({ detail }) => {
    const state = document.getElementById("draft-state");
    const isKept = detail.successful && detail.target.id === state.id && "kept" in state.dataset;
    if (isKept) {
      failures = 0;
      say("");
      settle(state);
      if (detail.requestConfig.parameters.strokes !== elements.strokes.value) return;
      delete dataset.unsaved;
      document.querySelector("#dialog dialog")?.remove(); // it said what no longer holds
      tell("kept");
      return;
    }
    const isTooLong = detail.xhr.status === 413;
    const why = isTooLong ? dataset.sayingTooLong : dataset.sayingUnsaved;
    show(why);
    say(why);
    tell("unkept");
    // An answer that was shown (a dialog, too long) waits for the person; the network does not.
    if (!detail.successful && !isTooLong) keepLater(Math.min(1000 * 2 ** ++failures, LONGEST_WAIT));
  });

  window.addEventListener("pagehide", () => {
    if (!isUnsaved() || "leaving" in document.documentElement.dataset) return;
    const url = form.getAttribute("hx-post");
    fetch(url, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {});
  });
})();
