// A page of the site as the change will make it, below what changed on the editing desk.
(() => {
  "use strict";

  const { part } = window.PlanParts;
  const previews = window.trustedTypes?.createPolicy("plan-preview", {
    createHTML: (page) => page,
  });
  let texts = null; // gives the files as they stand
  let failed = null; // what is done with an error

  function offer(pages) {
    const choice = part("page");
    const chosen = choice.value;
    choice.replaceChildren(...pages.map(({ title, at }) => new Option(title, at)));
    if (pages.some(({ at }) => at === chosen)) choice.value = chosen;
    part("pages").hidden = !pages.length;
    see().catch(failed);
  }

  // The words of the plan stand in it as on the site; no script runs there.
  async function see() {
    const seen = part("seen");
    if (seen.hidden || part("pages").hidden) return;
    if (!seen.firstChild) seen.textContent = "正在生成改后的网页……";
    const where = part("page").value;
    const site = new URL("..", location.href).href;
    const { html } = await window.PlanAsk.ask({ do: "preview", texts: texts(), where, site });
    const own = { href: new URL("../assets/issued.css", location.href).href }; // for tables
    const sheets = [...document.head.querySelectorAll("link[rel=stylesheet]"), own];
    const theme = document.documentElement.dataset.theme ?? "";
    const head = sheets.map(
      ({ href }) => `<link rel="stylesheet" href="${encodeURI(decodeURI(href))}">`,
    );
    const frame = seen.querySelector("iframe") ?? document.createElement("iframe");
    frame.title = "改后的网页";
    frame.setAttribute("sandbox", "allow-same-origin");
    const page = `<!doctype html><html lang="zh-CN" data-theme="${theme}"><head><meta charset="utf-8"><title>改后的网页</title>${head.join("")}</head><body><article class="md-content__inner md-typeset">${html}</article></body></html>`;
    frame.srcdoc = previews ? previews.createHTML(page) : page; // where no script runs
    seen.replaceChildren(frame);
  }

  function toggle({ target }) {
    const seen = part("seen");
    seen.hidden = !seen.hidden;
    target.setAttribute("aria-expanded", String(!seen.hidden));
    see().catch(failed);
  }

  window.PlanPage = {
    begin(of, stumble) {
      texts = of;
      failed = stumble;
      part("see").addEventListener("click", toggle);
      part("page").addEventListener("change", () => see().catch(failed));
    },
    offer,
  };
})();
