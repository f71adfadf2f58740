// Filters, sorts and counts the rows of an explorer page, and keeps what is chosen in the address.
// Words are compared as search compares them (words.js). Without this script the page is the whole table. Text is only ever set as text, never as markup.
(() => {
  "use strict";
  const { fold, setSimplified, parse, parseApart, says, numberFit, wanted, stretches } = window.PlanWords;
  const root = document.querySelector("[data-explorer]");
  if (!root) return;
  setSimplified(root.dataset.simplified);
  const find = (query) => root.querySelector(query);
  const form = find("form"), table = find("table"), count = find(".px-count");
  const chips = find(".px-chips"), notice = find(".px-notice"), empty = find(".px-empty");
  const paper = find(".px-paper"), everywhere = find(".px-everywhere");
  const fields = [...form.elements].filter((field) => field.name);
  const field = (name) => fields.find((each) => each.name === name);
  const label = (each) => form.querySelector(`label[for="${each.id}"]`).textContent;
  const ids = (text) => (text || "").split(" ").filter(Boolean);
  const groups = [...table.querySelectorAll("[data-group]")];
  const flat = document.createElement("tbody"); // takes the rows where no section parts them
  flat.setAttribute("role", "rowgroup");
  table.append(flat);

  // What a row says: without marks such as roles, which are filters, and counts.
  // Each piece is folded on its own: words do not run on from one cell into the next.
  function folded(element) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (text) => (text.parentNode.closest("small, .px-mark, .px-hit") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const found = [];
    while (texts.nextNode()) found.push(fold(texts.currentNode.data));
    return found.join("\n");
  }

  // Other names of units and documents stand once, in the filters.
  const options = new Map(fields.flatMap((each) => [...(each.options || [])].map((option) => [`${each.name} ${option.value}`, option.dataset.also || ""])));
  const also = (each) => ["unit", "document"].flatMap((name) => [...(each.facts[name] || [])].map((id) => options.get(`${name} ${id}`)));
  const known = [...options].filter(([key]) => key.startsWith("document ")).flatMap(([, names]) => names.split("\n").map((name) => fold(name))).filter((name) => /\d号$/.test(name));

  const rows = [...table.querySelectorAll("[data-row]")].map((row, place) => ({
    row, place, group: row.parentNode, shown: true, facts: {},
    name: row.querySelector(".px-name a").firstChild.data, words: null, visible: null,
    numbers: (row.dataset.codes || "").split(" ").filter(Boolean).map((codes) => ({ kind: "measure", codes: codes.split(",") })),
  }));
  for (const each of rows)
    for (const [name, value] of Object.entries(each.row.dataset))
      if (name !== "text" && name !== "codes") each.facts[name] = new Set(ids(value));
  const size = (each) => each.facts.count ? Number(each.row.dataset.count) : each.facts.unit?.size || 0;
  const byName = new Intl.Collator("zh-CN", { numeric: true });
  const orders = {
    number: (a, b) => a.place - b.place,
    title: (a, b) => byName.compare(a.name, b.name) || a.place - b.place,
    units: (a, b) => size(b) - size(a) || a.place - b.place,
  };
  orders.name = orders.title;
  orders.count = orders.units;

  const chosen = () => Object.fromEntries(fields.map((each) => [each.name, each.value.trim()]));

  function read(each) {
    if (each.words) return;
    each.visible = folded(each.row);
    const rest = [each.row.dataset.text || "", ...also(each)].flatMap((text) => text.split("\n"));
    each.words = [each.visible, folded(each.group.querySelector(".px-group")), ...rest.map((text) => fold(text))].join("\n");
  }

  const numbered = (each, number, fits) => each.numbers.some((one) => fits.includes(numberFit(one, number)));

  // The rows that a query finds; a number that is that of a measure or part finds only those.
  function meeting({ terms, phrase: { number }, phrase }) {
    if (!terms.length) return [];
    for (const fits of number ? [["exact"], ["end", "inside"]] : []) {
      const found = rows.filter((each) => numbered(each, { ...number, whole: true }, fits));
      if (found.length) return found;
    }
    return rows.filter((each) => {
      read(each);
      return says(each.words, phrase) || terms.every((term) => says(each.words, term) || (term.number && numbered(each, term.number, ["exact", "end", "inside"])));
    });
  }

  let asked = { q: "", words: [], found: null };
  function ask(q) {
    if (q === asked.q) return asked;
    let query = parse(q, known), found = q ? meeting(query) : null;
    const apart = found && !found.length ? parseApart(q, known) : null;
    const more = apart ? meeting(apart) : [];
    if (more.length) [query, found] = [apart, more];
    return (asked = { q, words: wanted(query), found: found && new Set(found) });
  }

  function matches(each, given, found) {
    for (const [name, value] of Object.entries(given))
      if (value && name !== "q" && name !== "sort" && !each.facts[name]?.has(value)) return false;
    if (given.unit && given.role && !each.facts.task.has(`${given.unit}.${given.role}`)) return false;
    return !found || found.has(each);
  }

  // Where the words stand only in the official text, say so with the words around them.
  function explain(each, words) {
    each.row.querySelector(".px-hit")?.remove();
    const text = each.row.dataset.text;
    if (!text || !find(".px-measures")) return;
    read(each);
    const [place] = stretches(text, words.filter((word) => !each.visible.includes(word)));
    if (!place) return;
    const hit = document.createElement("span"), mark = document.createElement("mark");
    const [start, end] = place;
    mark.textContent = text.slice(start, end);
    hit.className = "px-hit";
    hit.append(`原文：${start > 14 ? "…" : ""}${text.slice(Math.max(0, start - 14), start)}`, mark,
      `${text.slice(end, end + 20)}${end + 20 < text.length ? "…" : ""}`);
    each.row.querySelector(".px-name").append(hit);
  }

  let order = "";
  function arrange(sort) {
    if (sort === order) return;
    order = sort;
    if (sort) flat.append(...[...rows].sort(orders[sort]).map((each) => each.row));
    else for (const each of rows) each.group.append(each.row);
  }

  function said(each) {
    const value = each.options ? each.selectedOptions[0].dataset.name : each.value.trim();
    return `${label(each)}：${value.length > 40 ? `${value.slice(0, 40)}…` : value}`;
  }

  function chip(each) {
    const item = document.createElement("li"), button = document.createElement("button");
    const words = said(each);
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", `去掉 ${words}`);
    button.addEventListener("click", () => {
      each.value = "";
      update();
      (chips.querySelector("button") || field("q")).focus();
    });
    item.append(button);
    return item;
  }

  function show() {
    const given = chosen();
    const { words, found } = ask(given.q);
    let shown = 0;
    for (const each of rows) {
      const match = matches(each, given, found);
      if (match !== each.shown) each.row.hidden = !match;
      each.shown = match;
      shown += match;
    }
    for (const each of rows)
      if (each.shown && words.length && shown <= 200) explain(each, words);
      else each.row.querySelector(".px-hit")?.remove();
    arrange(given.sort);
    const filled = new Set(rows.filter((each) => each.shown).map((each) => each.group));
    for (const group of groups) group.hidden = Boolean(given.sort) || !filled.has(group);
    const active = fields.filter((each) => each.value.trim());
    const { total, counted } = count.dataset;
    count.textContent = shown < rows.length ? `显示 ${shown} ${counted}，共 ${total} ${counted}` : `共 ${total} ${counted}`;
    chips.replaceChildren(...active.map(chip));
    form.querySelector(".px-clear").hidden = !active.length;
    paper.textContent = active.length ? `${count.textContent}。筛选：${active.map(said).join("；")}。` : "";
    everywhere.hidden = !given.q;
    everywhere.search = new URLSearchParams({ q: given.q });
    empty.hidden = shown > 0;
    table.hidden = !shown;
  }

  function address() {
    const query = new URLSearchParams(Object.entries(chosen()).filter(([, value]) => value));
    const target = `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`;
    try {
      history.replaceState(history.state, "", target);
    } catch {
      // Some browsers allow no change of a file:// address, or not that many: the filter still holds.
    }
  }

  let waiting = 0;
  function update() {
    notice.hidden = true;
    show();
    clearTimeout(waiting);
    waiting = setTimeout(address, 150);
  }

  function restore() {
    const query = new URLSearchParams(location.search), unknown = [];
    for (const each of fields) {
      const [value = "", ...more] = query.getAll(each.name);
      each.value = value;
      if (each.options && each.selectedIndex < 0) each.value = "";
      for (const extra of each.value === value.replace(/[\r\n]/g, "") ? more : [value, ...more])
        unknown.push(`“${label(each)}：${extra.slice(0, 40)}${extra.length > 40 ? "…" : ""}”`);
    }
    for (const name of new Set(query.keys()))
      if (!field(name)) unknown.push(`“${name.slice(0, 40)}${name.length > 40 ? "…" : ""}”`);
    notice.textContent = `地址里的${unknown.join("、")}在这里不能用，没有按它筛选。`;
    notice.hidden = !unknown.length;
    show();
  }

  const wide = matchMedia("(min-width: 48em)");
  const more = find("details");
  const fit = () => { more.open = wide.matches; };
  wide.addEventListener("change", fit);
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of root.querySelectorAll(".px-clear"))
    button.addEventListener("click", () => {
      for (const each of fields) each.value = "";
      update();
      field("q").focus();
    });
  addEventListener("popstate", restore);
  addEventListener("pageshow", (event) => { if (event.persisted) restore(); });
  root.classList.add("px-ready");
  restore();
  fit();
})();
