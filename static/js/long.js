// Says how long a text is before it is too long, and holds a form that would be refused: what was sent
// and refused is no longer in the field when one goes back.
(() => {
  "use strict";
  const line = document.querySelector("[data-long]");
  const form = line?.closest("form");
  if (!form) return;
  const MOST = 1024 * 1024; // bytes: LONGEST_TEXT in apps/journal/documents.py
  const NEAR = 0.8 * MOST;
  const encoder = new TextEncoder();

  // Three bytes at most for what counts as one in a string, and line breaks are sent as one.
  const bytes = ({ value }) => (value.length * 3 < NEAR ? 0 : encoder.encode(value).length);
  const longest = () => Math.max(0, ...Array.from(form.querySelectorAll("textarea"), bytes));

  const tell = () => {
    const size = longest();
    const hundredths = Math.ceil((size / MOST) * 100) / 100;
    const words = size < NEAR ? "" : line.dataset.saying.replace("#", hundredths.toLocaleString());
    if (line.textContent !== words) line.textContent = words;
    return size > MOST;
  };

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, 300);
  });
  form.addEventListener("submit", (event) => {
    if (!tell()) return;
    event.preventDefault();
    event.stopPropagation();
    line.scrollIntoView({ block: "nearest" });
  });
  tell();
})();
