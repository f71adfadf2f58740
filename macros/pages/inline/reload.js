// In the preview: shows what was saved, at the place to which the page was scrolled.
// A page that nobody looks at does not wait: a browser has six connections for all pages of a host.
(() => {
  "use strict";
  const { events, version } = document.currentScript.dataset;
  const key = `preview ${location.pathname}`;
  let source = null;
  const restore = () => {
    const place = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (place) scrollTo(0, Number(place));
  };
  const show = ({ data }) => {
    if (data === version) return;
    // a page left before it was put at its place keeps that place
    if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, String(scrollY));
    location.reload();
  };
  const listen = () => {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`${events}?${version}`);
      source.onmessage = show;
    }
  };
  addEventListener("load", restore);
  document.addEventListener("visibilitychange", listen);
  listen();
})();
