// Small comforts. Every page works without this file.
"use strict";

const AGAIN_AFTER = 3000; // milliseconds in which a second press is taken for a double click

const summary = document.querySelector("[data-error-summary], [data-focus]");
if (summary) summary.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The browser would leave the picture and scroll to the box that a tap on it ticks.
addEventListener("click", (event) => {
  const area = event.target.closest(".areas label");
  if (!area) return;
  event.preventDefault();
  area.control.click();
});

// A call is no leaving of the page.
let called = -AGAIN_AFTER;
addEventListener("click", (event) => {
  if (event.target.closest('a[href^="tel:"]')) called = event.timeStamp;
}, true);

for (const form of document.querySelectorAll("form[data-check]")) {
  // A page that came back with errors holds what was never saved.
  let changed = Boolean(summary);
  let sent = -AGAIN_AFTER;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", (event) => {
    if (event.timeStamp - sent < AGAIN_AFTER) event.preventDefault();
    else sent = event.timeStamp;
  });
  // What was filled in and not sent would be lost: the browser asks first.
  addEventListener("beforeunload", (event) => {
    if (changed && event.timeStamp - Math.max(sent, called) >= AGAIN_AFTER) event.preventDefault();
  });
}
