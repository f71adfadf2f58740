// Sentences of a paragraph, and the digest by which a link knows one again: the same as
// macros/text/parts/sentences.py, which says why. No page here; tests/sentences.json is asked of both.
window.PlanSentences = (() => {
  "use strict";

  const ENDS = "。！？；";
  const PAIRS = new Map(
    ["《》", "〈〉", "（）", "()", "〔〕", "【】", "“”", "‘’"].map((pair) => [...pair]),
  );
  const CLOSING = [...PAIRS.values()];

  const GO_ON = [...ENDS, ...CLOSING, ..."，、："]; // no sentence begins with one of these

  const closesASentence = (paragraph, at) =>
    CLOSING.includes(paragraph[at]) &&
    !"》〉".includes(paragraph[at]) &&
    paragraph[at - 1] === "。";

  // The sentences of a paragraph; joined they are the paragraph.
  function sentences(paragraph) {
    const found = [];
    const open = [];
    let start = 0;
    for (let at = 0; at < paragraph.length; at += 1) {
      const char = paragraph[at];
      if (PAIRS.has(char) && paragraph.indexOf(PAIRS.get(char), at) > 0) open.push(PAIRS.get(char));
      if (open.includes(char)) open.length = open.indexOf(char);
      if (open.length || !(ENDS.includes(char) || closesASentence(paragraph, at))) continue;
      const after = paragraph.slice(at + 1).trimStart();
      if (!after || GO_ON.includes(after[0])) continue;
      found.push(paragraph.slice(start, paragraph.length - after.length));
      start = paragraph.length - after.length;
    }
    if (start < paragraph.length) found.push(paragraph.slice(start));
    return found;
  }

  // Seven letters and figures that stand for the words: FNV-1a over UTF-8, white space aside.
  function digest(sentence) {
    let number = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(sentence.replace(/\s/g, "")))
      number = Math.imul(number ^ byte, 0x01000193) >>> 0;
    return number.toString(36).padStart(7, "0");
  }

  return { sentences, digest };
})();
