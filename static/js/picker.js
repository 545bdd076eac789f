// Finds among the tags of a page, by name or by another word for it. What is typed there is neither
// sent nor kept. Says which are chosen where the list is folded away.
(() => {
  "use strict";
  const picker = document.querySelector("[data-picker]");
  if (!picker) return;
  const box = picker.querySelector("[data-find]");
  const field = box.querySelector("input");
  const found = picker.querySelector("[data-found]");
  const many = picker.querySelector("[data-many]");
  const chosen = document.querySelector("[data-chosen]");
  const choices = [...picker.querySelectorAll("[data-words]")];
  const groups = [...picker.querySelectorAll("details")];
  const shown = () => [...picker.querySelectorAll("[data-words]:not([hidden]) input")];

  const nameOf = (choice) => choice.querySelector("b").textContent;
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const words = new Map(
    choices.map((choice) => [choice, ` ${plain(`${nameOf(choice)} ${choice.dataset.words}`)}`]),
  );

  const find = () => {
    const wanted = plain(field.value).split(" ").filter(Boolean);
    for (const choice of choices) {
      choice.hidden = !wanted.every((word) => words.get(choice).includes(` ${word}`));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-words]:not([hidden])");
      group.open = wanted.length > 0;
    }
    const count = shown().length;
    const { found: some, none } = found.dataset;
    found.textContent = wanted.length ? (count ? `${some} ${count}` : none) : "";
  };

  const tell = () => {
    const ticked = [...picker.querySelectorAll("input:checked")];
    many.hidden = ticked.length <= 3;
    const names = ticked.map((input) => nameOf(input.closest("[data-words]")));
    if (chosen) chosen.textContent = names.join(", ");
  };

  box.dataset.find = "ready"; // for browsers that cannot tell a style sheet that scripts run
  field.addEventListener("input", (event) => {
    event.stopPropagation(); // it is no change of what is written
    find();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    shown()[0]?.focus();
  });
  picker.addEventListener("input", tell);
})();
