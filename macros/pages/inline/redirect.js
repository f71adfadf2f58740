// On a page that leads on: takes along the anchor, which a browser drops, with the old id in it
// replaced by the new one, and which sentence is meant.
(() => {
  "use strict";
  const { from, to } = document.currentScript.dataset;
  const { hash } = location;
  const anchor = from ? hash.replace(new RegExp(`^#${from}(?=-p\\d+$|$)`), `#${to}`) : hash;
  const [query] = location.search.match(/^\?s=[\w-]+/) || [""];
  location.replace(document.querySelector("link[rel=canonical]").href + query + anchor);
})();
