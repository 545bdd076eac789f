// Leave: the page is covered at once, the last words travel along, and nothing stays to go back to.
(() => {
  "use strict";
  const { leaveTarget, leaveUrl } = document.body.dataset;
  if (!leaveTarget) return;
  const PATIENCE = 1000;
  const BETWEEN_PRESSES = 5000;
  const FAREWELL = 60 * 1024; // browsers cap a request that outlives its page at 64 KiB
  const channel = new BroadcastChannel("page");
  const hint = document.getElementById("leave-hint");
  let [isLeaving, isAlone] = [false, false];
  let [presses, lastPress] = [0, 0];

  const send = (form, url) => {
    const body = new FormData(form);
    const size = new Blob([...body].map(([name, value]) => `${name}${value}`)).size;
    const keepalive = size + 200 * [...body].length < FAREWELL;
    return fetch(url, { method: "POST", body, keepalive, redirect: "manual" });
  };

  const leave = () => {
    if (isLeaving) return;
    isLeaving = true;
    document.documentElement.dataset.leaving = "";
    document.getElementById("overlay").hidden = false;
    window.stop(); // a page that is still on its way would take the place of this one, uncovered
    const [toTheSite, toTheServer] = [leaveTarget, leaveUrl].map((url) => () => location.replace(url));
    const writing = document.querySelector("form[data-unsaved][data-farewell]");
    const form = document.querySelector("form[data-lock]");
    const lock = () => form && send(form, form.action).catch(() => {});
    setTimeout(() => [lock(), toTheSite()], PATIENCE);
    if (!writing) {
      lock(); // it counts even if the tab is closed
      toTheServer();
      return;
    }
    // The server ends the session as it keeps the words. Its own page, asked for before the answer,
    // would end the session first, and the words would find a closed door.
    const say = () => send(writing, writing.dataset.farewell);
    say().then((answer) => {
      const fresh = answer.headers.get("X-CSRF-Token-Fresh");
      if (!fresh) return answer.ok ? toTheSite() : toTheServer();
      writing.elements.csrfmiddlewaretoken.value = fresh;
      return say().then(toTheSite);
    }).catch(toTheSite);
  };

  const forget = () => {
    presses = 0;
    isAlone = false;
    hint.textContent = "";
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-leave]")) return;
    event.preventDefault();
    channel.postMessage("leave");
    leave();
  });
  // What htmx still had waiting would come to a closed door.
  document.addEventListener("htmx:beforeRequest", (event) => isLeaving && event.preventDefault());
  // Other tabs show the same notebook.
  channel.addEventListener("message", ({ data }) => data === "leave" && leave());

  document.addEventListener("pointerdown", forget, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") forget();
    else if (!event.repeat) isAlone = !(event.ctrlKey || event.altKey || event.metaKey);
  }, true);
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !isAlone) return;
    isAlone = false;
    presses = event.timeStamp - lastPress > BETWEEN_PRESSES ? 1 : presses + 1;
    lastPress = event.timeStamp;
    hint.textContent = { 1: hint.dataset.two, 2: hint.dataset.one }[presses] ?? "";
    if (presses < 3) return;
    channel.postMessage("leave");
    leave();
  }, true);
})();
