// What stands behind the # of a link goes into the form, and out of the address bar and its history.
(() => {
  "use strict";
  const box = document.querySelector("[data-link]");
  if (!box) return;

  const take = () => {
    if (location.hash.length < 2) return;
    box.querySelector("input").value = location.hash;
    box.hidden = true;
    history.replaceState(null, "", location.pathname);
  };
  take();
  addEventListener("hashchange", take); // a second link, opened over the first
})();
