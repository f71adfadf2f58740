// Filters, sorts and counts the rows of a list, and keeps what is chosen in the address. Without
// this script the page is the whole table. Words are compared as search compares them (words.js,
// which also says why scripts meet through `window`). Text is only ever set as text, never as markup.
(() => {
  "use strict";

  const {
    fold,
    setSimplified,
    parse,
    parseApart,
    synonymsOf,
    whose,
    occurs,
    says,
    numberFit,
    wanted,
    stretches,
  } = window.PlanWords;
  const MOST_EXPLAINED = 200; // rows that are shown with the words that were found in them
  const AROUND = { before: 14, after: 20 }; // characters shown around those words
  const LONG = 40; // characters of a value that are shown
  const ROW = 4; // fields of the row that a wide screen always shows
  const PAUSE = 150; // ms from the last change to the new address

  const root = document.querySelector("[data-explorer]");
  if (!root || !document.documentElement.classList.contains("js")) return; // an old browser reads a sentence instead
  setSimplified(root.dataset.simplified);

  const inRoot = (selector) => root.querySelector(selector);
  const form = inRoot("form");
  const table = inRoot("table");
  // Rows that are not near the reader are not laid out; about so high they will be.
  for (const { rows, style } of table.tBodies)
    style.containIntrinsicBlockSize = `auto ${4 * rows.length}rem`;
  const count = inRoot(".px-count");
  const chips = inRoot(".px-chips");
  const notice = inRoot(".px-notice");
  const noRows = inRoot(".px-empty");
  const printed = inRoot(".px-paper");
  const searchLink = inRoot(".px-everywhere");
  const clearButtons = root.querySelectorAll(".px-clear");
  const quotes = Boolean(inRoot(".px-measures")); // rows of measures quote the official text

  // --- the fields of the form ----------------------------------------------------------------------

  const fields = [...form.elements].filter((field) => field.name);
  const fieldNamed = (name) => fields.find((field) => field.name === name);
  const labelOf = (field) => form.querySelector(`label[for="${field.id}"]`).textContent;
  const cut = (text) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);
  const chosenValues = () =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]));

  // What is chosen in a field, in words: 单位：银行
  function inWords(field) {
    const value = field.options ? field.selectedOptions[0].dataset.name : field.value.trim();
    return `${labelOf(field)}：${cut(value)}`;
  }

  // Other names of units and documents stand once, as options of the filters.
  const otherNames = new Map();
  for (const { name, options } of fields)
    for (const option of options ?? [])
      otherNames.set(`${name} ${option.value}`, option.dataset.also ?? "");

  const documentNumbers = [...otherNames]
    .filter(([key]) => key.startsWith("document "))
    .flatMap(([, names]) => names.split("\n").map((name) => fold(name)))
    .filter((name) => /\d号$/.test(name));
  const known = {
    numbers: new Set(documentNumbers),
    synonyms: synonymsOf(JSON.parse(root.dataset.synonyms), JSON.parse(root.dataset.usual)),
  };

  // --- the rows of the table ------------------------------------------------------------------------

  const split = (text) => (text ?? "").split(" ").filter(Boolean);

  function readRow(element, place) {
    const { text, codes, ...facts } = element.dataset;
    return {
      element,
      place,
      group: element.parentNode,
      shown: true,
      name: element.querySelector(".px-name a").firstChild.data,
      text: text ?? "", // the official text, where it is not in the row
      facts: Object.fromEntries(
        Object.entries(facts).map(([name, ids]) => [name, new Set(split(ids))]),
      ),
      numbers: split(codes).map((each) => ({ kind: "measure", codes: each.split(",") })),
      seen: null, // what the row says, folded, once it is asked for
      words: null, // and all by which it is found
    };
  }

  const rows = [...table.querySelectorAll("[data-row]")].map(readRow);
  const groups = [...table.querySelectorAll("[data-group]")];
  const ungrouped = document.createElement("tbody"); // takes the rows where no section parts them
  ungrouped.setAttribute("role", "rowgroup");

  // What an element says, without marks such as roles, which are filters, and counts.
  // Each piece is folded on its own: words do not run on from one cell into the next.
  function foldedText(element) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, ({ parentNode }) =>
      parentNode.closest("small, .px-mark, .px-hit")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const pieces = [];
    while (texts.nextNode()) pieces.push(fold(texts.currentNode.data));
    return pieces.join("\n");
  }

  function namesOf(row, kind) {
    return [...(row.facts[kind] ?? [])].map((id) => otherNames.get(`${kind} ${id}`));
  }

  function readWords(row) {
    if (row.words !== null) return;
    row.seen = foldedText(row.element);
    const group = foldedText(row.group.querySelector(".px-group"));
    const unseen = [row.text, ...namesOf(row, "unit"), ...namesOf(row, "document")];
    const lines = unseen.flatMap((text) => text.split("\n"));
    row.words = [row.seen, group, ...lines.map((line) => fold(line))].join("\n");
  }

  // --- order -------------------------------------------------------------------------------------------

  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const byName = (a, b) => collator.compare(a.name, b.name) || a.place - b.place;
  const bySize = (a, b) => sizeOf(b) - sizeOf(a) || a.place - b.place;
  const byDue = (a, b) => collator.compare(dueOf(a), dueOf(b)) || a.place - b.place;
  const byStatus = (a, b) => rankOf(a) - rankOf(b) || byDue(a, b);
  const ORDERS = {
    number: (a, b) => a.place - b.place,
    due: byDue,
    status: byStatus,
    title: byName,
    name: byName,
    units: bySize,
    count: bySize,
  };
  let order = "";

  // The next of the dates by which something is due; the last one if all are past.
  function dueOf({ facts }) {
    const dates = [...(facts.dates ?? [])];
    const today = new Date().toISOString().slice(0, 10);
    return dates.find((date) => date >= today) ?? dates.pop() ?? "9999";
  }

  const STATUSES = [
    "delayed",
    "in-progress",
    "not-started",
    "paused",
    "stopped",
    "done",
    "none",
    "removed",
  ];
  const rankOf = ({ facts }) => STATUSES.findIndex((status) => facts.status?.has(status));

  function sizeOf({ element, facts }) {
    return facts.count ? Number(element.dataset.count) : (facts.unit?.size ?? 0);
  }

  function arrange(wantedOrder) {
    if (wantedOrder === order) return;
    order = wantedOrder;
    if (order) {
      ungrouped.append(...[...rows].sort(ORDERS[order]).map(({ element }) => element));
      table.append(ungrouped);
    } else {
      for (const { group, element } of rows) group.append(element);
      ungrouped.remove();
    }
  }

  // --- which rows are meant ---------------------------------------------------------------------------

  const hasNumber = (row, number, fits) =>
    row.numbers.some((own) => fits.includes(numberFit(own, number)));

  const saysWords = (row, term) =>
    says(row.words, term) || term.synonyms.some(({ text }) => occurs(row.words, text));

  function saysTerm(row, term) {
    if (saysWords(row, term)) return true;
    return Boolean(term.number) && hasNumber(row, term.number, ["exact", "end", "inside"]);
  }

  // The rows that a query finds; a number that is that of a measure or part finds only those.
  function rowsFor({ terms, phrase }) {
    if (!terms.length) return [];
    if (phrase.number) {
      const number = { ...phrase.number, whole: true };
      for (const fits of [["exact"], ["end", "inside"]]) {
        const found = rows.filter((row) => hasNumber(row, number, fits));
        if (found.length) return found;
      }
    }
    return rows.filter((row) => {
      readWords(row);
      return saysWords(row, phrase) || terms.every((term) => saysTerm(row, term));
    });
  }

  let answer = { asked: "", words: [], near: [], found: null }; // the last one: filters change more often

  // Of the words asked for: those to be marked, others that mean the same, and the rows that
  // have them; null for all rows.
  function answerTo(asked) {
    if (asked === answer.asked) return answer;
    let query = parse(asked, known);
    let found = asked ? rowsFor(query) : null;
    const apart = found && !found.length ? parseApart(asked, known) : null;
    const more = apart ? rowsFor(apart) : [];
    if (more.length) [query, found] = [apart, more];
    const parts = [query.phrase, ...query.terms];
    const near = whose(parts.flatMap(({ synonyms }) => synonyms));
    answer = { asked, words: wanted(query), near, found: found && new Set(found) };
    return answer;
  }

  function isMeant(row, values, found) {
    const { q, sort, ...filters } = values;
    for (const [name, value] of Object.entries(filters))
      if (value && !row.facts[name]?.has(value)) return false;
    const { unit, role } = filters;
    if (unit && role && !row.facts.task.has(`${unit}.${role}`)) return false;
    return !found || found.has(row);
  }

  // --- drawing ----------------------------------------------------------------------------------------

  // Where words were found only in the official text, the row says so with the words around them.
  function explain(row, words) {
    row.element.querySelector(".px-hit")?.remove();
    if (!words.length || !row.text || !quotes) return;
    readWords(row);
    const { text, seen } = row;
    const [stretch] = stretches(
      text,
      words.filter((word) => !seen.includes(word)),
    );
    if (!stretch) return;
    const [start, end] = stretch;
    const from = Math.max(0, start - AROUND.before);
    const to = end + AROUND.after;
    const hit = document.createElement("span");
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    hit.className = "px-hit";
    hit.append(`原文：${from ? "…" : ""}${text.slice(from, start)}`, mark, text.slice(end, to));
    if (to < text.length) hit.append("…");
    row.element.querySelector(".px-name").append(hit);
  }

  // The button that takes one choice back.
  function chip(field) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const words = inWords(field);
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", `去掉 ${words}`);
    button.addEventListener("click", () => {
      field.value = "";
      update();
      (chips.querySelector("button") ?? fieldNamed("q")).focus();
    });
    item.append(button);
    return item;
  }

  function showRows(values) {
    const { words, found } = answerTo(values.q);
    for (const row of rows) {
      const meant = isMeant(row, values, found);
      if (meant !== row.shown) row.element.hidden = !meant;
      row.shown = meant;
    }
    const shown = rows.filter((row) => row.shown);
    const explained = shown.length <= MOST_EXPLAINED ? words : [];
    for (const row of rows) explain(row, row.shown ? explained : []);
    arrange(values.sort);
    const filled = new Set(shown.map(({ group }) => group));
    for (const group of groups) group.hidden = Boolean(values.sort) || !filled.has(group);
    return shown.length;
  }

  // How many are chosen of those that are folded: on a wide screen a row of them always stands there.
  function sayFolded() {
    const always = getComputedStyle(inRoot(".px-first")).display === "none" ? 0 : ROW;
    const folded = fields.filter(({ name }) => name !== "q").slice(always);
    const chosen = folded.filter(({ value }) => value).length;
    inRoot(".px-on").textContent = chosen ? `（已选 ${chosen} 项）` : "";
  }

  function show() {
    const values = chosenValues();
    const shown = showRows(values);
    const active = fields.filter((field) => field.value.trim());
    const { total, counted } = count.dataset;
    const all = `共 ${total} ${counted}`;
    const near = answer.near.length ? `；也找${answer.near.join("、")}` : "";
    count.textContent = (shown < rows.length ? `显示 ${shown} ${counted}，${all}` : all) + near;
    chips.replaceChildren(...active.map(chip));
    form.querySelector(".px-clear").hidden = !active.length;
    sayFolded();
    const choices = active.map(inWords).join("；");
    printed.textContent = choices ? `${count.textContent}。筛选：${choices}。` : "";
    searchLink.hidden = !values.q;
    searchLink.search = new URLSearchParams({ q: values.q });
    noRows.hidden = shown > 0;
    table.hidden = !shown;
  }

  // --- the address ------------------------------------------------------------------------------------

  function writeAddress() {
    const chosen = Object.entries(chosenValues()).filter(([, value]) => value);
    const query = String(new URLSearchParams(chosen));
    const address = `${location.pathname}${query && `?${query}`}${location.hash}`;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers allow no change of a file:// address, or not that many: the filter still holds.
    }
  }

  let timer = 0;

  function writeNow() {
    clearTimeout(timer);
    timer = 0;
    writeAddress();
  }

  function update() {
    notice.hidden = true;
    show();
    clearTimeout(timer);
    timer = setTimeout(writeNow, PAUSE);
  }

  // Sets a field to the values that an address has for it; returns those that it cannot take.
  function setField(field, [value = "", ...more]) {
    field.value = value;
    if (field.options && field.selectedIndex < 0) field.value = "";
    return field.value === value.replace(/[\r\n]/g, "") ? more : [value, ...more];
  }

  // Names that are no filter are others' (from, scene, utm_source, …) and mean nothing here.
  function readAddress() {
    const query = new URLSearchParams(location.search);
    const unknown = [];
    for (const field of fields)
      for (const value of setField(field, query.getAll(field.name)))
        unknown.push(`“${labelOf(field)}：${cut(value)}”`);
    notice.textContent = `地址里的${unknown.join("、")}在这里不能用，没有按它筛选。`;
    notice.hidden = !unknown.length;
    show();
    if (!unknown.length) writeAddress();
  }

  // --- what the reader does -------------------------------------------------------------------------

  // While an input method is at work, the field has letters that nobody looks for.
  form.addEventListener("input", (event) => event.isComposing || update());
  form.addEventListener("compositionend", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of clearButtons)
    button.addEventListener("click", () => {
      for (const field of fields) field.value = "";
      update();
      fieldNamed("q").focus();
    });

  // Whoever leaves by a link comes back to what was chosen, however soon.
  addEventListener("click", () => timer && writeNow(), true);

  addEventListener("resize", sayFolded);
  addEventListener("popstate", readAddress);
  addEventListener("pageshow", (event) => {
    if (event.persisted) readAddress();
  });

  root.classList.add("px-ready");
  readAddress();
})();
