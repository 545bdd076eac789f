// A form that nothing keeps by itself: after a rest in typing a copy of its words is sent along, and the
// page offers them when it is opened again (apps/accounts/begun.py). Sending the form lets go of them.
(() => {
  "use strict";
  const form = document.querySelector("form[data-begun]");
  if (!form) return;
  const REST = 1500;
  const MOST = 60 * 1024; // browsers cap a request that outlives its page at 64 KiB
  let timer = 0;
  let isSent = false;
  let isKept = true;

  const say = (at) => {
    if (!at) return; // there was no room
    for (const line of form.querySelectorAll("[data-begun-said]")) line.hidden = false;
    const time = form.querySelector("[data-begun-said] time");
    time.textContent = at;
    time.parentElement.hidden = false;
  };

  const keep = () => {
    clearTimeout(timer);
    if (isKept || isSent || "leaving" in document.documentElement.dataset) return;
    isKept = true;
    const body = new URLSearchParams(new FormData(form));
    body.append("begun", "1");
    const keepalive = `${body}`.length < MOST;
    const again = () => (isKept = false);
    fetch(form.action, { method: "POST", body, keepalive, redirect: "manual" }).then((answer) => {
      if (answer.status === 204) say(answer.headers.get("Kept-At"));
      else again();
    }, again);
  };
  const keepLater = () => {
    isKept = false;
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  };

  form.addEventListener("input", keepLater);
  form.addEventListener("submit", () => [clearTimeout(timer), (isSent = true)]);
  window.addEventListener("pagehide", keep);
  if ("unsaved" in form.dataset) keepLater(); // it came back with its words
})();
