// How words are compared: one folding and one reading of numbers for search and explorer alike.
// No page and no network here. Why it works as it does: macros/exports/search/README.md.
// Scripts hand things on through `window`, here and in search-match.js: a copy of the site opened
// from a disk (file://) loads no modules.
window.PlanWords = (() => {
  "use strict";

  const MAX_QUERY = 200; // characters that are looked for; more than any title has
  const MAX_TERMS = 12;

  // --- folding: the form in which texts and queries are compared -----------------------------
  // Width, case, accents and traditional characters are evened out. Brackets, quotation marks
  // and other marks are dropped, and so is white space, but for one that keeps two Latin words
  // or two figures apart: 豫发〔2022〕31 号 → 豫发202231号, 0.5 stays 0.5.

  const WORD = 0;
  const SPACE = 1;
  const BRACKET = 2;
  const MARK = 3;
  let simplified = new Map();
  let looked = new Map();

  function setSimplified(pairs) {
    const chars = [...pairs];
    simplified = new Map();
    for (let i = 0; i + 1 < chars.length; i += 2) simplified.set(chars[i], chars[i + 1]);
    looked = new Map();
  }

  function kindOf(char) {
    if (/[\s\p{Cc}]/u.test(char)) return SPACE;
    if (/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Cf}"'`<>]/u.test(char)) return BRACKET;
    return /[\p{P}\p{Sm}\p{Sk}]/u.test(char) ? MARK : WORD;
  }

  function look(char) {
    let found = looked.get(char);
    if (!found) {
      found = [];
      for (const part of char.normalize("NFKD").toUpperCase().toLowerCase()) {
        if (/\p{M}/u.test(part)) continue;
        const plain = /[\p{Pd}~]/u.test(part) ? "-" : (simplified.get(part) ?? part);
        found.push([plain, kindOf(plain)]);
      }
      looked.set(char, found);
    }
    return found;
  }

  const isLatin = (char) => /^[a-z0-9]$/.test(char);

  // The folded text; with `places`, also where in `text` each of its code units comes from.
  function fold(text, places) {
    let folded = "";
    let last = "";
    let marks = "";
    let spaced = false;
    let bracketed = false;
    let position = 0;
    for (const char of text) {
      for (const [plain, kind] of look(char)) {
        if (kind === WORD) {
          if ((marks || spaced || bracketed) && isLatin(last) && isLatin(plain)) {
            const only = marks.length === 1 && !spaced && !bracketed;
            const between = only ? marks : marks || (spaced && !bracketed) ? " " : "";
            if (between) places?.push(position);
            folded += between;
          }
          folded += plain;
          for (let unit = 0; places && unit < plain.length; unit += 1) places.push(position);
          last = plain;
          marks = "";
          spaced = bracketed = false;
        } else if (kind === SPACE) spaced = true;
        else if (kind === BRACKET) bracketed = true;
        else if (plain !== "-" || marks !== "-") marks += plain;
      }
      position += char.length;
    }
    return folded;
  }

  // --- queries --------------------------------------------------------------------------------

  const NUMERAL = /[0-9]+[a-z]?|[〇零一二两三四五六七八九十百千]+/g;
  const NO_NUMERAL = /[十百千].*[一二两三四五六七八九]{2}|[一二两三四五六七八九]{2}[十百千]/; // 十四五
  const AROUND = /部分|[第编章节条项款点\s、.。,:·‐–—_/()〔〕[\]-]/g;
  // Codes of annexes begin with f (fb: 附表); b counts tables, z the blocks of numbers in one, h the
  // rows below one number: 附1.表2.组1.3.行2, 附件1表2第1组第3项第2行.
  const ANNEX = /^(附[件表录]?|f[bl]?(?=[0-9]))/;
  const ANNEXES = { 附表: "fb", 附录: "fl", fb: "fb", fl: "fl" };
  const COUNTED = { 表: "b", 组: "z", 行: "h" };
  const IN_TABLE = /[表组行bzh](?=[0-9])/g;
  const COUNTED_BEFORE = /第?([0-9]+)([组行])/g;
  const DIGITS = "〇一二三四五六七八九";
  const UNITS = { 十: 10, 百: 100, 千: 1000 };

  function arabic(numeral) {
    if (/^[0-9]/.test(numeral)) return numeral;
    const value = (char) => (char === "零" ? 0 : char === "两" ? 2 : DIGITS.indexOf(char));
    if (![...numeral].some((char) => char in UNITS))
      return String(Number([...numeral].map(value).join("")));
    let total = 0;
    let digit = 0;
    for (const char of numeral) {
      if (char in UNITS) {
        total += (digit || 1) * UNITS[char];
        digit = 0;
      } else digit = value(char);
    }
    return String(total + digit);
  }

  // 2.1, 2-1, 二、1, 第二部分第1条 → { code: "2-1", of: … }; null for what is no number.
  function asNumber(words) {
    const typed = [...words.normalize("NFKC").toLowerCase().trim()]
      .map((c) => simplified.get(c) ?? c)
      .join("");
    const asked = typed.replace(/^(措施)?(编号)?/, ""); // 措施2.1, 编号2.1
    const [called] = ANNEX.exec(asked) ?? [""];
    const annex = called && (ANNEXES[called] ?? "f");
    const counting = (letter) => `.${COUNTED[letter] ?? letter}`;
    const plain = annex
      ? asked
          .replace(ANNEX, "")
          .replace(COUNTED_BEFORE, (_, number, letter) => `${counting(letter) + number}.`)
          .replace(IN_TABLE, counting)
      : asked;
    const parts = plain.match(annex ? /[bzh]?[0-9]+|[〇零一二两三四五六七八九十百千]+/g : NUMERAL);
    if (
      !parts ||
      parts.length > 6 ||
      parts.some((part) => NO_NUMERAL.test(part)) ||
      parts.reduce((rest, part) => rest.replace(part, ""), plain).replace(AROUND, "")
    )
      return null;
    const of =
      /(部分|[编章节])$/.test(plain) || (annex && parts.length === 1)
        ? "section"
        : /[条项款点]$/.test(plain)
          ? "measure"
          : "";
    return {
      code: annex + parts.map((part) => (/^[bzh]/.test(part) ? part : arabic(part))).join("-"),
      of,
      whole: of === "section" || plain.endsWith("、"), // with what is inside it
      end: !annex && parts.length === 1 && (of === "measure" || plain.endsWith(".")), // any such in its part
      sectionFirst: !/[0-9]/.test(plain),
    };
  }

  // How the number of a record, in the codes by which people ask for it, fits a number asked for.
  function numberFit({ codes, kind }, { code, of, whole, end }) {
    if (codes.includes(code) && (!of || of === kind)) return "exact";
    const path = codes[codes.length - 1];
    if (!path) return "";
    if (end && kind === "measure" && path.endsWith(`-${code}`) && codes.length === 1) return "end";
    return whole && path.startsWith(`${code}-`) ? "inside" : "";
  }

  // 豫发2022年31号, 豫发〔2022〕第31号, 豫发31号 → the folded 豫发〔2022〕31号, if it is among
  // `known`; and the query without 年 and 第, which is how a text would have the number.
  const ISSUED = /^(\D*[^\d第年])第?(?:(\d{4})年?第?)?(\d{1,5})号?$/;

  function issued(text, known) {
    const asked = ISSUED.exec(text);
    if (!asked) return [];
    const [, from, year, number] = asked;
    const meant = new Set(text.endsWith("号") ? [`${from}${year ?? ""}${number}号`] : []);
    for (const name of known) {
      const has = ISSUED.exec(name);
      if (has && has[1].endsWith(from) && has[3] === number && (!year || has[2] === year))
        meant.add(name.slice(has[1].length - from.length));
    }
    meant.delete(text);
    return [...meant];
  }

  // 第13条 is 第13项 to others.
  function counted(text) {
    const [, number, word] =
      /^(第(?:\d+|[〇零一二两三四五六七八九十百]+))([条项款])$/.exec(text) ?? [];
    return number
      ? ["条", "项", "款"].filter((each) => each !== word).map((each) => number + each)
      : [];
  }

  // What is asked for: terms that must all occur, or the phrase that they make. `known` are the
  // folded numbers of documents.
  function parse(raw, known = []) {
    const chars = [...raw.trim()];
    const words = chars.slice(0, MAX_QUERY).join("");
    const pieces = [];
    let spelled = false; // 知 识 产 权, as copied from some PDF files
    for (const piece of words.split(/\s+/).filter(Boolean)) {
      const single = /^\p{Script=Han}$/u.test(piece);
      if (single && spelled) pieces[pieces.length - 1] += piece;
      else pieces.push(piece);
      spelled = single;
    }
    const term = (text, number) => ({
      text,
      number,
      also: [...issued(text, known), ...counted(text)],
    });
    const terms = [];
    for (const piece of pieces) {
      const text = fold(piece);
      if (text && !terms.some((other) => other.text === text))
        terms.push(term(text, asNumber(piece)));
    }
    const phrase = term(fold(words.replace(/\s+/g, "")), asNumber(words.replace(/\s+/g, "-")));
    return {
      words,
      cut: chars.length > MAX_QUERY,
      terms: terms.slice(0, MAX_TERMS),
      phrase: terms.length === 1 ? { ...terms[0], number: phrase.number } : phrase,
    };
  }

  // 银行、质押 → the same with its words apart, for when it is no phrase; null if it is one word.
  function parseApart(raw, known = []) {
    const words = parse(raw).words;
    const apart = words
      .split(/[\s\p{P}]+/u)
      .filter(Boolean)
      .join(" ");
    return apart.includes(" ") && apart !== words ? { ...parse(apart, known), words } : null;
  }

  const says = (folded, { text, also }) =>
    folded.includes(text) || also.some((other) => folded.includes(other));

  // --- showing ----------------------------------------------------------------------------------

  function wanted({ terms, phrase }) {
    return [...new Set([phrase, ...terms].flatMap(({ text, also }) => [text, ...also]))].filter(
      Boolean,
    );
  }

  // The stretches of `text` that fit a term, as [start, end], in order and without overlap.
  function stretches(text, terms) {
    const places = [];
    const folded = fold(text, places);
    const found = [];
    for (const term of terms) {
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
        const start = places[at];
        const last = places[at + term.length - 1];
        found.push([start, last + String.fromCodePoint(text.codePointAt(last)).length]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const merged = [];
    for (const stretch of found) {
      const before = merged[merged.length - 1];
      if (before && stretch[0] <= before[1]) before[1] = Math.max(before[1], stretch[1]);
      else merged.push(stretch);
    }
    return merged;
  }

  // `text` in pieces, those that fit a term with `hit`.
  function marked(text, terms, from = 0, to = text.length) {
    const pieces = [];
    let position = from;
    for (const [start, end] of stretches(text, terms)) {
      if (end <= from || start >= to) continue;
      if (start > position) pieces.push({ text: text.slice(position, start), hit: false });
      pieces.push({ text: text.slice(Math.max(start, from), Math.min(end, to)), hit: true });
      position = Math.min(end, to);
    }
    if (position < to) pieces.push({ text: text.slice(position, to), hit: false });
    return pieces;
  }

  return {
    fold,
    isLatin,
    setSimplified,
    parse,
    parseApart,
    says,
    numberFit,
    wanted,
    stretches,
    marked,
    MAX_QUERY,
  };
})();
