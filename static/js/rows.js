// One more row of a part, without leaving the page. Without this script the button asks the server.
(() => {
  "use strict";
  const NUMBER = /-(\d+)-/;

  const renumbered = (row, number) => {
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of element.attributes) {
        attribute.value = attribute.value.replace(NUMBER, `-${number}-`);
      }
      element.removeAttribute("checked");
    }
    row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+$/, number + 1));
    return row;
  };

  const emptied = (row) => {
    for (const field of row.querySelectorAll("input, textarea, select")) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === "";
      else field.value = "";
    }
    return row;
  };

  for (const button of document.querySelectorAll("[data-more]")) {
    const all = button.parentElement.querySelector("[data-rows]");
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const last = all.lastElementChild;
      const number = Number(last.querySelector("[name]").name.match(NUMBER)[1]) + 1;
      const row = emptied(renumbered(last.cloneNode(true), number));
      all.append(row);
      row.querySelector("input, textarea, select").focus();
    });
  }
})();
