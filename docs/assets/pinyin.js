// Which names are meant by pinyin: zhishichanquan, zscq, zhishi chanq → 知识产权. Loaded when a reader
// types Latin letters, with the table of readings that macros/text/characters/pinyin.py makes for the names.
// No page and no network here. Why through `window`: words.js.
window.PlanPinyin = (() => {
  "use strict";

  const MOST = 12; // words that are meant at once

  class Pinyin {
    constructor({ readings, phrases }) {
      this.characters = new Map();
      for (const [, said, chars] of readings.matchAll(/([a-z]+)([^a-z ]+)/g))
        for (const char of chars) this.characters.set(char, said);
      this.words = new Map(Object.entries(phrases).map(([word, said]) => [word, said.split(" ")]));
      this.longest = Math.max(1, ...[...this.words.keys()].map((word) => [...word].length));
      this.known = new Map(); // names with their readings
    }

    // A name's characters, each with its syllable; "" for what is not read.
    read(name) {
      const chars = [...name];
      const said = [];
      while (said.length < chars.length) {
        const at = said.length;
        let end = Math.min(chars.length, at + this.longest);
        while (end > at + 1 && !this.words.has(chars.slice(at, end).join(""))) end -= 1;
        const phrase = this.words.get(chars.slice(at, end).join(""));
        said.push(...(phrase ?? [this.characters.get(chars[at]) ?? ""]));
      }
      return { chars, said };
    }

    // The words of `names` that are best meant by what was typed: whole syllables before initials,
    // then whole names before beginnings before what is inside.
    meant(typed, names) {
      const asked = typed.replace(/[\s'-]/g, "").replace(/v/g, "u");
      if (!/^[a-z]{2,}$/.test(asked)) return [];
      let best = Infinity;
      let found = new Set();
      for (const name of names) {
        if (!this.known.has(name)) this.known.set(name, this.read(name));
        const { chars, said } = this.known.get(name);
        for (let at = 0; at < said.length; at += 1) {
          const match = matched(said, at, asked, 0);
          if (!match || match.end - at < 2) continue;
          if (match.initials && at > 0 && asked.length < 3) continue;
          const place = at > 0 ? 2 : match.end < said.length ? 1 : 0;
          const worth = (match.initials ? 3 : 0) + place;
          if (worth < best) [best, found] = [worth, new Set()];
          if (worth === best) found.add(chars.slice(at, match.end).join(""));
        }
      }
      return [...found].slice(0, MOST);
    }
  }

  // Where a reading ends that fits what was typed from `from` on, and whether initials were needed.
  function matched(said, at, asked, from) {
    const rest = asked.slice(from);
    if (!rest) return { end: at, initials: false };
    const syllable = said[at];
    if (!syllable || syllable[0] !== rest[0]) return null;
    if (rest.startsWith(syllable)) {
      const whole = matched(said, at + 1, asked, from + syllable.length);
      if (whole) return whole;
    }
    // the last syllable, as far as it is typed; one letter is an initial
    if (syllable.startsWith(rest)) return { end: at + 1, initials: rest.length === 1 };
    for (const length of /^[zcs]h/.test(syllable) ? [2, 1] : [1]) {
      if (!rest.startsWith(syllable.slice(0, length))) continue;
      const further = matched(said, at + 1, asked, from + length);
      if (further) return { ...further, initials: true };
    }
    return null;
  }

  return { Pinyin };
})();
