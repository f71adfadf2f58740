// Before the first paint: what this browser can do, and the reader's choice of light or dark and of large
// text. Written so
// that any browser understands it: one that is too old for the other scripts is treated as if it ran none
// (no-js), and marked as such (old). `Promise.any` is as old as the newest syntax in them: Chromium 85, Firefox 79,
// Safari 14; `replaceChildren` is as old as the newest function: Chromium 86.
(function () {
  "use strict";
  var root = document.documentElement;
  if (!window.Promise || !window.Promise.any || !root.replaceChildren) {
    root.className += " old";
    return;
  }
  root.className = root.className.replace("no-js", "js");
  try {
    var choice = localStorage.getItem("plan-theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    if (localStorage.getItem("plan-size") === "large") root.dataset.size = "large";
  } catch (closed) {
    // nothing can be kept in this browser
  }
})();
