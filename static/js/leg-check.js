// Small comforts. Every page works without this file.
"use strict";

const summary = document.querySelector("[data-error-summary], [data-focus]");
if (summary) summary.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const form of document.querySelectorAll("form[data-check]")) {
  let changed = false;
  let sent = false;
  form.addEventListener("change", () => { changed = true; });
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // What was filled in and not sent would be lost: the browser asks first.
  addEventListener("beforeunload", (event) => {
    if (changed && !sent) event.preventDefault();
  });
  // Coming back by the Back button, the form can be sent again.
  addEventListener("pageshow", () => { sent = false; });
}
