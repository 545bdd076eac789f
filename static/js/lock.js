// The lock on this side: after some idle minutes, or some seconds out of sight, the page gives way to
// the server's own. Only words that are not kept yet stay in it, out of sight (see typed.js as well).
(() => {
  "use strict";
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  const form = document.querySelector("form[data-lock]");
  const box = document.getElementById("locked");
  if (!form || !box) return;
  const { idleMinutes, hiddenLock } = document.body.dataset;
  const LOOK_AGAIN = 5000;
  const channel = new BroadcastChannel("page");
  const shown = document.querySelectorAll("#main, nav.bar");
  let lastActive = Date.now();
  let hiddenSince = Infinity;
  let isLocked = false;

  const show = (isShown) => {
    isLocked = !isShown;
    box.hidden = isShown;
    for (const part of shown) {
      part.hidden = !isShown;
      part.inert = !isShown;
    }
  };

  const held = () => document.querySelector("form[data-typed][data-unsaved]");
  const goOn = () => (held() ? htmx.trigger(held(), "locked") : location.replace(location.pathname));

  // The page is asked for again only once the server has locked: it would show everything anew.
  const giveWay = () => {
    const body = new FormData(form);
    const again = () => setTimeout(giveWay, LOOK_AGAIN);
    fetch(form.action, { method: "POST", body, redirect: "manual" }).then((answer) => {
      return answer.ok || answer.type === "opaqueredirect" ? goOn() : again();
    }, again);
  };

  const lock = () => {
    if (isLocked) return;
    show(false);
    const writing = document.querySelector("form[data-unsaved]");
    if (!writing) document.getElementById("main").replaceChildren();
    if (!writing || held()) return giveWay();
    writing.addEventListener("kept", () => isLocked && giveWay(), { once: true });
    htmx.trigger(writing, "keep");
  };

  const look = () => {
    const idle = Date.now() - lastActive;
    const hidden = Date.now() - hiddenSince;
    if (idle > idleMinutes * 60000 || (hiddenLock && hidden >= hiddenLock * 1000)) lock();
  };
  const act = () => {
    if (Date.now() - lastActive > LOOK_AGAIN) channel.postMessage("active");
    lastActive = Date.now();
  };

  for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "scroll"]) {
    document.addEventListener(name, act, { capture: true, passive: true });
  }
  channel.addEventListener("message", ({ data }) => {
    if (data === "active") lastActive = Date.now();
    if (data === "lock") lock();
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-lock]")) return;
    channel.postMessage("lock");
    if (held()) [event.preventDefault(), lock()];
  });
  let isGoing = false; // a page that is being left is hidden too
  window.addEventListener("pagehide", () => (isGoing = true));
  document.addEventListener("visibilitychange", () => {
    look();
    hiddenSince = document.hidden && !isGoing ? Date.now() : Infinity;
    look();
  });
  setInterval(look, LOOK_AGAIN);
  document.body.addEventListener("unlocked", () => show(true));
})();
