// Adds a button that copies to every field of the box "引用和链接". Without it the fields can be selected.
(() => {
  "use strict";

  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".pl-cite textarea")) event.target.select();
  });

  async function copied(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy"); // where the page is not served over https
    }
  }

  for (const field of document.querySelectorAll(".pl-cite textarea")) {
    const box = field.closest(".pl-cite");
    const label = box.querySelector(`label[for="${field.id}"]`).textContent;
    const status = box.querySelector(".pl-cite-status");
    const button = document.createElement("button");
    let timer;

    // What is seen stands in the name too.
    const say = (words) => {
      button.textContent = words;
      button.setAttribute("aria-label", `${words}：${label}`);
    };

    button.type = "button";
    button.addEventListener("click", async () => {
      const done = await copied(field);
      say(done ? "已复制" : "没能复制");
      status.textContent = done ? `已复制：${label}` : `没能复制，请手动选中：${label}`;
      clearTimeout(timer);
      timer = setTimeout(() => {
        say("复制");
        status.textContent = "";
      }, 2000);
    });
    say("复制");
    field.after(button);
  }
})();

// The day of reading, in the entry of a list of references: only the reader's clock knows it.
(() => {
  "use strict";

  const field = document.querySelector("#cite-reference");
  if (!field) return;
  const now = new Date();
  const day = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  field.value = field.value.replace(/(\)\.|\.) (?=\S+$)/, (end) =>
    end[0] === ")" ? `)[${day}]. ` : `. [${day}]. `,
  );
})();

// Marked words and links to a sentence: fetched when wanted.
(() => {
  "use strict";

  const marking = document.querySelector(".pl-marking");
  if (!marking) return;

  function wanted() {
    if (location.search.indexOf("s=") < 0 && getSelection().isCollapsed) return;
    document.removeEventListener("selectionchange", wanted);
    const script = document.createElement("script");
    script.src = marking.dataset.script;
    document.head.append(script);
  }

  document.addEventListener("selectionchange", wanted);
  wanted();
})();
