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
    if (/[%‰]/.test(char)) return WORD; // 5% is not 5
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
  // What stands beside the parts of the body has letters too: 专栏1 is zl1.
  const ANNEX = /^(附[件表录]?|专[栏题]|案例|(f[bl]?|z[lt]|al)(?=[0-9]))/;
  const INSERTED = /([条项款])之(?=[0-9〇零一二两三四五六七八九十百千])/; // 第三条之一, put in later
  const BOXES = { 专栏: "zl", 专题: "zt", 案例: "al", zl: "zl", zt: "zt", al: "al" };
  const ANNEXES = { 附表: "fb", 附录: "fl", fb: "fb", fl: "fl", ...BOXES };
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
    const inserted = INSERTED.test(asked);
    const plain = annex
      ? asked
          .replace(ANNEX, "")
          .replace(COUNTED_BEFORE, (_, number, letter) => `${counting(letter) + number}.`)
          .replace(IN_TABLE, counting)
      : asked.replace(INSERTED, "$1");
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
        : inserted || /[条项款点]$/.test(plain)
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

  // 豫发2022年31号, 豫发〔2022〕第31号, 豫发31号, 31号文 → the folded 豫发〔2022〕31号, if it is among
  // `numbers`; and the query without 年 and 第, which is how a text would have the number.
  const ISSUED = /^(\D*[^\d第年])?第?(?:(\d{4})年?第?)?(\d{1,5})(号?)$/;

  function issued(text, numbers) {
    const plain = text.replace(/^([^\d第]+)(第?\d+号)令$/, "$1令$2"); // 国务院722号令
    const asked = ISSUED.exec(plain.replace(/号(?:文件?|令)$/, "号"));
    if (!asked || !(asked[1] || asked[4])) return [];
    const [, from = "", year = "", number, end] = asked;
    const meant = new Set(end ? [`${from}${year}${number}号`] : []);
    for (const name of numbers) {
      const has = ISSUED.exec(name);
      if (has && has[1]?.endsWith(from) && has[3] === number && (!year || has[2] === year))
        meant.add(from ? name.slice(has[1].length - from.length) : name);
    }
    return [...meant];
  }

  // 31号, 2022年31号: no more than figures, which other numbers have too.
  const isBare = (text) => /^第?(?:\d{4}年?)?第?\d{1,5}号(?:文件?|令)?$/.test(text);

  // 第13条 is 第13项 to others.
  function counted(text) {
    const [, number, word] =
      /^(第(?:\d+|[〇零一二两三四五六七八九十百]+))([条项款])$/.exec(text) ?? [];
    return number
      ? ["条", "项", "款"].filter((each) => each !== word).map((each) => number + each)
      : [];
  }

  // --- other ways of writing the same ----------------------------------------------------------
  // All on folded text. 第三条 = 第3条, 二〇二三年 = 2023年, 百分之五 = 5%, 其它 = 其他.

  const HAN = "〇零一二两三四五六七八九十百千";
  const COUNTERS = "条项款点章节编届次大年月日个家名人件天周批类种部倍万亿";
  const COUNTED_HAN = new RegExp(`[${HAN}]+(?=[${COUNTERS}])`, "g");
  const COUNTED_FIGURE = new RegExp(`(^|[^0-9.])([0-9]{1,4})(?=([${COUNTERS}]))`, "g");
  const PERCENT = new RegExp(`百分之([${HAN}]+)(?:点([${HAN}]+))?`, "g");
  const YEAR_HAN = /[一二][〇零九][〇零一二三四五六七八九]{2}/g;

  const byDigit = (figures) => [...figures].map((figure) => DIGITS[figure]).join("");

  function chinese(number) {
    const figures = [...String(Number(number))];
    let words = "";
    figures.forEach((figure, at) => {
      const unit = ["", "十", "百", "千"][figures.length - 1 - at];
      if (figure !== "0") words += DIGITS[figure] + unit;
      else if (!words.endsWith("零")) words += "零";
    });
    return words.replace(/零+$/, "").replace(/^一十/, "十") || "零";
  }

  function inFigures(text) {
    return text
      .replace(PERCENT, (_, whole, part) => {
        const after = part ? `.${[...part].map((char) => arabic(char)).join("")}` : "";
        return `${arabic(whole)}${after}%`;
      })
      .replace(YEAR_HAN, arabic)
      .replace(COUNTED_HAN, (numeral) => (NO_NUMERAL.test(numeral) ? numeral : arabic(numeral)));
  }

  function inChinese(text) {
    return text
      .replace(/([0-9]+)(?:\.([0-9]+))?%/g, (_, whole, part) =>
        whole.length > 4 ? _ : `百分之${chinese(whole)}${part ? `点${byDigit(part)}` : ""}`,
      )
      .replace(/(?:19|20)[0-9]{2}(?=年|$)/g, byDigit)
      .replace(COUNTED_FIGURE, (_, before, figures, counter) => {
        const pair =
          figures === "2" && before !== "第" && "个家名人件天周批类种次年倍".includes(counter);
        return before + (pair ? "两" : chinese(figures));
      });
  }

  // All ways of writing some texts, these first.
  function writings(texts, variants) {
    const found = new Set(texts);
    for (const text of texts) {
      for (const [one, other] of variants) {
        found.add(text.split(one).join(other));
        found.add(text.split(other).join(one));
      }
    }
    for (const text of [...found]) {
      const words = inChinese(inFigures(text));
      found.add(inFigures(text)).add(words).add(words.replace(/〇/g, "零"));
    }
    return [...found];
  }

  // --- days --------------------------------------------------------------------------------------
  // 2023-06-25, 2023/6/25, 20230625, 二〇二三年六月二十五日, 2023年6月, 六月二十五日

  const DAYS = [
    /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$/,
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/,
    /^(\d{4})[年./-](\d{1,2})月?份?$/,
    /^()(\d{1,2})月(\d{1,2})[日号]$/,
  ];

  // The day or month as the dates of records have it, and as texts may; null for what is none.
  function asDay(text) {
    const found = DAYS.map((form) => form.exec(inFigures(text))).find(Boolean);
    if (!found) return null;
    const [year, month, day] = [found[1], Number(found[2]), found[3] && Number(found[3])];
    if (month < 1 || month > 12 || (found[3] && (day < 1 || day > 31))) return null;
    const two = (number) => String(number).padStart(2, "0");
    const iso = `${year}-${two(month)}${day ? `-${two(day)}` : ""}`;
    const words = `${year && `${year}年`}${month}月${day ? `${day}日` : ""}`;
    return { iso, writings: [words, iso, ...(day ? [text] : [])] };
  }

  // A text has the words at a place where no longer numeral ends: 2月5日 is not in 12月5日.
  function occurs(folded, asked) {
    const numeral = /^(?:[0-9]+|[一二三四五六七八九十]+)月/.test(asked);
    if (!numeral) return folded.includes(asked);
    const before = /[0-9]/.test(asked[0]) ? /[0-9]/ : /[一二三四五六七八九十]/;
    for (let at = folded.indexOf(asked); at >= 0; at = folded.indexOf(asked, at + 1))
      if (!before.test(folded[at - 1] ?? "")) return true;
    return false;
  }

  // --- what is asked for ------------------------------------------------------------------------

  const NOTHING_KNOWN = {
    numbers: new Set(), // of documents, folded
    variants: [], // pairs of words that are one word in two writings, folded
    synonyms: new Map(), // folded words of readers to words of the text
    spelled: () => [], // the folded words that may be meant by pinyin
  };

  const EDITORS = "编者给的近义词";
  const USUAL = "通用的说法"; // 发改委, 逾期: the same for every plan

  // Each word that editors give for words of the text, and each usual one, folded, with the words
  // that it stands for and whose word that is.
  function synonymsOf(pairs, usual = []) {
    const found = new Map();
    for (const [all, from] of [
      [usual, USUAL],
      [pairs, EDITORS],
    ])
      for (const [words, printed] of all) {
        const meant = printed.map((word) => ({ word, text: fold(word), usual: from === USUAL }));
        for (const word of words) found.set(fold(word), meant);
      }
    return found;
  }

  // 市发改委 is 发改委 too.
  function synonymsFor(word, synonyms) {
    return synonyms.get(word) ?? synonyms.get(word.replace(/^[省市县区]/, "")) ?? [];
  }

  // Who says that some words mean what was asked for: 编者给的近义词“融资”.
  function whose(synonyms) {
    return [EDITORS, USUAL].flatMap((from) => {
      const of = synonyms.filter(({ usual }) => usual === (from === USUAL));
      const words = of.map(({ word }) => word);
      return words.length ? [`${from}“${[...new Set(words)].join("”“")}”`] : [];
    });
  }

  function termOf(text, number, known) {
    const day = asDay(text);
    const numbers = issued(text, known.numbers);
    const exact = isBare(text) ? numbers.filter((name) => known.numbers.has(name)) : [];
    const spelled = known.spelled(text);
    const typed = day ? day.writings : [text, ...numbers, ...counted(text), ...spelled];
    const [own, ...also] = exact.length ? exact : writings(typed, known.variants);
    const synonyms = [text, ...spelled].flatMap((word) => synonymsFor(word, known.synonyms));
    return {
      text: own,
      number,
      also,
      day: day?.iso ?? "",
      bare: exact.length > 0,
      spelled,
      synonyms,
    };
  }

  // What is asked for: terms that must all occur, or the phrase that they make.
  function parse(raw, given = {}) {
    const known = { ...NOTHING_KNOWN, ...given };
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
      if (text && !terms.some((other) => other.text === text))
        terms.push(termOf(text, asNumber(piece), known));
    }
    const joined = fold(words.replace(/\s+/g, ""));
    const phrase = termOf(joined, asNumber(words.replace(/\s+/g, "-")), known);
    return {
      words,
      cut: chars.length > MAX_QUERY,
      terms: terms.slice(0, MAX_TERMS),
      phrase: terms.length === 1 ? { ...terms[0], number: phrase.number } : phrase,
    };
  }

  // 银行、质押 → the same with its words apart, for when it is no phrase; null if it is one word.
  // 公司贷款 is also cut where a word ends for which editors give another. 4.9 is one number.
  function parseApart(raw, known = {}) {
    const { words, terms, phrase } = parse(raw);
    if (terms.length === 1 && phrase.number) return null;
    const pieces = words.split(/[\s\p{P}]+/u).filter(Boolean);
    const apart = pieces
      .map((piece) => cut(piece, known.synonyms ?? new Map()).join(" "))
      .join(" ");
    return apart.includes(" ") && apart !== words ? { ...parse(apart, known), words } : null;
  }

  function cut(piece, synonyms) {
    const text = fold(piece);
    const inside = [...synonyms.keys()].filter((word) => text.includes(word));
    const [word] = inside.sort((a, b) => b.length - a.length);
    if (!word) return [piece];
    const at = text.indexOf(word);
    const around = [text.slice(0, at), text.slice(at + word.length)];
    if (around.some((part) => part.length === 1)) return [piece]; // 大学生 is not about 大学
    const [before, after] = around.map((part) => (part ? cut(part, synonyms) : []));
    return [...before, word, ...after];
  }

  const says = (folded, { text, also }) =>
    occurs(folded, text) || also.some((other) => occurs(folded, other));

  // --- showing ----------------------------------------------------------------------------------

  function wanted({ terms, phrase }) {
    const all = [phrase, ...terms].flatMap(({ text, also, synonyms }) => [
      text,
      ...also,
      ...synonyms.map((synonym) => synonym.text),
    ]);
    return [...new Set(all)].filter(Boolean);
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
    synonymsOf,
    whose,
    occurs,
    says,
    numberFit,
    wanted,
    stretches,
    marked,
    MAX_QUERY,
  };
})();
