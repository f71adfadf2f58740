// Adds a button that copies to every block of code. Without it the code can be selected.
(() => {
  "use strict";

  async function copied(code) {
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(code);
      return document.execCommand("copy"); // where the page is not served over https
    }
  }

  for (const code of document.querySelectorAll("div.highlight:not(.no-copy) > pre > code")) {
    const button = document.createElement("button");
    let timer;

    button.type = "button";
    button.className = "pl-copy";
    button.setAttribute("aria-live", "polite");
    button.textContent = "复制";
    button.addEventListener("click", async () => {
      button.textContent = (await copied(code)) ? "已复制" : "没能复制，已选中";
      clearTimeout(timer);
      timer = setTimeout(() => (button.textContent = "复制"), 2000);
    });
    code.closest(".highlight").append(button);
  }
})();
