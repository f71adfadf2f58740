// Programs come from this site, whatever a script is told to fetch, and no text becomes markup: the policy of
// the page asks for it, and this is the only place that lets anything through.
(() => {
  "use strict";
  const own = (address) =>
    new URL(address, document.baseURI).origin === location.origin ? address : null;
  window.trustedTypes?.createPolicy("default", { createScriptURL: own });
})();
