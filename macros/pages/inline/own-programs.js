// Programs come from this site, whatever a script is told to fetch, and no text becomes markup: the policy of
// the page asks for it, and this is the only place that lets anything through.
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createScriptURL: function (address) {
      return new URL(address, document.baseURI).origin === location.origin ? address : null;
    },
  });
}
