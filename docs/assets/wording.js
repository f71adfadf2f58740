// What changed between two wordings, character by character: the same as macros/text/parts/wording.py, for
// texts that a reader chooses. No page here; tests/wordings.json is asked of both.
window.PlanWording = (() => {
  "use strict";

  const TOKEN = /[0-9]+(?:\.[0-9]+)*|[A-Za-z]+|./gsu;
  const SENTENCE = /[^。；\n]*[。；\n]?/gu;
  const MOST_STEPS = 1_000_000; // whole sentences are compared if there are more pairs of tokens
  const SHORT = 1; // changes that no more unchanged characters part are shown as one
  const BREAK = "\n\n"; // between paragraphs
  const LETTER = /[\p{L}\p{N}]/u; // or a digit

  const tokens = (text) => text.match(TOKEN) ?? [];
  const sentences = (text) => (text.match(SENTENCE) ?? []).filter(Boolean);

  // The pieces that lead from one text to the other, each { op: "same", "gone" or "new"; text }.
  function compared(before, after, short = SHORT) {
    let old = tokens(before);
    let fresh = tokens(after);
    if (old.length * fresh.length > MOST_STEPS)
      [old, fresh] = [sentences(before), sentences(after)];
    return merged(pieces(old, fresh), short);
  }

  function pieces(old, fresh) {
    const start = alike(old, fresh);
    const end = alike(old.slice(start).reverse(), fresh.slice(start).reverse());
    const till = old.length - end;
    return [
      ...piece("same", old.slice(0, start)),
      ...middle(old.slice(start, till), fresh.slice(start, fresh.length - end)),
      ...piece("same", old.slice(till)),
    ];
  }

  const piece = (op, parts) => (parts.length ? [{ op, text: parts.join("") }] : []);

  // How many tokens at the beginning are equal.
  function alike(old, fresh) {
    let count = 0;
    while (count < old.length && count < fresh.length && old[count] === fresh[count]) count += 1;
    return count;
  }

  function* middle(old, fresh) {
    let i = 0;
    let j = 0;
    for (const [a, b, size] of [...matches(old, fresh), [old.length, fresh.length, 0]]) {
      yield* piece("gone", old.slice(i, a));
      yield* piece("new", fresh.slice(j, b));
      yield* piece("same", old.slice(a, a + size));
      i = a + size;
      j = b + size;
    }
  }

  // The stretches that both have, in order, as Python's difflib finds them: the longest, the first
  // of several, then those before and behind it.
  function matches(old, fresh) {
    const places = new Map();
    fresh.forEach((token, at) => places.set(token, [...(places.get(token) ?? []), at]));
    const found = [];
    const waiting = [[0, old.length, 0, fresh.length]];
    while (waiting.length) {
      const [fromOld, toOld, fromNew, toNew] = waiting.pop();
      const [a, b, size] = longest(old, places, fromOld, toOld, fromNew, toNew);
      if (!size) continue;
      found.push([a, b, size]);
      waiting.push([fromOld, a, fromNew, b], [a + size, toOld, b + size, toNew]);
    }
    return joined(found.sort((one, other) => one[0] - other[0] || one[1] - other[1]));
  }

  function longest(old, places, fromOld, toOld, fromNew, toNew) {
    let best = [fromOld, fromNew, 0];
    let lengths = new Map(); // of the stretches that end with the token before, by their end in the new text
    for (let i = fromOld; i < toOld; i += 1) {
      const next = new Map();
      for (const j of places.get(old[i]) ?? []) {
        if (j < fromNew || j >= toNew) continue;
        const size = (lengths.get(j - 1) ?? 0) + 1;
        next.set(j, size);
        if (size > best[2]) best = [i - size + 1, j - size + 1, size];
      }
      lengths = next;
    }
    return best;
  }

  // Stretches that follow each other without a gap are one.
  function joined(found) {
    const whole = [];
    for (const [a, b, size] of found) {
      const before = whole[whole.length - 1];
      if (before && before[0] + before[2] === a && before[1] + before[2] === b) before[2] += size;
      else whole.push([a, b, size]);
    }
    return whole;
  }

  // Joins changes that only a very short unchanged stretch keeps apart.
  function merged(given, short) {
    const found = [];
    let gone = "";
    let fresh = "";
    let waiting = "";
    const add = (op, text) => text && found.push({ op, text });
    for (const { op, text } of given) {
      if (op === "same") {
        if ((gone || fresh) && [...text].length <= short && !waiting) {
          waiting = text;
          continue;
        }
        add("gone", gone);
        add("new", fresh);
        add("same", waiting + text);
        gone = fresh = waiting = "";
      } else {
        gone += waiting;
        fresh += waiting;
        waiting = "";
        if (op === "gone") gone += text;
        else fresh += text;
      }
    }
    add("gone", gone);
    add("new", fresh);
    add("same", waiting);
    return found;
  }

  // The paragraphs before and those after, each as its pieces: the two texts side by side.
  const sides = (all) => [paragraphs(all, "new"), paragraphs(all, "gone")];

  // Which part of both texts is the same: 0 if nothing, 1 if all is.
  function share(all) {
    const length = (ops) =>
      all.filter(({ op }) => ops.includes(op)).reduce((sum, { text }) => sum + text.length, 0);
    const same = 2 * length(["same"]);
    return same / (same + length(["gone", "new"]) || 1);
  }

  // A text as pieces, { op: "shared" or "own"; text }: shared is what stands in the other text too, wherever,
  // with so many characters in a row at least; a number counts as one, marks at the ends do not count.
  function shared(text, other, least) {
    const own = tokens(text);
    const theirs = tokens(other);
    const found = [];
    for (let at = 0; at < own.length;) {
      const run = LETTER.test(own[at]) ? longestRun(own, at, theirs) : [];
      while (run.length && !LETTER.test(run[run.length - 1])) run.pop();
      const enough = run.filter((token) => LETTER.test(token)).length >= least;
      const words = enough ? run : [own[at]];
      found.push({ op: enough ? "shared" : "own", text: words.join("") });
      at += words.length;
    }
    return paragraphs(runs(found), "");
  }

  // The longest stretch from a place on that stands anywhere in another text.
  function longestRun(own, at, theirs) {
    let most = 0;
    theirs.forEach((_, place) => {
      let count = 0;
      while (at + count < own.length && own[at + count] === theirs[place + count]) count += 1;
      most = Math.max(most, count);
    });
    return own.slice(at, at + most);
  }

  // Pieces of one sort that follow each other are one.
  function runs(single) {
    const whole = [];
    for (const { op, text } of single) {
      const last = whole[whole.length - 1];
      if (last && last.op === op) last.text += text;
      else whole.push({ op, text });
    }
    return whole;
  }

  function paragraphs(all, without) {
    const shown = all.filter(({ op }) => op !== without);
    const text = shown.map((one) => one.text).join("");
    let start = 0;
    return (text ? text.split(BREAK) : []).map((words) => {
      const found = between(shown, start, start + words.length);
      start += words.length + BREAK.length;
      return found;
    });
  }

  function between(shown, start, end) {
    let position = 0;
    return shown.flatMap(({ op, text }) => {
      const words = text.slice(Math.max(0, start - position), Math.max(0, end - position));
      position += text.length;
      return words ? [{ op, text: words }] : [];
    });
  }

  return { compared, share, shared, sides };
})();
