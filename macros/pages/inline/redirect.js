// On a page that leads on: takes the anchor along, which a browser drops, with the old id in it
// replaced by the new one.
(() => {
  "use strict";
  const { from, to } = document.currentScript.dataset;
  const { hash } = location;
  const anchor = from ? hash.replace(new RegExp(`^#${from}(?=-p\\d+$|$)`), `#${to}`) : hash;
  location.replace(document.querySelector("link[rel=canonical]").href + anchor);
})();
