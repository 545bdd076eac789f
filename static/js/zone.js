// Preselects the browser's time zone where nobody has chosen one yet.
(() => {
  "use strict";
  const select = document.querySelector("[data-zone] select");
  if (select?.value !== "UTC") return;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const option = [...select.options].find(({ value }) => value === timeZone);
  // Some browsers use old spellings, which the server understands.
  if (!option && timeZone) select.add(new Option(timeZone.replaceAll("_", " "), timeZone));
  if (timeZone) select.value = timeZone;
})();
