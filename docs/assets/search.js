// The search page: query and filter from the address, results into the page, both kept in step.
// The index comes as scripts so that it also works in a copy opened from a disk, where pages may
// neither fetch files nor load modules; each part calls `window.planSearch`. Words from the index
// and from the reader are only ever set as text.
(() => {
  "use strict";

  if (!document.documentElement.classList.contains("js")) return; // an old browser reads a sentence instead
  const { Index } = window.PlanMatch;
  const { marked, wanted, whose, MAX_QUERY } = window.PlanWords;
  const AT_ONCE = 30; // results shown, and shown more at each press of the button
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

  const loading = {
    start: null, // the first part, with the names of the others
    index: null,
    waiting: [], // addresses of parts not asked for yet
    asked: false, // for more than the first part
    loaded: 0, // parts after the first
    spelled: "", // "asked" and then "here": how names are read, for who types pinyin
    fault: "", // what the reader sees if a part did not come
    timer: 0, // of the next drawing
  };

  const reader = {
    composing: false, // an input method is at work
    sought: "", // what is looked for
    unknownKind: "", // what the address asks for and is no kind
    shown: history.state?.shown ?? AT_ONCE, // at most so many results
    timer: 0, // from the last key
  };

  const drawn = {
    words: "", // for which
    items: new Map(), // of results, by record and what is known of it
  };

  // --- loading -----------------------------------------------------------------------------------

  function load(address) {
    const script = document.createElement("script");
    script.src = address;
    script.async = false; // run in the order of asking
    script.addEventListener("error", () => {
      loading.fault = "有一部分索引没有载入，请检查网络后";
      render();
    });
    script.addEventListener("load", loadNext);
    document.head.append(script);
  }

  // One part after the other, one ahead: names first, so that first results need not wait.
  function loadNext() {
    if (loading.asked && loading.waiting.length) load(loading.waiting.shift());
  }

  function loadRest() {
    loadSpelled();
    if (loading.asked || !loading.index) return;
    loading.asked = true;
    loadNext();
    loadNext();
  }

  // Whether there is a word of Latin letters, which may be pinyin.
  const isLatin = (words) => /(?:^|\s)[\p{Script=Latin}\p{M}'’-]{2,}(?:\s|$)/u.test(words);

  function loadSpelled() {
    if (loading.spelled || !loading.index || reader.composing || !isLatin(input.value)) return;
    loading.spelled = "asked";
    load(place.dataset.pinyin);
    load(`${loading.start.spelled}?v=${loading.start.version}`);
  }

  function begin(start) {
    loading.start = start;
    loading.index = new Index(start);
    loading.waiting = start.files.map((name) => `${name}?v=${start.version}`);
    fillKinds();
    if (!reader.unknownKind) writeAddress(false); // without what others append (from, scene, utm_source, …)
    if (input.value.trim()) loadRest();
  }

  function take(part) {
    if (part.part === "spelled") {
      loading.index.pinyin = new window.PlanPinyin.Pinyin(part);
      loading.spelled = "here";
      return;
    }
    if (part.part === "names") loading.index.addNames(part.first, part.rows);
    else loading.index.addTexts(part.first, part.rows);
    loading.loaded += 1;
  }

  window.planSearch = (part) => {
    if (part.part === "start") begin(part);
    else if (part.version === loading.start.version) take(part);
    else loading.fault = "网站刚刚更新，请";
    drawInTime();
  };

  // Drawing for every part would take longer than loading it; few parts come almost at once, and
  // drawing before they are there would only push results about.
  function drawInTime() {
    const few = loading.start.files.length <= FEW;
    const nothingYet = loading.loaded === 0 && !few;
    if (loading.fault || isComplete() || !loading.asked || nothingYet) drawNow();
    else if (!few) loading.timer ||= setTimeout(drawNow, WHILE_LOADING);
  }

  function drawNow() {
    clearTimeout(loading.timer);
    loading.timer = 0;
    render();
  }

  const isComplete = () =>
    Boolean(loading.index) &&
    loading.loaded === loading.start.files.length &&
    loading.spelled !== "asked";

  // --- the address ---------------------------------------------------------------------------------

  function readAddress() {
    const given = new URLSearchParams(location.search);
    input.value = given.get("q") ?? "";
    return given.get("kind") ?? "";
  }

  const chosenKind = () => kinds.querySelector("input:checked")?.value ?? "";

  function writeAddress(push) {
    const state = new URLSearchParams();
    const words = [...input.value.trim()].slice(0, MAX_QUERY).join("");
    if (words) state.set("q", words);
    if (chosenKind()) state.set("kind", chosenKind());
    const address = `${location.pathname}${String(state) && `?${state}`}`;
    nameDocument();
    if (address === location.pathname + location.search) return;
    try {
      if (push) history.pushState(null, "", address);
      else history.replaceState({ ...history.state, shown: reader.shown }, "", address);
    } catch {
      // a browser may limit how often the address changes; the next change catches up
    }
  }

  function nameDocument() {
    const words = [...input.value.trim()];
    document.title = words.length ? `${words.slice(0, 40).join("")} · ${title}` : title;
  }

  // --- pieces of the page ----------------------------------------------------------------------------

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const marks = (pieces) =>
    pieces.map(({ text, hit }) => (hit ? element("mark", { textContent: text }) : text));

  const span = (className, textContent) => element("span", { className, textContent });

  function fillKinds() {
    const given = new URLSearchParams(location.search).get("kind") ?? "";
    const all = [{ id: "", label: "全部" }, ...loading.index.kinds];
    const known = all.some(({ id }) => id === given);
    reader.unknownKind = known ? "" : given;
    kinds.append(
      ...all.map(({ id, label }) => {
        const checked = id === (known ? given : "");
        const radio = element("input", { type: "radio", name: "kind", value: id, checked });
        const count = element("b", { className: "pl-find-count" });
        return element("label", {}, radio, element("span", {}, label, " ", count));
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

  function href(record) {
    const [page, anchor] = record.address.split("#");
    // a copy on a disk has no server that finds the page of a folder
    const file = location.protocol === "file:" && (!page || page.endsWith("/"));
    return place.dataset.root + page + (file ? "index.html" : "") + (anchor ? `#${anchor}` : "");
  }

  function result(match, query) {
    const { record } = match;
    const terms = wanted(query);
    const number = record.number ? `${record.number} ` : "";
    const link = element(
      "a",
      { href: href(record) },
      number,
      ...marks(marked(record.title, terms)),
    );
    const kind = element("p", { className: "pl-find-kind" }, span("pl-chip", record.label));
    const gone = { 1: "已停用", 3: "已删去" }[record.rank];
    if (gone) kind.append(span("pl-find-stopped", gone));
    if (record.editors) kind.append(span("pl-editor", "编者拟题"));
    if (record.context) {
      const context = marks(marked(record.context, terms));
      kind.append(element("span", { className: "pl-find-context" }, ...context));
    }
    const item = element("li", {}, element("h2", {}, link), kind);
    for (const words of whose(match.by.filter(({ usual }) => !usual))) item.append(near(words));
    const name = loading.index.otherName(match, query);
    if (name) item.append(excerpt(span("pl-chip", name.label), marked(name.name, terms)));
    const found = loading.index.excerpt(match, query);
    if (found) item.append(excerpt(found.label && span("pl-editor", found.label), found.pieces));
    return item;
  }

  const near = (words) =>
    element("p", { className: "pl-find-excerpt" }, span("pl-editor", `按${words}检索`));

  function excerpt(label, pieces) {
    const words = element("p", { className: "pl-find-excerpt" });
    if (label) words.append(label, " ");
    words.append(...marks(pieces));
    return words;
  }

  function tryButton(words, count) {
    const button = element("button", {
      type: "button",
      className: "pl-find-try",
      textContent: words,
    });
    if (count) button.append(element("small", { textContent: ` ${count} 个结果` }));
    button.addEventListener("click", () => {
      input.value = words;
      loadRest();
      renderFromTop();
      writeAddress(true);
      input.focus();
    });
    return button;
  }

  // --- drawing -------------------------------------------------------------------------------------

  // Drawn again only when there is more to show of it, as when its text has come.
  function drawnResult(match, query) {
    const { place: at, texts } = match.record;
    const key = `${at} ${texts.length} ${whose(match.by)}`;
    if (!drawn.items.has(key)) drawn.items.set(key, result(match, query));
    return drawn.items.get(key);
  }

  // What is there already is left alone: it may have the focus or be under a finger.
  function showResults(matches, query) {
    if (query.words !== drawn.words) drawn.items = new Map();
    drawn.words = query.words;
    const items = matches.slice(0, reader.shown).map((match) => drawnResult(match, query));
    items.forEach((item, at) => {
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
    });
    while (list.children.length > items.length) list.lastChild.remove();
    list.hidden = !matches.length;
    rest.hidden = matches.length <= reader.shown;
  }

  // What stands in place of results is made once for what it answers.
  function showMore(answers, fill) {
    if (more.dataset.shows === answers) return;
    more.dataset.shows = answers;
    fill();
  }

  function showHints() {
    const groups = loading.start.hints.map(([group, queries]) =>
      element("p", {}, span("pl-find-group", group), ...queries.map((words) => tryButton(words))),
    );
    more.replaceChildren(element("p", { textContent: "例如：" }), ...groups);
  }

  function showWaysOut() {
    const suggestions = loading.index.suggestions(reader.sought);
    const textContent = suggestions.length
      ? "可以试试："
      : "可以换一个更短的词，或从下面的完整列表中查找。";
    more.replaceChildren(element("p", { textContent }));
    const buttons = suggestions.map(({ words, count }) => tryButton(words, count));
    if (buttons.length) more.append(element("p", {}, ...buttons));
  }

  function announce(words) {
    if (status.firstChild?.textContent !== words) status.replaceChildren(words);
    if (loading.fault && !status.querySelector("button")) {
      const again = element("button", {
        type: "button",
        className: "pl-find-try",
        textContent: "重新载入",
      });
      again.addEventListener("click", () => location.reload());
      status.append(again);
    }
  }

  function render() {
    // while an input method is at work, the field has letters that nobody looks for
    if (!reader.composing) reader.sought = input.value;
    const typed = Boolean(reader.sought.trim());
    if (!loading.index || (typed && !loading.asked)) {
      announce(loading.fault || (typed ? "正在载入索引…" : ""));
      if (loading.fault) place.classList.add("pl-find-settled");
      return;
    }
    const { query, found: all } = loading.index.answer(reader.sought);
    const kind = chosenKind();
    const found = kind ? all.filter(({ record }) => record.kind === kind) : all;
    showCounts(all);
    kinds.hidden = !all.length;
    showResults(found, query);
    const nothing = typed && !all.length && isComplete();
    more.hidden = typed && !nothing;
    if (!typed) showMore(" ", showHints);
    else if (nothing) showMore(query.words, showWaysOut);
    announce(typed ? summary(query, all, found) : loading.fault || unknownKind());
    if (!typed || isComplete() || loading.fault) place.classList.add("pl-find-settled");
  }

  function renderFromTop() {
    reader.shown = AT_ONCE;
    render();
  }

  const unknownKind = () => (reader.unknownKind ? "网址中的类别无法识别，显示全部类别。" : "");

  // What is said of the results, for the eye and for screen readers.
  function summary(query, all, found) {
    const { index } = loading;
    const words = [...query.words];
    const name = words.length > 20 ? `${words.slice(0, 20).join("")}…` : query.words;
    const kind = chosenKind();
    const where = kind ? `在“${index.kinds.find(({ id }) => id === kind).label}”中` : "";
    const parts = [loading.fault, unknownKind()];
    const spelled = loading.index.readAs(query);
    if (spelled.length && found.length) parts.push(`按拼音“${spelled.join("”“")}”查找：`);
    if (query.cut) parts.push(`搜索词很长，只查找前 ${MAX_QUERY} 字。`);
    if (!isComplete()) parts.push(`正在查找（已查 ${index.read} / ${index.total}）：`);
    const usual = whose(found.flatMap(({ by }) => by).filter((synonym) => synonym.usual));
    const also = usual.map((from) => `，也按${from}查找`).join("");
    if (found.length) parts.push(`“${name}”${where}有 ${found.length} 个结果${also}。`);
    else if (isComplete() && all.length) {
      parts.push(`“${name}”${where}没有结果，其他类别有 ${all.length} 个。`);
    } else if (isComplete()) parts.push(`没有找到“${name}”。`);
    return parts.join("");
  }

  // --- what the reader does ----------------------------------------------------------------------

  function changed() {
    if (reader.composing) return;
    reader.unknownKind = "";
    loadRest();
    clearTimeout(reader.timer);
    reader.timer = setTimeout(() => {
      renderFromTop();
      writeAddress(false);
    }, PAUSE);
  }

  input.addEventListener("compositionstart", () => {
    reader.composing = true;
    clearTimeout(reader.timer);
    loadRest();
  });
  input.addEventListener("compositionend", () => {
    reader.composing = false;
    changed();
  });
  input.addEventListener("input", (event) => {
    if (!event.isComposing) changed();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(reader.timer);
    reader.composing = false;
    loadRest();
    renderFromTop();
    writeAddress(true);
    list.querySelector("a")?.focus(); // which also puts away the keyboard of a phone
  });

  kinds.addEventListener("change", () => {
    reader.unknownKind = "";
    renderFromTop();
    writeAddress(true);
  });

  rest.querySelector("button").addEventListener("click", () => {
    const at = reader.shown;
    reader.shown += AT_ONCE;
    history.replaceState({ ...history.state, shown: reader.shown }, "");
    render();
    list.children[at]?.querySelector("a").focus();
  });

  // "/" leads to the field, the arrows through field and results.
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "/" && !typing) {
      event.preventDefault();
      input.select();
      input.focus();
      return;
    }
    if (key !== "ArrowDown" && key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("h2 a")];
    const at = stops.indexOf(target);
    const next = stops[at + (key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  addEventListener("popstate", () => {
    const kind = readAddress();
    for (const radio of kinds.querySelectorAll("input")) radio.checked = radio.value === kind;
    const everything = kinds.querySelector("input");
    if (!chosenKind() && everything) everything.checked = true;
    nameDocument();
    loadRest();
    reader.shown = history.state?.shown ?? AT_ONCE;
    render();
  });

  readAddress();
  nameDocument();
  place.classList.add("pl-find-ready");
  if (!input.value) input.focus({ preventScroll: true });
  render();
  load(place.dataset.index);
})();
