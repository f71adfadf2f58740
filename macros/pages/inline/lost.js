// On a page that needs a script: if one does not come, or cannot run, the reader is told.
(function () {
  "use strict";
  var root = document.documentElement;
  function tell(event) {
    var ours = event.target === window || event.target.defer;
    if (ours && root.className.indexOf("js") === 0) root.className += " lost";
  }
  addEventListener("error", tell, true);
})();
