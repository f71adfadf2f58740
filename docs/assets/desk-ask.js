// The editing desk asks Python in a worker (desk-worker.js), and shows how much of it has been loaded.
(() => {
  "use strict";

  const { root, part, rehearsing } = window.PlanParts;
  const TOO_OLD =
    "这个浏览器太旧，不能在里面运行检查。请换用新的浏览器（Chrome、Edge 95 以上，Firefox 113 以上，Safari 16.4 以上），或照“怎样修改”在代码托管平台上改。";
  // A program for browsers that catches an error: what came last of all that the desk needs.
  const CATCHING = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
  ];
  const waiting = new Map();
  let ready = null; // what is done once it answers
  let worker = null;
  let asked = 0;

  function ask(question) {
    asked += 1;
    worker.postMessage({ id: asked, question: JSON.stringify(question) });
    return new Promise((resolve, reject) => waiting.set(asked, { resolve, reject }));
  }

  function canRun() {
    return (
      "Worker" in window &&
      "DecompressionStream" in window &&
      "indexedDB" in window &&
      "WebAssembly" in window &&
      WebAssembly.validate(new Uint8Array(CATCHING))
    );
  }

  function hear({ data }) {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.total) showCome(data);
    else if (data.starting) say("正在打开检查程序……");
    else if (data.ready) ready().catch(fail);
    else if (reject && data.failed) reject(new Error(data.failed));
    else if (resolve) resolve(JSON.parse(data.answer));
    else fail(new Error(data.failed));
  }

  function open(then) {
    ready = then;
    if (!canRun()) {
      say(TOO_OLD);
      return;
    }
    part("open").disabled = true;
    part("loading").hidden = false;
    say("正在下载……");
    worker = new Worker(root.dataset.worker, { type: "module" });
    worker.addEventListener("message", hear);
    worker.addEventListener("error", (event) => fail(event));
    worker.postMessage({ list: new URL(root.dataset.list, location.href).href, rehearsing });
  }

  function say(words) {
    part("status").textContent = words;
  }

  function showCome({ come, total }) {
    const million = (bytes) => (bytes / 1_000_000).toFixed(1);
    part("progress").value = (100 * come) / total;
    say(`正在下载：${million(come)} / ${million(total)} MB`);
  }

  function fail(error) {
    worker?.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    part("loading").hidden = true;
    part("open").disabled = false;
    say(
      `修改台没有打开（${error.message || "检查程序没有启动"}）。请检查网络后再点一次；总是这样的，换用新的浏览器，或照“怎样修改”在代码托管平台上改。`,
    );
  }

  window.PlanAsk = { ask, open, say };
})();
