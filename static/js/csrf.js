// Somebody signed in anew in another tab, so this page's token is stale: the refusal brings a fresh
// one, and what was refused is sent once more.
(() => {
  "use strict";
  const { body } = document;
  if (!("csrf" in body.dataset)) return;
  const retried = new WeakSet();

  body.addEventListener("htmx:responseError", ({ detail }) => {
    const { elt, requestConfig, xhr } = detail;
    const fresh = xhr.status === 403 && xhr.getResponseHeader("X-CSRF-Token-Fresh");
    if (!fresh || retried.has(elt)) return;
    retried.add(elt);
    body.dataset.csrf = fresh;
    body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": fresh }));
    for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = fresh;
    htmx.trigger(elt, requestConfig.triggeringEvent.type);
  });
  body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful) retried.delete(detail.elt);
  });
})();
