// Only here is it known which address was asked for: an error report names it.
(() => {
  "use strict";
  const link = document.querySelector(".pl-report");
  if (link)
    link.href = link.dataset.asked.replace("%7Basked%7D", encodeURIComponent(location.href));
})();
