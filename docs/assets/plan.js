// Light or dark at the reader's choice. The page is complete without this file: unless the
// reader chooses, the style sheet follows the system.
(() => {
  "use strict";
  const root = document.documentElement;
  const button = document.querySelector(".pl-theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  if (!button) return;

  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(dark()));

  button.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    if ((next === "dark") === system.matches) delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (root.dataset.theme) localStorage.setItem("plan-theme", next);
      else localStorage.removeItem("plan-theme");
    } catch {
      // storage may be closed to us: the choice then holds for this page only
    }
    show();
  });
  system.addEventListener("change", show);
  show();
})();

// Large text at the reader's choice, on all pages.
(() => {
  "use strict";
  const root = document.documentElement;
  const button = document.querySelector(".pl-large");
  if (!button) return;

  // The widths at which the layout changes grow with the text: sheets know the browser's own size only.
  const GROWN = 1.25; // as in plan.css
  const written = new Map();
  for (const sheet of document.styleSheets) {
    try {
      for (const rule of sheet.cssRules)
        if (/\dem\)/.test(rule.media?.mediaText)) written.set(rule, rule.media.mediaText);
    } catch {
      // a copy of the site on disk does not let its sheets be read
    }
  }

  const large = () => root.dataset.size === "large";
  const grown = (width, number) => (large() ? `${number * GROWN}em` : width);

  function show() {
    button.setAttribute("aria-pressed", String(large()));
    for (const [rule, widths] of written)
      rule.media.mediaText = widths.replace(/([\d.]+)em/g, grown);
  }

  button.addEventListener("click", () => {
    if (root.dataset.size) delete root.dataset.size;
    else root.dataset.size = "large";
    try {
      if (root.dataset.size) localStorage.setItem("plan-size", "large");
      else localStorage.removeItem("plan-size");
    } catch {
      // storage may be closed to us: the choice then holds for this page only
    }
    show();
  });
  show();
})();

// The contents of a page are folded where they stand above its text, and open beside it.
(() => {
  "use strict";
  const contents = document.querySelector(".pl-toc details");
  if (!contents) return;
  const fit = () => {
    contents.open = getComputedStyle(contents.parentNode).position === "sticky";
  };

  matchMedia("(min-width: 68em)").addEventListener("change", fit);
  fit();
})();

// The menu of a phone closes by Escape, and when a reader turns elsewhere.
(() => {
  "use strict";
  const menu = document.querySelector(".pl-nav__more details");
  if (!menu) return;

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  for (const turned of ["click", "focusin"]) {
    document.addEventListener(turned, (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
})();

// Back leads to details that stand as the reader left them; the browser finds the place. Kept in the page's entry
// of the history.
(() => {
  "use strict";

  const all = [...document.querySelectorAll("article details")];
  if (!all.length) return;
  const inAll = () => all.map(({ open }) => (open ? 1 : 0)).join("");
  const { open } = history.state ?? {};
  if (open?.length === all.length)
    all.forEach((each, at) => {
      each.open = open[at] === "1";
    });

  function keep() {
    try {
      if (history.state?.open !== inAll())
        history.replaceState({ ...history.state, open: inAll() }, "");
    } catch {
      // some browsers allow that only so often; the next change catches up
    }
  }

  addEventListener("toggle", keep, true);
  addEventListener("click", keep, true); // the entry may be a new one, of a part of the page
})();

// On paper a list or search names its address with what was asked for, as the reader sees it.
(() => {
  "use strict";

  addEventListener("beforeprint", () => {
    const line = document.querySelector(".pl-footer .pl-print-only");
    if (!line || !document.querySelector(".px, .pl-find")) return;
    const address = location.href.split("#")[0];
    let words = address;
    try {
      words = decodeURI(address);
    } catch {
      // an address that is not well-formed is printed as it is
    }
    line.textContent = `本页地址：${words}`;
  });
})();
