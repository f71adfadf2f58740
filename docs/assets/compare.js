// Two measures side by side, with what each alone says. Which ones is in the address, ?a=…&b=…; their words come from
// the files of the API. Without a script the page is the list of measures.
(() => {
  "use strict";

  const root = document.querySelector("#compare");
  const form = root.querySelector("form");
  const status = root.querySelector("#compare-status");
  const columns = root.querySelector("#compare-sides");
  const { compared, share, sides } = window.PlanWording;
  const ALIKE = 0.5; // of two with less in common nearly all would be marked, which says nothing
  const CHANCE = 3; // so few characters in a row two measures have in common by chance: 等工作
  const fields = [form.elements.a, form.elements.b];
  const loaded = new Map(); // what the site answered, by id
  let latest = 0; // the answer to an earlier choice may come later

  const listed = [...document.querySelectorAll(".pl-measures a")].map((link) => ({
    id: link.getAttribute("href").split("/").slice(-2)[0],
    href: link.href,
    name: named(link),
  }));

  function named(link) {
    const number = link.querySelector(".pl-number")?.textContent ?? "";
    return `${number} ${link.querySelector(".pl-title").textContent}`.trim();
  }

  function fill(field) {
    for (const { id, name } of listed) field.append(new Option(name, id));
  }

  function load(id) {
    if (!loaded.has(id))
      loaded.set(
        id,
        fetch(`${root.dataset.api}${id}.json`).then((answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        }),
      );
    return loaded.get(id);
  }

  function element(kind, words, className) {
    const made = document.createElement(kind);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  // A measure: its heading, how it is cited, its words with those marked that the other has not.
  function column({ data }, paragraphs, marks) {
    const made = document.createElement("section");
    const heading = document.createElement("h2");
    const link = element("a", `${data.number} ${data.title}`.trim());
    const words = element("blockquote", "", "pl-official");
    link.href = listed.find(({ id }) => id === data.id).href;
    heading.append(link, data.title_is_official ? "" : "（编者拟题）");
    if (data.removed_by) words.append(element("p", "已删去，下面是删去以前的文字。", "pl-amended"));
    for (const pieces of paragraphs) {
      const paragraph = document.createElement("p");
      for (const { op, text } of pieces)
        paragraph.append(marks && op !== "same" ? element("mark", text) : text);
      words.append(paragraph);
    }
    made.append(heading, element("p", data.citation, "pl-hint"), words);
    return made;
  }

  function draw(answers) {
    const [a, b] = answers.map(({ data }) => data.text);
    const pieces = compared(a, b, CHANCE);
    const both = sides(pieces);
    const marks = share(pieces) >= ALIKE;
    columns.replaceChildren(...answers.map((answer, at) => column(answer, both[at], marks)));
    columns.hidden = false;
    status.textContent = said(a === b, marks);
  }

  function said(same, marks) {
    if (same) return "两条的文字完全相同。";
    return marks
      ? "有下划线和底纹的字，另一条的相应位置没有；由网站逐字对比。"
      : "两条的文字大半不同：只并排，不标出哪些字不同。由网站逐字对比。";
  }

  async function show() {
    latest += 1;
    const mine = latest;
    const ids = fields.map(({ value }) => value);
    columns.hidden = true;
    if (!ids.every(Boolean)) {
      status.textContent = "请选择两条措施。";
      return;
    }
    status.textContent = "正在读取……";
    try {
      const answers = await Promise.all(ids.map(load));
      if (mine === latest) draw(answers);
    } catch {
      ids.forEach((id) => loaded.delete(id));
      if (mine === latest)
        status.textContent =
          "没有取到措施的文字。请检查网络后再选一次；从电脑里打开的网站副本不能比较，请看两条措施的页面。";
    }
  }

  function writeAddress() {
    const chosen = fields.filter(({ value }) => value).map(({ name, value }) => [name, value]);
    try {
      history.replaceState(history.state, "", `?${new URLSearchParams(chosen)}`);
    } catch {
      // some browsers allow no change of a file:// address: the choice still holds
    }
  }

  function readAddress() {
    const query = new URLSearchParams(location.search);
    const unknown = [];
    for (const field of fields) {
      const id = query.get(field.name) ?? "";
      field.value = id;
      if (field.value === id) continue;
      field.value = "";
      unknown.push(`“${id.slice(0, 60)}”`);
    }
    show();
    if (unknown.length)
      status.textContent = `地址里的${unknown.join("、")}不是现有的措施，请选择两条措施。`;
  }

  fields.forEach(fill);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    writeAddress();
    show();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) readAddress();
  });
  root.classList.add("pl-compare-ready");
  readAddress();
})();
