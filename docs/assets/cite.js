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

// The day of reading, in the entry of a list of references: nobody but the reader's clock knows it.
(() => {
  "use strict";

  const field = document.querySelector("#cite-reference");
  if (!field) return;
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  const day = `[${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}]`;
  field.value = field.value.replace(
    /(\(\d{4}-\d\d-\d\d\))?\. (?=\S+$)/,
    (found, issued) => `${issued ? issued : ". "}${day}. `,
  );
})();

// Marked words of the text can be copied with their source, and a link may mean one sentence. What does that is
// fetched when it is wanted.
(() => {
  "use strict";

  const carrier = document.querySelector(".pl-marking");
  if (!carrier) return;
  const { script } = carrier.dataset;
  let fetched = false;

  function add(kind, attributes) {
    document.head.append(Object.assign(document.createElement(kind), attributes));
  }

  function fetchOnce() {
    if (fetched) return;
    fetched = true;
    add("link", { rel: "stylesheet", href: script.replace(/js$/, "css") });
    for (const src of [script.replace("passages.js", "sentences.js"), script])
      add("script", { src, async: false });
  }

  document.addEventListener("selectionchange", () => {
    if (!getSelection().isCollapsed) fetchOnce();
  });
  if (/[?&]s=\d/.test(location.search)) fetchOnce();
})();
