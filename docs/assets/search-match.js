// What matches a query, and in which order. No page and no network here: text in, matches out.
// Why it works as it does: macros/exports/search/README.md; why through `window`: words.js.
window.PlanMatch = (() => {
  "use strict";

  const {
    fold,
    isLatin,
    setSimplified,
    parse,
    parseApart,
    synonymsOf,
    occurs,
    says,
    numberFit,
    wanted,
    stretches,
    marked,
  } = window.PlanWords;
  const EXCERPT = 110;
  const BEFORE = 28;

  // How well a term fits a record. Scattered terms count half a step less than their phrase.
  const FIT = {
    name: 9,
    number: 8,
    nameStart: 7,
    numberEnd: 6.5,
    nameInside: 6,
    day: 5,
    official: 4,
    added: 3,
    tie: 2,
    page: 1.5,
    part: 1,
  };
  const NEAR = 0.25; // by how much a word that means the same counts less than the one that was typed
  const NUMBER_FIT = { exact: FIT.number, end: FIT.numberEnd, inside: FIT.part, "": 0 };
  const HISTORY = 4; // the rank of entries of the history, whose title is the same for all
  const BY_NAME = ["unit", "document", "topic", "term", "section", "measure", "notice", "page"];
  const TIED = ["unit", "document"]; // kinds of which a name, and not only the whole title, is enough
  const BY_TEXT = ["measure", "section", "notice", "document", "unit", "topic", "term", "page"];

  // --- matching ---------------------------------------------------------------------------------

  function nameFit(name, asked) {
    if (name === asked) return FIT.name;
    if (name.startsWith(asked)) return FIT.nameStart;
    return occurs(name, asked) ? FIT.nameInside : 0;
  }

  // Whether one of the days is the day asked for, or in the month asked for, or it in any year.
  const bears = (days, asked) =>
    days.some((day) => (asked[0] === "-" ? day.endsWith(asked) : day.startsWith(asked)));

  function textFit(kind, label) {
    if (kind === "page") return FIT.page;
    return label ? FIT.added : FIT.official;
  }

  // Among records that fit alike: which kind comes first.
  function kindOrder(kind, fit, number) {
    if (fit === FIT.number) return number.sectionFirst === (kind === "section") ? 0 : 1;
    return (fit > FIT.official ? BY_NAME : BY_TEXT).indexOf(kind);
  }

  function byFit(a, b) {
    return (
      a.last - b.last ||
      b.fit - a.fit ||
      a.record.rank - b.record.rank ||
      a.length - b.length ||
      a.order - b.order ||
      a.record.place - b.record.place
    );
  }

  // How several parts fit that must all fit: as well as the worst, with the words by which they do.
  function fits(parts, fitOf) {
    if (!parts.length) return { fit: 0, by: [] };
    let fit = Infinity;
    const by = [];
    for (const part of parts) {
      const one = fitOf(part);
      fit = Math.min(fit, one.fit);
      if (!fit) break;
      by.push(...one.by);
    }
    return { fit, by };
  }

  // 4.9 → 第4部分: where a number would be that nothing has.
  const partOf = ({ code }) => `第${code.split("-")[0]}部分`;

  class Index {
    constructor(start) {
      setSimplified(start.simplified);
      this.kinds = start.kinds.map(([id, label]) => ({ id, label }));
      this.total = start.total;
      this.records = [];
      this.read = 0; // records whose texts are here
      this.known = {
        numbers: new Set(), // of documents and of the plan, folded
        variants: (start.variants ?? []).map((pair) => pair.map((word) => fold(word))),
        synonyms: synonymsOf(start.synonyms ?? [], start.usual),
        spelled: (text) => this.spelled(text),
      };
      this.pinyin = null; // how names are read, when a reader has typed Latin letters
      this.addNames(0, start.names);
    }

    // The words of names, and those of editors, that may be meant by pinyin.
    spelled(text) {
      if (!this.pinyin || !isLatin(text[0] ?? "")) return [];
      const names = this.records.flatMap((record) => record.names);
      for (const [word, meant] of this.known.synonyms)
        names.push(word, ...meant.map((synonym) => synonym.text));
      return this.pinyin.meant(text, names);
    }

    addNames(first, rows) {
      rows.forEach((row, i) => {
        const [kind, address, title, number, context, names] = row;
        const [codes, ties, editors, former, rank, days] = row.slice(6);
        const called = [title, ...names, ...(former ?? [])];
        const record = {
          kind: this.kinds[kind].id,
          label: this.kinds[kind].label,
          address,
          title,
          number,
          context,
          called,
          names: rank === HISTORY ? [""] : called.map((name) => fold(name)),
          former: 1 + names.length, // from here on, names it no longer has
          codes: codes ?? [],
          ties: ties ?? [],
          editors: Boolean(editors),
          rank: rank === HISTORY ? 0 : (rank ?? 0), // 1: no longer in use; 2: for those who edit; 3: removed
          days: days ?? [],
          texts: [],
          place: first + i,
        };
        this.records[record.place] = record;
        if (record.kind !== "document" && record.kind !== "notice") return;
        for (const name of record.names) if (/\d号$/.test(name)) this.known.numbers.add(name);
      });
    }

    addTexts(first, rows) {
      rows.forEach((texts, i) => {
        this.records[first + i].texts = texts.map(([label, text]) => ({
          label,
          text,
          folded: fold(text),
        }));
      });
      this.read = Math.max(this.read, first + rows.length);
    }

    // The records of units, documents and topics that a term names: measures are tied to them.
    tied(term) {
      const hits = new Set();
      if (term.text.length < 2) return hits;
      this.records.forEach(({ kind, names, place }) => {
        const named = TIED.includes(kind) && names.some((name) => says(name, term));
        if (named || (kind === "topic" && names[0] === term.text)) hits.add(place);
      });
      return hits;
    }

    fit(record, term, tied) {
      const { text, also, number } = term;
      let fit = 0;
      let length = 0;
      for (const name of record.names) {
        for (const asked of [text, ...also]) {
          const here = nameFit(name, asked);
          if (here > fit || (here && here === fit && name.length < length)) {
            [fit, length] = [here, name.length];
          }
        }
      }
      if (fit === FIT.name && term.bare && record.kind === "notice") fit += 0.1; // 4号文 is the plan's own
      const byNumber = number ? NUMBER_FIT[numberFit(record, number)] : 0;
      if (byNumber > fit) [fit, length] = [byNumber, 0];
      if (fit > FIT.official) return [fit, length];
      if (term.day && bears(record.days, term.day)) return [FIT.day, 0];
      let said = 0;
      for (const { label, folded } of record.texts) {
        if (says(folded, term)) said = Math.max(said, textFit(record.kind, label));
      }
      const tie = record.ties.some((place) => tied.has(place)) ? FIT.tie : 0;
      return [Math.max(fit, said, tie), 0];
    }

    // A term with the records that it ties to, and the same of other words that mean it.
    part(term) {
      const others = term.synonyms.map((synonym) => {
        const other = { text: synonym.text, also: [], number: null };
        return { synonym, term: other, tied: this.tied(other) };
      });
      return { term, tied: this.tied(term), others };
    }

    // How a part fits, and the other word if it fits only by that.
    partFit(record, { term, tied, others }) {
      const own = this.fit(record, term, tied);
      let best = { fit: own[0], length: own[1], by: [] };
      for (const other of others) {
        const [fit, length] = this.fit(record, other.term, other.tied);
        if (fit - NEAR > best.fit)
          best = { fit: fit - NEAR, length, by: own[0] ? [] : [other.synonym] };
      }
      return best;
    }

    // What the reader's words find: the query as it was understood, and all matches, best first.
    answer(raw) {
      const query = parse(raw, this.known);
      const found = this.find(query);
      if (found.length || this.read < this.total) return { query, found };
      const apart = parseApart(raw, this.known);
      const more = apart ? this.find(apart) : [];
      return more.length ? { query: apart, found: more } : { query, found };
    }

    // All matches, best first. The order is the same however often and on whatever machine.
    find(query) {
      const { terms, phrase } = query;
      if (!terms.length) return [];
      const number = phrase.number;
      // where a number is that of something, other places that have its figures say nothing
      const isMeant = (record) => record.rank !== 1 && numberFit(record, number) === "exact";
      const only = number && this.records.some(isMeant);
      const whole = this.part(phrase);
      const parts = terms.length > 1 && !only ? terms.map((term) => this.part(term)) : [];
      const found = [];
      for (const record of this.records) {
        if (!record) continue; // the part that has it did not load
        if (only && !numberFit(record, number) && !record.names.includes(phrase.text)) continue;
        let { fit, length, by } = this.partFit(record, whole);
        const apart = fits(parts, (part) => this.partFit(record, part));
        if (apart.fit - 0.5 > fit) {
          ({ fit, by } = apart);
          [fit, length] = [fit - 0.5, record.names[0].length];
        }
        if (fit > 0) {
          const order = kindOrder(record.kind, fit, number);
          found.push({ record, fit, length, order, last: record.rank === 2 ? 1 : 0, by });
        }
      }
      return found.sort(byFit);
    }

    // What was understood of pinyin, at most three words.
    readAs({ terms, phrase }) {
      const words = phrase.spelled.length
        ? phrase.spelled
        : terms.flatMap(({ spelled }) => spelled);
      return words.slice(0, 3);
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
        const parts = [query.phrase, ...query.terms].map((term) => this.part(term));
        const hits = new Set(
          parts.flatMap(({ tied, others }) =>
            [tied, ...others.map((other) => other.tied)].flatMap((places) => [...places]),
          ),
        );
        const names = record.ties
          .filter((place) => hits.has(place))
          .map((place) => this.records[place].title);
        if (names.length) return { label: "涉及", pieces: marked(names.join("、"), terms) };
      }
      const first = record.texts.find(
        ({ label }) => !label || label === "释义" || label === "编者说明" || label === "停用原因",
      );
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
        return this.thatFind(
          pieces.slice(0, 6).map((_, out) => pieces.filter((piece, at) => at !== out).join(" ")),
        );
      }
      const chars = [...(pieces[0] ?? "")];
      const { number } = parse(raw).phrase;
      if (number) return this.thatFind(number.code.includes("-") ? [partOf(number)] : []);
      if (chars.length < 2 || chars.length > 24) return [];
      const cut = (from, to) => chars.slice(from, to).join("");
      const inWord = (at) => isLatin(fold(chars[at - 1])) && isLatin(fold(chars[at]));
      const places = chars
        .slice(1)
        .map((_, at) => chars.length - 1 - at)
        .filter((at) => !inWord(at));
      const inTwo = this.thatFind(places.map((at) => `${cut(0, at)} ${cut(at)}`));
      if (inTwo.length) return inTwo;
      const shorter = places
        .flatMap((at) => [cut(0, at), cut(at)])
        .filter((words) => [...words].length > 1);
      return this.thatFind(shorter.sort((a, b) => b.length - a.length));
    }

    thatFind(tries) {
      const found = [];
      const enough = Math.max(12, 60_000 / this.records.length); // each try looks through all
      for (const words of [...new Set(tries)].slice(0, enough)) {
        const { length: count } = this.answer(words).found;
        // one that only shortens another says no more
        if (count && !found.some((other) => other.count === count && other.words.includes(words)))
          found.push({ words, count });
        if (found.length === 3) break;
      }
      return found;
    }
  }

  // --- showing ------------------------------------------------------------------------------------

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

  return { Index };
})();
