// What all scripts of the editing desk use: its place in the page, and how pieces of it are made.
(() => {
  "use strict";

  const root = document.querySelector("#desk");

  function element(kind, words = "", className = "") {
    const made = document.createElement(kind);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  function button(words, press) {
    const made = element("button", words);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  }

  function later(work, pause) {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(work, pause);
    };
  }

  window.PlanParts = {
    root,
    part: (name) => root.querySelector(`#desk-${name}`),
    element,
    button,
    later,
    rehearsing: new URLSearchParams(location.search).has("rehearsal"), // on a made-up plan
  };
})();
