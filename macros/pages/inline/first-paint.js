// Before the first paint: the reader's choice of light or dark and of large text, if one was made.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const choice = localStorage.getItem("plan-theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    if (localStorage.getItem("plan-size") === "large") root.dataset.size = "large";
  } catch {
    // nothing can be kept in this browser
  }
})();
