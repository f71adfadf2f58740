// Marked words of the official text are copied with their source, and the sentence that a link means is shown.
// assets/cite.js fetches this when it is wanted. A link to a sentence, ?s=3-1k2m3n4#id-p2, is the address of its
// paragraph with the sentence's place in it and a digest of its words (macros/text/parts/sentences.py).
(() => {
  "use strict";

  const carrier = document.querySelector(".pl-marking");
  const PARAGRAPH = /^(.+)-p(\d+)$/;
  const NUMBER = ".pl-printed, .pl-printed-number"; // stands before the words, as printed or as a link
  const PAUSE = 200; // until a selection is taken for made
  const SAID = 2500; // how long it says that something was copied

  const canonical = document.querySelector("link[rel=canonical]");
  const page = (canonical ?? location).href.split(/[?#]/)[0];
  // What a paragraph is called where it has its address: here, or on the page that its holder names.
  const anchorOf = ({ id, dataset }) => id || (dataset.passage ?? "");
  const paragraphs = [...document.querySelectorAll("[data-cited] p, [data-cited]")].filter(
    (paragraph) => PARAGRAPH.test(anchorOf(paragraph)),
  );
  const ownerOf = (paragraph) => PARAGRAPH.exec(anchorOf(paragraph))[1];
  const holderOf = (paragraph) => paragraph.closest("[data-cited]");
  // Beside what something can stand: a whole table, a whole heading.
  const blockOf = (paragraph) =>
    paragraph.closest(".pl-scroll, h1, h2, h3, h4, h5, h6") ?? holderOf(paragraph);

  // --- the words of a paragraph ---------------------------------------------------------------------

  // Its pieces of text, each with the place of its first character.
  function textsOf(paragraph) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const found = [];
    let from = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentNode.closest(NUMBER)) continue;
      found.push({ node, from });
      from += node.length;
    }
    return found;
  }

  const wordsOf = (paragraph) =>
    textsOf(paragraph)
      .map(({ node }) => node.data)
      .join("");

  // Its sentences, each with where it begins and ends, the white space behind it aside.
  function sentencesOf(paragraph) {
    let start = 0;
    return window.PlanSentences.sentences(wordsOf(paragraph)).map((text, at) => {
      const begun = start;
      start += text.length;
      return { place: at + 1, text, start: begun, end: begun + text.trimEnd().length, till: start };
    });
  }

  // --- what the reader marked -----------------------------------------------------------------------

  function partOf(paragraph, range) {
    let start = -1;
    let end = -1;
    for (const { node, from } of textsOf(paragraph)) {
      if (!range.intersectsNode(node)) continue;
      const first = node === range.startContainer ? range.startOffset : 0;
      const last = node === range.endContainer ? range.endOffset : node.length;
      if (first >= last) continue;
      if (start < 0) start = from + first;
      end = from + last;
    }
    const text = start < 0 ? "" : wordsOf(paragraph).slice(start, end);
    if (!text.trim()) return null;
    const begun = start + text.length - text.trimStart().length;
    const ended = start + text.trimEnd().length;
    const all = sentencesOf(paragraph);
    return {
      paragraph,
      text,
      first: all.find(({ till }) => begun < till),
      last: all.find(({ till }) => ended <= till),
      count: all.length,
    };
  }

  // 第2段第3句; without the paragraph if there is but one, and without the sentence if it is all of it.
  function place({ paragraph, count }, first, last) {
    const owner = ownerOf(paragraph);
    const alone = paragraphs.filter((other) => ownerOf(other) === owner).length === 1;
    const around = alone ? "" : `第${PARAGRAPH.exec(anchorOf(paragraph))[2]}段`;
    if (last - first + 1 === count) return around;
    return `${around}第${first}${last > first ? `至${last}` : ""}句`;
  }

  function placeOf(parts) {
    const first = parts[0];
    const last = parts[parts.length - 1];
    const [from, to] = [first, last].map(({ paragraph }) => holderOf(paragraph).dataset.cited);
    if (parts.length === 1) return from + place(first, first.first.place, first.last.place);
    const begun = place(
      first,
      first.first.place,
      first.first.place === 1 ? first.count : first.first.place,
    );
    const ended = place(
      last,
      last.last.place === last.count ? 1 : last.last.place,
      last.last.place,
    );
    return `${from}${begun}至${to === from ? "" : to}${ended}`;
  }

  const planOf = ({ paragraph }) => holderOf(paragraph).dataset.plan ?? carrier.dataset.plan;

  function addressOf(paragraph, { place: at, text }) {
    const where = new URL(holderOf(paragraph).dataset.page ?? "", page).href;
    return `${where}?s=${at}-${window.PlanSentences.digest(text)}#${anchorOf(paragraph)}`;
  }

  // The marked words with their source; nothing if none are of the official text, or of two documents.
  function marked() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const parts = paragraphs
      .filter((paragraph) => range.intersectsNode(paragraph))
      .map((paragraph) => partOf(paragraph, range))
      .filter(Boolean);
    if (!parts.length || new Set(parts.map(planOf)).size > 1) return null;
    const amended = new Set(
      parts.map(({ paragraph }) => holderOf(paragraph).dataset.amended ?? ""),
    );
    const words = parts.map(({ text }) => text).join("\n");
    const source = `${planOf(parts[0])}${placeOf(parts)}${[...amended].join("")}`;
    const address = addressOf(parts[0].paragraph, parts[0].first);
    return { range, parts, words: `“${words}”\n${source}\n${address}` };
  }

  // --- the button beside it -------------------------------------------------------------------------

  const COPY = "复制原文和出处";
  const bar = document.createElement("div");
  const button = document.createElement("button");
  const status = document.createElement("span");
  let offered = null;
  let reached = false;
  let busy = false;
  let timer = 0;

  bar.className = "pl-marked";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "所选的文字");
  button.type = "button";
  button.textContent = COPY;
  status.className = "pl-hidden";
  status.setAttribute("role", "status");
  bar.append(button, status);

  // Below the last marked line, and below the handles that a finger needs; next in the order of the keys.
  function putUnder({ range, parts }) {
    const holder = blockOf(parts[parts.length - 1].paragraph);
    if (bar.previousElementSibling !== holder) holder.after(bar);
    bar.style.left = bar.style.top = "0";
    const lines = range.getClientRects();
    const line = lines[lines.length - 1] ?? holder.getBoundingClientRect();
    const gap = matchMedia("(pointer: coarse)").matches ? 32 : 8;
    const { left, top, width } = bar.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const wanted = Math.max(8, Math.min(line.left, room - width - 8));
    bar.style.left = `${wanted - left}px`;
    bar.style.top = `${line.bottom + gap - top}px`;
  }

  function offer() {
    if (busy) return;
    const found = marked();
    if (!found && bar.contains(document.activeElement)) return;
    if (found?.words !== offered?.words) reached = false;
    offered = found;
    if (found) putUnder(found);
    else bar.remove();
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea"); // where the page is not served over https
      field.value = text;
      bar.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", async () => {
    busy = true;
    button.textContent = (await copied(offered.words)) ? "已复制" : "没能复制";
    status.textContent = button.textContent;
    setTimeout(() => {
      busy = false;
      button.textContent = COPY;
      status.textContent = "";
      offer();
    }, SAID);
  });
  // The next Tab leads to the button, once; Escape takes it away.
  document.addEventListener("keydown", (event) => {
    if (!bar.isConnected) return;
    if (event.key === "Tab" && !event.shiftKey && !reached) {
      reached = true;
      event.preventDefault();
      button.focus({ preventScroll: true });
    } else if (event.key === "Escape") {
      clearTimeout(timer);
      bar.remove();
    }
  });

  // --- the sentence that the address means ----------------------------------------------------------

  function emphasize(paragraph, { start, end }) {
    const marks = [];
    for (const { node, from } of textsOf(paragraph)) {
      const first = Math.max(0, start - from);
      const last = Math.min(node.length, end - from);
      if (first >= last) continue;
      const range = document.createRange();
      const mark = document.createElement("mark");
      range.setStart(node, first);
      range.setEnd(node, last);
      mark.className = "pl-meant";
      range.surroundContents(mark);
      marks.push(mark);
    }
    return marks[0];
  }

  // Marks the sentence with these words, best where the link says; returns the mark.
  function show(candidates, at, words) {
    for (const paragraph of candidates) {
      const found = sentencesOf(paragraph).filter(
        ({ text }) => window.PlanSentences.digest(text) === words,
      );
      if (found.length)
        return emphasize(paragraph, found.find((one) => one.place === at) ?? found[0]);
    }
    return null;
  }

  function tell(before, words, link, href) {
    const note = document.createElement("p");
    const more = document.createElement("a");
    note.className = "pl-stale";
    note.tabIndex = -1;
    more.href = href;
    more.textContent = link;
    note.append(words, more);
    before.before(note);
    note.focus({ preventScroll: true });
    return note;
  }

  function arrive() {
    const [, at, words] =
      /^(\d+)-([0-9a-z]{7})$/.exec(new URLSearchParams(location.search).get("s")) ?? [];
    const [, owner] = PARAGRAPH.exec(decodeURIComponent(location.hash.slice(1))) ?? [];
    const own = paragraphs.filter((paragraph) => ownerOf(paragraph) === owner);
    if (!words || !own.length) return;
    const named = own.filter((paragraph) => `#${anchorOf(paragraph)}` === location.hash);
    let target = show([...named, ...own], Number(at), words);
    if (!target) {
      const earlier = document.querySelectorAll(".pl-compared > :first-child blockquote p");
      const once = show(earlier, 0, words);
      const holder = blockOf(own[0]);
      if (once) {
        once.id = "meant";
        target = tell(
          holder,
          "链接指的那句话后来改过：现在的文字里没有它，原先的文字里有。",
          "看原先的那句话",
          "#meant",
        );
      } else {
        const why = "在这里没有找到链接指的那句话：做链接以后文字可能改过，也可能链接不完整。";
        target = tell(holder, `${why}下面是本站现在的文字。`, "看更新", carrier.dataset.history);
      }
    }
    const [how] = performance.getEntriesByType("navigation");
    if (how?.type !== "back_forward") target.scrollIntoView({ block: "center" });
  }

  function begin() {
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(offer, PAUSE);
    });
    offer();
    if (document.readyState === "complete") arrive();
    else addEventListener("load", arrive);
  }

  // --- what it needs --------------------------------------------------------------------------------

  const file = carrier.dataset.script;
  const sheet = document.createElement("link");
  const script = document.createElement("script");
  sheet.rel = "stylesheet";
  sheet.href = file.replace(/js$/, "css");
  script.src = file.replace("passages.js", "sentences.js");
  sheet.addEventListener("load", () => document.head.append(script)); // the button is placed by its style
  script.addEventListener("load", begin);
  document.head.append(sheet);
})();
