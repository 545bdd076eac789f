// Finds among the tags of a page, by name or by another word for it, and where no word begins so, by
// one that is a letter away. What is typed there is neither sent nor kept. Says which are chosen where
// the list is folded away.
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
  const shown = () => [...picker.querySelectorAll("[data-words]:not([hidden]) input[name]")];
  const twins = [...picker.querySelectorAll("[data-twin]")];
  const boxOf = (twin) => document.getElementById(twin.dataset.twin);
  const follow = () => twins.forEach((twin) => (twin.checked = boxOf(twin).checked));

  const nameOf = (choice) => choice.querySelector("b").textContent;
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const words = new Map(
    choices.map((choice) => [choice, plain(`${nameOf(choice)} ${choice.dataset.words}`).split(" ")]),
  );
  const LEAST = 5; // letters of a word in which one may be wrong

  const isNear = (typed, word) => {
    let at = 0;
    while (at < typed.length && typed[at] === word[at]) at += 1;
    const isTurned = typed[at] === word[at + 1] && typed[at + 1] === word[at];
    // Another letter, one too many, one too few, or two that changed places.
    return [[1, 1], [1, 0], [0, 1], ...(isTurned ? [[2, 2]] : [])].some(([a, b]) => word.slice(at + b).startsWith(typed.slice(at + a)));
  };
  const begins = (typed) => (word) => word.startsWith(typed);
  const every = [...words.values()].flat();
  const test = (typed) =>
    typed.length < LEAST || every.some(begins(typed)) ? begins(typed) : (word) => isNear(typed, word);

  const find = () => {
    const wanted = plain(field.value).split(" ").filter(Boolean);
    const tests = wanted.map(test);
    for (const choice of choices) choice.hidden = !tests.every((fits) => words.get(choice).some(fits));
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-words]:not([hidden])");
      group.open = wanted.length > 0;
    }
    const count = shown().length;
    const { found: some, none } = found.dataset;
    found.textContent = wanted.length ? (count ? `${some} ${count}` : none) : "";
  };

  const tell = () => {
    const ticked = [...picker.querySelectorAll("input[name]:checked")];
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
  for (const twin of twins) {
    twin.hidden = false;
    twin.closest("label").querySelector("a").hidden = true;
  }
  follow();
  picker.addEventListener("input", ({ target }) => {
    if (target.dataset.twin) boxOf(target).checked = target.checked;
    follow();
    tell();
  });
})();
