// Two measures side by side, with what each alone says. Which ones is in the address, ?a=…&b=…; their words come from
// the files of the API, what is known of them from their pages. Without a script the page is the list of measures.
(() => {
  "use strict";

  const root = document.querySelector("#compare");
  const form = root.querySelector("form");
  const status = root.querySelector("#compare-status");
  const columns = root.querySelector("#compare-sides");
  const known = root.querySelector("#compare-known");
  const { compared, share, shared, sides } = window.PlanWording;
  const ALIKE = 0.5; // of two with less in common nearly all would be marked: what both say is marked there
  const CHANCE = 3; // so few characters in a row two measures have in common by chance: 等工作
  const fields = [form.elements.a, form.elements.b];
  const loaded = new Map(); // what the site answered, by id
  let latest = 0; // the answer to an earlier choice may come later

  const listed = [...document.querySelectorAll(".pl-measures a")].map((link) => ({
    id: link.getAttribute("href").split("/").slice(-2)[0],
    href: link.href,
    name: named(link),
    part: link.parentNode.querySelector(".pl-sub")?.textContent ?? "",
  }));

  function named(link) {
    const number = link.querySelector(".pl-number")?.textContent ?? "";
    return `${number} ${link.querySelector(".pl-title").textContent}`.trim();
  }

  // The measures of each part below its heading; those under no heading below none.
  function fill(field) {
    let group = field;
    for (const { id, name, part } of listed) {
      if (!part) group = field;
      else if (group.label !== part) {
        group = document.createElement("optgroup");
        group.label = part;
        field.append(group);
      }
      group.append(new Option(name, id));
    }
  }

  function load(id) {
    if (!loaded.has(id)) loaded.set(id, Promise.all([data(id), beside(id)]));
    return loaded.get(id);
  }

  async function data(id) {
    const answer = await fetch(`${root.dataset.api}${id}.json`);
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).data;
  }

  // What the page of a measure says beside and below its words, by heading.
  function beside(id) {
    return new Promise((told, failed) => {
      const asked = new XMLHttpRequest(); // reads a page as a document, and runs nothing of it
      asked.open("GET", listed.find((one) => one.id === id).href);
      asked.responseType = "document";
      asked.onerror = failed;
      asked.onload = () => (asked.status === 200 ? told(facts(asked.response)) : failed(asked));
      asked.send();
    });
  }

  function facts(page) {
    const found = new Map();
    let name = "";
    for (const piece of page.querySelectorAll(".pl-rail > *, .pl-known > *")) {
      if (piece.tagName === "H2") found.set((name = piece.textContent.trim()), []);
      else found.get(name).push(document.importNode(away(piece), true));
    }
    return found;
  }

  // A piece of another page: its links lead to where they led there, and nothing leads to it.
  function away(piece) {
    for (const link of piece.querySelectorAll("a")) link.setAttribute("href", link.href);
    for (const one of [piece, ...piece.querySelectorAll("[id]")]) one.removeAttribute("id");
    return piece;
  }

  function element(kind, words, className) {
    const made = document.createElement(kind);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  // A measure: its heading, how it is cited, its words with some of them marked.
  function column(measure, paragraphs, marked) {
    const made = document.createElement("section");
    const heading = document.createElement("h2");
    const link = element("a", `${measure.number} ${measure.title}`.trim());
    const words = element("blockquote", "", "pl-official");
    link.href = listed.find(({ id }) => id === measure.id).href;
    heading.append(link);
    if (!measure.title_is_official) heading.append(" ", element("span", "编者拟题", "pl-editor"));
    if (measure.removed_by)
      words.append(element("p", "已删去，下面是删去以前的文字。", "pl-amended"));
    for (const pieces of paragraphs) {
      const paragraph = document.createElement("p");
      for (const { op, text } of pieces)
        paragraph.append(marked.includes(op) ? element("mark", text, `pl-mark--${op}`) : text);
      words.append(paragraph);
    }
    made.append(heading, element("p", measure.citation, "pl-hint"), words);
    return made;
  }

  // What is known of a measure, in cells that begin with what is known of the other too: those stand level.
  // Each heading says of which measure: on a phone they stand below each other.
  function cells({ number, title }, own, other) {
    const made = [element("div", "", "pl-rail")];
    for (const [name, pieces] of own) {
      if (other.has(name)) made.push(element("div", "", "pl-rail"));
      const kept = pieces.map((piece) => piece.cloneNode(true)); // for another comparison
      const heading = element("h3", name);
      heading.prepend(element("span", number || title, "pl-number"), " ");
      made[made.length - 1].append(heading, ...kept);
    }
    return made;
  }

  function draw([[one, ofOne], [other, ofOther]]) {
    const pieces = compared(one.text, other.text, CHANCE);
    const alike = share(pieces) >= ALIKE;
    const both = alike
      ? sides(pieces)
      : [shared(one.text, other.text, CHANCE + 1), shared(other.text, one.text, CHANCE + 1)];
    const marked = alike ? ["gone", "new"] : ["shared"];
    columns.replaceChildren(column(one, both[0], marked), column(other, both[1], marked));
    const others = cells(other, ofOther, ofOne);
    const level = cells(one, ofOne, ofOther).flatMap((cell, n) => [cell, others[n]]);
    known.replaceChildren(element("h2", "要点"), ...level);
    columns.hidden = known.hidden = false;
    root.classList.add("pl-compare-said");
    status.textContent = said(one.text === other.text, alike, both);
  }

  function said(same, alike, both) {
    if (same) return "两条的文字完全相同。";
    if (alike) return "有下划线和底纹的字，另一条的相应位置没有；由网站逐字对比。";
    const any = both.flat(2).some(({ op }) => op === "shared");
    return any
      ? "两条的文字大半不同：有底纹的是两条都有的字（连续四个字以上）；由网站逐字对比。"
      : "两条的文字大半不同，没有连续四个字以上相同；由网站逐字对比。";
  }

  async function show() {
    latest += 1;
    const mine = latest;
    const ids = fields.map(({ value }) => value);
    if (!ids.every(Boolean)) {
      nothing("请选择两条措施。");
      return;
    }
    status.textContent = "正在读取……";
    try {
      const answers = await Promise.all(ids.map(load));
      if (mine === latest) draw(answers);
    } catch {
      ids.forEach((id) => loaded.delete(id));
      if (mine === latest)
        nothing(
          "没有取到措施的文字。请检查网络后再选一次；从电脑里打开的网站副本不能比较，请看两条措施的页面。",
        );
    }
  }

  function nothing(why) {
    columns.hidden = known.hidden = true;
    root.classList.add("pl-compare-said");
    status.textContent = why;
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
