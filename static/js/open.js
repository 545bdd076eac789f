// What stands behind the # of a link goes into the form, and out of the address bar and its history.
// One that is too short is told at once, before the words are typed.
(() => {
  "use strict";
  const box = document.querySelector("[data-link]");
  if (!box) return;
  const field = box.querySelector("input");
  const told = box.querySelector("[data-cut]");

  const look = () => {
    const signs = field.value.split("#").pop().replace(/[^0-9A-Za-z]/g, "");
    told.hidden = !signs || signs.length >= Number(box.dataset.link);
    return told.hidden;
  };
  const take = () => {
    if (location.hash.length < 2) return;
    field.value = location.hash;
    history.replaceState(null, "", location.pathname);
    box.hidden = look();
  };
  take();
  field.addEventListener("change", look);
  addEventListener("hashchange", take); // a second link, opened over the first
})();
