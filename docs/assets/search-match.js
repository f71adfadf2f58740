// What matches a query, and in which order. No page and no network here: text in, matches out.
// Why it works as it does: macros/search/README.md.
"use strict";

window.PlanMatch = (() => {
  const MAX_QUERY = 200; // characters that are looked for; more than any title has
  const MAX_TERMS = 12;
  const EXCERPT = 110;
  const BEFORE = 28;

  // How well a term fits a record. Scattered terms count half a step less than their phrase.
  const FIT = { name: 9, number: 8, nameStart: 7, numberEnd: 6.5, nameInside: 6, official: 4, added: 3, tie: 2, page: 1.5, part: 1 };
  const BY_NAME = ["unit", "document", "topic", "term", "section", "measure", "notice", "page"];
  const BY_TEXT = ["measure", "section", "notice", "document", "unit", "topic", "term", "page"];

  // --- folding: the form in which texts and queries are compared -----------------------------
  // Width, case, accents and traditional characters are evened out. Brackets, quotation marks
  // and other marks are dropped, and so is white space, but for one that keeps two Latin words
  // or two figures apart: 豫发〔2022〕31 号 → 豫发202231号, 0.5 stays 0.5.

  const WORD = 0, SPACE = 1, BRACKET = 2, MARK = 3;
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
        const plain = /[\p{Pd}~]/u.test(part) ? "-" : simplified.get(part) ?? part;
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
  const AROUND = /部分|[第编章节条项款点\s、.·‐–—_/()〔〕[\]-]/g;
  const DIGITS = "〇一二三四五六七八九";
  const UNITS = { 十: 10, 百: 100, 千: 1000 };

  function arabic(numeral) {
    if (/^[0-9]/.test(numeral)) return numeral;
    const value = (char) => (char === "零" ? 0 : char === "两" ? 2 : DIGITS.indexOf(char));
    if (![...numeral].some((char) => char in UNITS)) return String(Number([...numeral].map(value).join("")));
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
    const plain = [...words.normalize("NFKC").toLowerCase().trim()].map((c) => simplified.get(c) ?? c).join("");
    const parts = plain.match(NUMERAL);
    if (!parts || parts.length > 6 || plain.replace(NUMERAL, "").replace(AROUND, "")) return null;
    const of = /(部分|[编章节])$/.test(plain) ? "section" : /[条项款点]$/.test(plain) ? "measure" : "";
    return {
      code: parts.map(arabic).join("-"),
      of,
      whole: of === "section" || plain.endsWith("、"), // with what is inside it
      end: parts.length === 1 && (of === "measure" || plain.endsWith(".")), // any such in its part
      sectionFirst: !/[0-9]/.test(plain),
    };
  }

  function parse(raw) {
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
    const terms = [];
    for (const piece of pieces) {
      const text = fold(piece);
      if (text && !terms.some((term) => term.text === text)) terms.push({ text, number: asNumber(piece) });
    }
    const phrase = { text: fold(words.replace(/\s+/g, "")), number: asNumber(words.replace(/\s+/g, "-")) };
    return {
      words,
      cut: chars.length > MAX_QUERY,
      terms: terms.slice(0, MAX_TERMS),
      phrase: terms.length === 1 ? { ...terms[0], number: phrase.number } : phrase,
    };
  }

  // --- matching ---------------------------------------------------------------------------------

  class Index {
    constructor(start) {
      setSimplified(start.simplified);
      this.kinds = start.kinds.map(([id, label]) => ({ id, label }));
      this.total = start.total;
      this.records = [];
      this.read = 0; // records whose texts are here
      this.addNames(0, start.names);
    }

    addNames(first, rows) {
      rows.forEach(([kind, address, title, number, context, names, codes, ties, editors, former], i) => {
        const called = [title, ...names, ...(former ?? [])];
        this.records[first + i] = {
          kind: this.kinds[kind].id,
          label: this.kinds[kind].label,
          address, title, number, context, called,
          names: called.map((name) => fold(name)),
          former: 1 + names.length, // from here on, names it no longer has
          codes: codes ?? [],
          ties: ties ?? [],
          editors: Boolean(editors),
          texts: [],
          place: first + i,
        };
      });
    }

    addTexts(first, rows) {
      rows.forEach((texts, i) => {
        this.records[first + i].texts = texts.map(([label, text]) => ({ label, text, folded: fold(text) }));
      });
      this.read = Math.max(this.read, first + rows.length);
    }

    // The records of units, documents and topics that a term names: measures are tied to them.
    tied(term) {
      const hits = new Set();
      if (term.length < 2) return hits;
      for (const { kind, names, place } of this.records) {
        if (kind === "topic" ? names[0] === term : (kind === "unit" || kind === "document") && names.some((name) => name.includes(term))) hits.add(place);
      }
      return hits;
    }

    fit(record, { text, number }, tied) {
      let fit = 0;
      let length = 0;
      record.names.forEach((name) => {
        const here = name === text ? FIT.name : name.startsWith(text) ? FIT.nameStart : name.includes(text) ? FIT.nameInside : 0;
        if (here > fit || (here && here === fit && name.length < length)) [fit, length] = [here, name.length];
      });
      if (number) {
        const here = fitNumber(record, number);
        if (here > fit) [fit, length] = [here, 0];
      }
      if (fit > FIT.official) return [fit, length];
      let said = 0;
      for (const { label, folded } of record.texts) {
        if (folded.includes(text)) said = Math.max(said, record.kind === "page" ? FIT.page : label ? FIT.added : FIT.official);
      }
      const tie = record.ties.some((place) => tied.has(place)) ? FIT.tie : 0;
      return [Math.max(fit, said, tie), 0];
    }

    // All matches, best first. The order is the same however often and on whatever machine.
    find(query) {
      const { terms, phrase } = query;
      if (!terms.length) return [];
      const parts = terms.map((term) => ({ term, tied: this.tied(term.text) }));
      const whole = { term: phrase, tied: this.tied(phrase.text) };
      const sectionFirst = phrase.number?.sectionFirst;
      const found = [];
      for (const record of this.records) {
        if (!record) continue;
        let [fit, length] = this.fit(record, whole.term, whole.tied);
        if (parts.length > 1) {
          let least = Infinity;
          for (const { term, tied } of parts) {
            least = Math.min(least, this.fit(record, term, tied)[0]);
            if (!least) break;
          }
          if (least - 0.5 > fit) [fit, length] = [least - 0.5, record.names[0].length];
        }
        if (fit > 0) {
          const order = fit === FIT.number ? (sectionFirst === (record.kind === "section") ? 0 : 1) : (fit > FIT.official ? BY_NAME : BY_TEXT).indexOf(record.kind);
          found.push({ record, fit, length, order });
        }
      }
      return found.sort((a, b) => b.fit - a.fit || a.length - b.length || a.order - b.order || a.record.place - b.record.place);
    }

    // What is shown of a match: the words around the terms, or what a tie leads to.
    excerpt({ record, fit }, query) {
      const terms = wanted(query);
      let best = null;
      for (const part of record.texts) {
        if (part.label === "类别") continue; // stands below the title anyway
        const hits = terms.filter((term) => part.folded.includes(term)).length;
        if (hits && (!best || hits > best.hits)) best = { part, hits };
      }
      if (best) return { label: best.part.label, pieces: around(best.part.text, terms) };
      if (fit > 0 && record.ties.length) {
        const hits = new Set(terms.flatMap((term) => [...this.tied(term)]));
        const names = record.ties.filter((place) => hits.has(place)).map((place) => this.records[place].title);
        if (names.length) return { label: "涉及", pieces: marked(names.join("、"), terms) };
      }
      const first = record.texts.find(({ label }) => !label || label === "释义" || label === "编者说明");
      if (first) return { label: first.label, pieces: around(first.text, []) };
      return null;
    }

    // A name other than the title by which the record was found, to be shown with it.
    otherName({ record }, query) {
      const terms = wanted(query);
      const has = (name) => terms.some((term) => name.includes(term));
      const at = record.names.findIndex(has);
      if (at < 1 || fold(record.context).includes(record.names[at])) return null;
      return { label: at < record.former ? "又称" : "原名", name: record.called[at] };
    }

    // For a query that finds nothing: the same with a word less, or cut in two.
    suggestions(raw) {
      const pieces = parse(raw).words.split(/\s+/).filter(Boolean);
      if (pieces.length > 1) {
        return this.thatFind(pieces.slice(0, 6).map((_, out) => pieces.filter((_, at) => at !== out).join(" ")));
      }
      const chars = [...(pieces[0] ?? "")];
      if (chars.length < 2 || chars.length > 24 || parse(raw).phrase.number) return [];
      const cut = (from, to) => chars.slice(from, to).join("");
      const places = chars.slice(1).map((_, at) => chars.length - 1 - at);
      const inTwo = this.thatFind(places.map((at) => `${cut(0, at)} ${cut(at)}`));
      if (inTwo.length) return inTwo;
      return this.thatFind(places.slice(0, -1).flatMap((size) => [cut(0, size), cut(chars.length - size)]));
    }

    thatFind(tries) {
      const found = [];
      const enough = Math.max(12, 60_000 / this.records.length); // each try looks through all
      for (const words of [...new Set(tries)].slice(0, enough)) {
        const count = this.find(parse(words)).length;
        if (count) found.push({ words, count });
        if (found.length === 3) break;
      }
      return found;
    }
  }

  function fitNumber(record, { code, of, whole, end }) {
    if (record.codes.includes(code) && (!of || of === record.kind)) return FIT.number;
    const path = record.codes.at(-1);
    if (!path) return 0;
    if (end && record.kind === "measure" && path.endsWith(`-${code}`) && record.codes.length === 1) return FIT.numberEnd;
    return whole && path.startsWith(`${code}-`) ? FIT.part : 0;
  }

  // --- showing ------------------------------------------------------------------------------------

  function wanted({ terms, phrase }) {
    return [...new Set([phrase.text, ...terms.map((term) => term.text)])].filter(Boolean);
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
      const before = merged.at(-1);
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

  function around(text, terms) {
    const first = stretches(text, terms)[0]?.[0] ?? 0;
    const from = whole(text, first <= BEFORE + 8 ? 0 : first - BEFORE);
    const to = whole(text, Math.min(text.length, from + EXCERPT));
    const pieces = marked(text, terms, from, to);
    if (from > 0) pieces.unshift({ text: "…", hit: false });
    if (to < text.length) pieces.push({ text: "…", hit: false });
    return pieces;
  }

  // Not in the middle of a character that takes two code units.
  const whole = (text, at) => (at > 0 && /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at);

  return { Index, fold, parse, marked, wanted, MAX_QUERY };
})();
