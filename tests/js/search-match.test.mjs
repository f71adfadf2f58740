// What a search index finds, and in which order (docs/assets/search-match.js), without a page.
// SEARCHES names a file with queries to the indexes of built sites: tests/reader/test_scripts.py
// writes it and runs this. Without it: node --test tests/js/*.test.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { indexParts, siteScripts, spelling } from "./site-scripts.mjs";

// Read anew for every index, as on a page: its traditional characters are kept in words.js.
const newIndex = (start) => new (siteScripts("words.js", "search-match.js").PlanMatch.Index)(start);

const START = {
  kinds: [
    ["measure", "措施"],
    ["unit", "单位"],
    ["topic", "主题"],
  ],
  simplified: "銀银",
  total: 3,
  names: [
    [0, "measures/loans/", "推动质押融资", "2.1", "二、运用", [], ["2-1"], [1]],
    [1, "units/banks/", "银行", "", "", ["金融机构"]],
    [2, "topics/finance/", "金融", "", "", [], [], [], 0, ["财金"]],
  ],
};
const TEXTS = [
  [["", "推动银企对接，办理专利质押融资。"]],
  [["类别", "企业和机构"]],
  [["释义", "和钱有关的事。"]],
];

function small() {
  const index = newIndex(START);
  index.addTexts(0, TEXTS);
  return index;
}

const found = (index, words) => index.answer(words).found.map(({ record }) => record.address);

test("a name comes before a tie, and a text before nothing", () => {
  assert.deepEqual(found(small(), "银行"), ["units/banks/", "measures/loans/"]);
  assert.deepEqual(found(small(), "銀行"), ["units/banks/", "measures/loans/"]);
  assert.deepEqual(found(small(), "专利"), ["measures/loans/"]);
  assert.deepEqual(found(small(), "没有的词"), []);
});

test("a number finds what has it and nothing else", () => {
  for (const words of ["2.1", "二（1）", "措施2.1"]) {
    assert.deepEqual(found(small(), words), ["measures/loans/"], words);
  }
  assert.deepEqual(found(small(), "2.2"), []);
});

test("several words are all asked for; marks between them part them where no text has them", () => {
  assert.deepEqual(found(small(), "银企 融资"), ["measures/loans/"]);
  assert.deepEqual(found(small(), "银企、融资"), ["measures/loans/"]);
  assert.deepEqual(found(small(), "银企 没有"), []);
});

test("a name found by is shown if it is not the title, and whether it is a former one", () => {
  const index = small();
  const other = (words) => {
    const { query, found: matches } = index.answer(words);
    return index.otherName(matches[0], query);
  };
  assert.deepEqual(other("金融机构"), { label: "又称", name: "金融机构" });
  assert.deepEqual(other("财金"), { label: "原名", name: "财金" });
  assert.equal(other("银行"), null);
});

test("an excerpt shows the words in their text", () => {
  const index = small();
  const { query, found: matches } = index.answer("专利");
  assert.deepEqual(index.excerpt(matches[0], query), {
    label: "",
    pieces: [
      { text: "推动银企对接，办理", hit: false },
      { text: "专利", hit: true },
      { text: "质押融资。", hit: false },
    ],
  });
});

test("what finds nothing is tried with a word less, or cut in two", () => {
  assert.deepEqual(small().suggestions("银企 没有"), [{ words: "银企", count: 1 }]);
  assert.deepEqual(small().suggestions("银企融资"), [{ words: "银企 融资", count: 1 }]);
});

test("for a number that nothing has, the part where it would be is offered", () => {
  const index = newIndex({
    ...START,
    total: 4,
    kinds: [...START.kinds, ["section", "部分"]],
    names: [...START.names, [3, "sections/use/", "二、运用", "", "", [], ["2"]]],
  });
  assert.deepEqual(found(index, "2.9"), []);
  assert.deepEqual(index.suggestions("2.9"), [{ words: "第2部分", count: 2 }]);
  for (const words of ["9.9", "第99条"]) assert.deepEqual(index.suggestions(words), [], words);
});

const withSynonyms = () => {
  const index = newIndex({
    ...START,
    synonyms: [
      [["借钱", "筹款"], ["融资"]],
      [["企业"], ["银行"]],
    ],
  });
  index.addTexts(0, TEXTS);
  return index;
};

test("what is found only by a word of editors says by which, and comes after what has the words", () => {
  const by = (words) =>
    withSynonyms()
      .answer(words)
      .found.map((match) => [match.record.address, match.by.map(({ word }) => word).join("”“")]);
  assert.deepEqual(by("借钱"), [["measures/loans/", "融资"]]);
  assert.deepEqual(by("银企 筹款"), [["measures/loans/", "融资"]]);
  assert.deepEqual(by("企业借钱"), [["measures/loans/", "银行”“融资"]]);
  assert.deepEqual(by("融资"), [["measures/loans/", ""]]);
  // 企业 stands in the text of banks itself
  assert.deepEqual(by("企业"), [
    ["units/banks/", ""],
    ["measures/loans/", "银行"],
  ]);
});

test("the words of editors are marked in an excerpt", () => {
  const index = withSynonyms();
  const { query, found: matches } = index.answer("借钱");
  const hits = index.excerpt(matches[0], query).pieces.filter(({ hit }) => hit);
  assert.deepEqual(hits, [{ text: "融资", hit: true }]);
});

test("a day finds what bears it, in each writing, before what only tells of it", () => {
  const rows = [
    [0, "measures/loans/", "推动质押融资", "", "", [], [], [], 0, [], 0, ["2026-06-30"]],
  ];
  const index = newIndex({ ...START, total: 4, names: [...START.names, ...rows] });
  index.addTexts(0, [[["", "2026年6月30日"]], [], [], [["", "年中完成"]]]);
  for (const words of [
    "2026-06-30",
    "2026年6月30日",
    "二〇二六年六月三十日",
    "6月30日",
    "2026年6月",
  ])
    assert.deepEqual(
      index.answer(words).found.map(({ record }) => record.place),
      [3, 0],
      words,
    );
  assert.deepEqual(found(index, "2026年6月3日"), []);
});

test("pinyin is what it means", () => {
  const index = small();
  assert.deepEqual(found(index, "yinhang"), []);
  const { Pinyin } = siteScripts("pinyin.js").PlanPinyin;
  index.pinyin = new Pinyin({ readings: "yin银 hang行", phrases: {} });
  assert.deepEqual(found(index, "yinhang"), ["units/banks/", "measures/loans/"]);
  assert.deepEqual(index.readAs(index.answer("yh").query), ["银行"]);
});

test("a part that did not load takes nothing from the others", () => {
  const index = newIndex({ ...START, total: 6 });
  index.addNames(4, [[1, "units/banks-of-the-city/", "市银行", "", "", []]]);
  assert.deepEqual(found(index, "市银行"), ["units/banks-of-the-city/"]);
});

for (const { folder, queries, stretches, readings } of searches()) {
  const [start, ...parts] = indexParts(folder);
  const index = newIndex(start);
  const { Pinyin } = siteScripts("pinyin.js").PlanPinyin;
  index.pinyin = new Pinyin(spelling(folder, start));
  for (const { part, first, rows } of parts) {
    if (part === "names") index.addNames(first, rows);
    else index.addTexts(first, rows);
  }
  const matches = (words) =>
    index.answer(words).found.map(({ record: { address, kind } }) => ({
      address: address.replace(/\/$/, ""),
      kind,
    }));

  for (const { words, first, all } of queries) {
    test(`${words} leads to ${first}`, () => {
      const results = matches(words);
      assert.equal(results[0]?.address, first);
      if (!all) return;
      const ofPlan = results.filter(({ kind }) => kind !== "page").map(({ address }) => address);
      assert.deepEqual(ofPlan.sort(), [...all].sort());
    });
  }

  test(`names are read as Python reads them (${folder})`, () => {
    assert.ok(readings.length > 50);
    for (const [run, said] of readings) assert.deepEqual(index.pinyin.read(run).said, said, run);
  });

  test(`every stretch of a measure's text finds it (${folder})`, () => {
    assert.ok(stretches.length > 0);
    for (const { words, address } of stretches) {
      assert.ok(
        matches(words).some((match) => match.address === address),
        words,
      );
    }
  });
}

function searches() {
  const { SEARCHES } = process.env;
  return SEARCHES ? JSON.parse(readFileSync(SEARCHES, "utf8")) : [];
}
