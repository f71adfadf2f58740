// The search page: query and filter from the address, results into the page, both kept in step.
// The index comes as scripts so that it also works in a copy opened from a disk. Words from the
// index and from the reader are only ever set as text.
"use strict";

(() => {
  const { Index } = window.PlanMatch;
  const { marked, wanted, MAX_QUERY } = window.PlanWords;
  const AT_ONCE = 30;
  const PAUSE = 120; // ms from the last key to the search
  const FEW = 3; // parts of an index that are drawn together
  const WHILE_LOADING = 400; // ms between two drawings while parts come in

  const place = document.getElementById("find");
  const form = document.getElementById("find-form");
  const input = document.getElementById("find-q");
  const kinds = document.getElementById("find-kinds");
  const status = document.getElementById("find-status");
  const more = document.getElementById("find-more");
  const list = document.getElementById("find-results");
  const rest = document.getElementById("find-rest");
  const title = document.title;

  let index = null;
  let start = null;
  let waiting = []; // names of parts not asked for yet
  let loaded = 0;
  let asked = false;
  let broken = "";
  let composing = false;
  let sought = ""; // what is looked for
  let timer = 0;
  let drawing = 0;
  let drawn = new Map();
  let drawnFor = "";
  let shown = AT_ONCE;
  let unknownKind = "";

  // --- loading -----------------------------------------------------------------------------------

  function load(name) {
    const script = document.createElement("script");
    script.src = name;
    script.async = false; // run in the order of asking
    script.addEventListener("error", () => {
      broken = "有一部分索引没有载入，请检查网络后";
      render();
    });
    script.addEventListener("load", next);
    document.head.append(script);
  }

  // One part after the other, one ahead: names first, so that first results need not wait.
  function next() {
    if (asked && waiting.length) load(waiting.shift());
  }

  function loadRest() {
    if (asked || !index) return;
    asked = true;
    next();
    next();
  }

  window.planSearch = (part) => {
    if (part.part === "start") {
      start = part;
      index = new Index(part);
      waiting = part.files.map((name) => `${name}?v=${part.version}`);
      fillKinds();
      if (input.value.trim()) loadRest();
    } else if (part.version !== start.version) {
      broken = "网站刚刚更新，请";
    } else {
      if (part.part === "names") index.addNames(part.first, part.rows);
      else index.addTexts(part.first, part.rows);
      loaded += 1;
    }
    // drawing for every part would take longer than loading it; few parts come almost at once,
    // and drawing before they are there would only push results about
    if (broken || complete() || !asked || (loaded === 0 && start.files.length > FEW)) drawNow();
    else if (start.files.length <= FEW) return;
    else drawing ||= setTimeout(drawNow, WHILE_LOADING);
  };

  function drawNow() {
    clearTimeout(drawing);
    drawing = 0;
    render();
  }

  const complete = () => Boolean(index) && loaded === start.files.length;

  // --- state ---------------------------------------------------------------------------------------

  function readAddress() {
    const given = new URLSearchParams(location.search);
    input.value = given.get("q") ?? "";
    return given.get("kind") ?? "";
  }

  const chosen = () => kinds.querySelector("input:checked")?.value ?? "";

  function writeAddress(push) {
    const state = new URLSearchParams();
    const words = [...input.value.trim()].slice(0, MAX_QUERY).join("");
    if (words) state.set("q", words);
    if (chosen()) state.set("kind", chosen());
    const address = `${location.pathname}${String(state) && `?${state}`}`;
    nameDocument();
    if (address === location.pathname + location.search) return;
    try {
      history[push ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // a browser may limit how often the address changes; the next change catches up
    }
  }

  function nameDocument() {
    const words = [...input.value.trim()];
    document.title = words.length ? `${words.slice(0, 40).join("")} · ${title}` : title;
  }

  // --- drawing -------------------------------------------------------------------------------------

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const marks = (pieces) => pieces.map(({ text, hit }) => (hit ? element("mark", { textContent: text }) : text));

  function fillKinds() {
    const wantedKind = new URLSearchParams(location.search).get("kind") ?? "";
    const all = [{ id: "", label: "全部" }, ...index.kinds];
    unknownKind = all.some(({ id }) => id === wantedKind) ? "" : wantedKind;
    kinds.append(
      ...all.map(({ id, label }) => {
        const radio = element("input", { type: "radio", name: "kind", value: id, checked: id === (unknownKind ? "" : wantedKind) });
        return element("label", {}, radio, element("span", {}, label, " ", element("b", { className: "pl-find-count" })));
      }),
    );
  }

  function showCounts(found) {
    const counts = new Map([["", found.length]]);
    for (const { record } of found) counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
    for (const label of kinds.querySelectorAll("label")) {
      const radio = label.querySelector("input");
      const count = counts.get(radio.value) ?? 0;
      label.querySelector("b").textContent = String(count);
      label.hidden = !count && !radio.checked;
    }
  }

  function link(record) {
    let [path, anchor] = record.address.split("#");
    // a copy on a disk has no server that finds the page of a folder
    if (location.protocol === "file:" && (!path || path.endsWith("/"))) path += "index.html";
    return place.dataset.root + path + (anchor ? `#${anchor}` : "");
  }

  function result(match, query) {
    const { record } = match;
    const terms = wanted(query);
    const heading = element("h2", {}, element("a", { href: link(record) }, record.number ? `${record.number} ` : "", ...marks(marked(record.title, terms))));
    const kind = element("p", { className: "pl-find-kind" }, element("span", { className: "pl-chip", textContent: record.label }));
    if (record.standing === 1) kind.append(element("span", { className: "pl-find-stopped", textContent: "已停用" }));
    if (record.editors) kind.append(element("span", { className: "pl-editor", textContent: "编者拟题" }));
    if (record.context) kind.append(element("span", { className: "pl-find-context" }, ...marks(marked(record.context, terms))));
    const item = element("li", {}, heading, kind);
    const other = index.otherName(match, query);
    if (other) item.append(element("p", { className: "pl-find-excerpt" }, element("span", { className: "pl-chip", textContent: other.label }), " ", ...marks(marked(other.name, terms))));
    const excerpt = index.excerpt(match, query);
    if (excerpt) {
      const words = element("p", { className: "pl-find-excerpt" });
      if (excerpt.label) words.append(element("span", { className: "pl-editor", textContent: excerpt.label }), " ");
      words.append(...marks(excerpt.pieces));
      item.append(words);
    }
    return item;
  }

  // Drawn again only when there is more to show of it, as when its text has come.
  function drawnResult(match, query) {
    const { place: at, texts } = match.record;
    const key = `${at} ${texts.length}`;
    if (!drawn.has(key)) drawn.set(key, result(match, query));
    return drawn.get(key);
  }

  function tryButton(words, count) {
    const button = element("button", { type: "button", className: "pl-find-try", textContent: words });
    if (count) button.append(element("small", { textContent: ` ${count} 个结果` }));
    button.addEventListener("click", () => {
      input.value = words;
      shown = AT_ONCE;
      loadRest();
      render();
      writeAddress(true);
      input.focus();
    });
    return button;
  }

  // What is there already is left alone: it may have the focus or be under a finger.
  function showResults(items) {
    items.forEach((item, at) => {
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    });
    while (list.children.length > items.length) list.lastChild.remove();
  }

  function showMore(key, fill) {
    if (more.dataset.shows === key) return;
    more.dataset.shows = key;
    fill();
  }

  function showHints() {
    more.replaceChildren(
      element("p", { textContent: "例如：" }),
      ...start.hints.map(([group, queries]) => element("p", {}, element("span", { className: "pl-find-group", textContent: group }), ...queries.map((words) => tryButton(words)))),
    );
  }

  function showWaysOut() {
    const suggestions = index.suggestions(sought);
    more.replaceChildren(element("p", { textContent: suggestions.length ? "可以试试：" : "可以换一个更短的词，或从下面的完整列表中查找。" }));
    if (suggestions.length) more.append(element("p", {}, ...suggestions.map(({ words, count }) => tryButton(words, count))));
  }

  function announce(words) {
    if (status.firstChild?.textContent !== words) status.replaceChildren(words);
    if (broken && !status.querySelector("button")) {
      const again = element("button", { type: "button", className: "pl-find-try", textContent: "重新载入" });
      again.addEventListener("click", () => location.reload());
      status.append(again);
    }
  }

  function render() {
    if (!composing) sought = input.value; // else the letters that an input method shows meanwhile
    const typed = Boolean(sought.trim());
    if (!index || (typed && !asked)) {
      announce(broken || (typed ? "正在载入索引…" : ""));
      if (broken) place.classList.add("pl-find-settled");
      return;
    }
    const { query, found: all } = index.answer(sought);
    const kind = chosen();
    const found = kind ? all.filter(({ record }) => record.kind === kind) : all;
    showCounts(all);
    kinds.hidden = !all.length;
    list.hidden = !found.length;
    if (query.words !== drawnFor) drawn = new Map();
    drawnFor = query.words;
    showResults(found.slice(0, shown).map((match) => drawnResult(match, query)));
    rest.hidden = found.length <= shown;
    const nothing = typed && !all.length && complete();
    more.hidden = typed && !nothing;
    if (!typed) showMore(" ", showHints);
    else if (nothing) showMore(query.words, showWaysOut);
    announce(typed ? summary(query, all, found) : broken || (unknownKind ? unknown() : ""));
    if (!typed || complete() || broken) place.classList.add("pl-find-settled");
  }

  const unknown = () => "网址中的类别无法识别，显示全部类别。";

  function summary(query, all, found) {
    const name = [...query.words].length > 20 ? `${[...query.words].slice(0, 20).join("")}…` : query.words;
    const parts = [];
    if (broken) parts.push(broken);
    if (unknownKind) parts.push(unknown());
    if (query.cut) parts.push(`搜索词很长，只查找前 ${MAX_QUERY} 字。`);
    const only = chosen() ? `在“${index.kinds.find(({ id }) => id === chosen()).label}”中` : "";
    if (!complete()) parts.push(`正在查找（已查 ${index.read} / ${index.total}）：`);
    if (found.length) parts.push(`“${name}”${only}有 ${found.length} 个结果。`);
    else if (complete()) parts.push(all.length ? `“${name}”${only}没有结果，其他类别有 ${all.length} 个。` : `没有找到“${name}”。`);
    return parts.join("");
  }

  // --- what the reader does ----------------------------------------------------------------------

  function changed() {
    if (composing) return;
    unknownKind = "";
    loadRest();
    clearTimeout(timer);
    timer = setTimeout(() => {
      shown = AT_ONCE;
      render();
      writeAddress(false);
    }, PAUSE);
  }

  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(timer);
    loadRest();
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    changed();
  });
  input.addEventListener("input", (event) => {
    if (!event.isComposing) changed();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    composing = false;
    loadRest();
    shown = AT_ONCE;
    render();
    writeAddress(true);
    list.querySelector("a")?.focus(); // which also puts away the keyboard of a phone
  });

  kinds.addEventListener("change", () => {
    unknownKind = "";
    shown = AT_ONCE;
    render();
    writeAddress(true);
  });

  rest.querySelector("button").addEventListener("click", () => {
    const at = shown;
    shown += AT_ONCE;
    render();
    list.children[at]?.querySelector("a").focus();
  });

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      input.select();
      input.focus();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [input, ...list.querySelectorAll("h2 a")];
    const at = links.indexOf(event.target);
    const to = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  });

  addEventListener("popstate", () => {
    const kind = readAddress();
    for (const radio of kinds.querySelectorAll("input")) radio.checked = radio.value === kind;
    if (!chosen() && kinds.querySelector("input")) kinds.querySelector("input").checked = true;
    shown = AT_ONCE;
    nameDocument();
    loadRest();
    render();
  });

  readAddress();
  nameDocument();
  place.classList.add("pl-find-ready");
  if (!input.value) input.focus({ preventScroll: true });
  render();
  load(place.dataset.index);
})();
