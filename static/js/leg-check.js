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

let closing = false;

// A call is no leaving of the page.
let called = -AGAIN_AFTER;
addEventListener("click", (event) => {
  if (event.target.closest('a[href^="tel:"]')) called = event.timeStamp;
}, true);

for (const form of document.querySelectorAll("form[data-check]")) {
  // A page that came back with errors, or in another language, holds what was never saved.
  let changed = Boolean(summary) || "unsaved" in form.dataset;
  let sent = -AGAIN_AFTER;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", (event) => {
    if (event.timeStamp - sent < AGAIN_AFTER) event.preventDefault();
    else sent = event.timeStamp;
  });
  // What was filled in and not sent would be lost: the browser asks first.
  addEventListener("beforeunload", (event) => {
    if (changed && !closing && event.timeStamp - Math.max(sent, called) >= AGAIN_AFTER) event.preventDefault();
  });
}

// Before a shared device's session ends unused, it can be kept with one press.
const stillThere = document.querySelector("dialog[data-idle]");
if (stillThere && stillThere.showModal) {
  const MINUTE = 60000;
  const mayIdle = stillThere.dataset.idle * MINUTE;
  // By the clock, since timers stand still while a device sleeps.
  let used = Date.now();
  const leave = () => {
    closing = true; // without being asked about what is lost
    location.replace("/");
  };
  const keep = async () => {
    const kept = await fetch(location.href, { method: "HEAD" }).catch(() => null);
    // Led elsewhere, the session has ended, in another tab perhaps.
    if (kept && kept.redirected) leave();
    if (!kept || !kept.ok || kept.redirected) return;
    used = Date.now();
    stillThere.close();
  };
  stillThere.querySelector("button").addEventListener("click", keep);
  stillThere.addEventListener("cancel", (event) => { event.preventDefault(); keep(); });
  setInterval(() => {
    const idle = Date.now() - used;
    if (idle >= mayIdle) leave();
    else if (idle >= mayIdle - 2 * MINUTE && !stillThere.open) stillThere.showModal();
  }, 5000);
}
