// How words are compared (docs/assets/words.js). Run: node --test tests/js/*.test.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { siteScripts } from "./site-scripts.mjs";

const { PlanWords } = siteScripts("words.js");
const {
  fold,
  isLatin,
  marked,
  numberFit,
  parse,
  parseApart,
  says,
  setSimplified,
  stretches,
  synonymsOf,
  wanted,
  whose,
} = PlanWords;
// the same table as in Python: tests/loading/test_properties.py
const numerals = JSON.parse(readFileSync(new URL("../numerals.json", import.meta.url), "utf8"));

// numerals and days that are the same, and the one table of variants
const variants = JSON.parse(readFileSync(new URL("../variants.json", import.meta.url), "utf8"));
const table = JSON.parse(
  readFileSync(new URL("../../macros/text/characters/variants.json", import.meta.url), "utf8"),
);

const numberIn = (words) => parse(words).phrase.number;

test("numerals have the value that Python gives them", () => {
  for (const [word, value] of numerals.numbers)
    assert.equal(numberIn(word).code, String(value), word);
});

test("a printed number is asked for by its parts", () => {
  for (const [printed, parts] of numerals.printed) {
    assert.equal(numberIn(printed)?.code ?? "", parts.join("-"), printed);
  }
});

test("a number in an annex is no number of the body", () => {
  const asked = [
    "附件1",
    "附1.2",
    "附件1第2项",
    "附件一第二项",
    "f1-2",
    "附1.表2.3",
    "附件1表2第3项",
    "附1.组2.3",
    "附件1第2组第3项",
    "附1.表2.组1.3.行2",
    "附件1表2第1组第3项第2行",
    "附表1第3项",
    "附表1.3",
    "fb1-3",
    "附录二",
    "专栏1",
    "专栏一第2条",
    "zl1-2",
    "案例2",
  ];
  assert.deepEqual(
    asked.map((words) => numberIn(words)?.code),
    [
      "f1",
      "f1-2",
      "f1-2",
      "f1-2",
      "f1-2",
      "f1-b2-3",
      "f1-b2-3",
      "f1-z2-3",
      "f1-z2-3",
      "f1-b2-z1-3-h2",
      "f1-b2-z1-3-h2",
      "fb1-3",
      "fb1-3",
      "fb1-3",
      "fl2",
      "zl1",
      "zl1-2",
      "zl1-2",
      "al2",
    ],
  );
  assert.equal(numberIn("附件1").of, "section");
  assert.equal(numberIn("附属设施"), null);
  assert.equal(numberIn("专题"), null);
  assert.equal(numberIn("专栏作家"), null);
});

test("what only looks like a numeral is a word", () => {
  for (const words of ["十四五", "银行", "一网通办", "3个月", ""])
    assert.equal(numberIn(words), null, words);
});

test("a number says whether it is that of a part or of a measure", () => {
  assert.deepEqual(
    ["二、", "第二部分", "第十二条", "2.1", "措施2.1"].map((words) => [
      numberIn(words).of,
      numberIn(words).whole,
    ]),
    [
      ["", true],
      ["section", true],
      ["measure", false],
      ["", false],
      ["", false],
    ],
  );
});

test("a number fits its own place, the end of a longer one, or what is inside it", () => {
  const measure = { codes: ["2-1"], kind: "measure" };
  assert.equal(numberFit(measure, numberIn("2.1")), "exact");
  assert.equal(numberFit(measure, numberIn("第1条")), "end");
  assert.equal(numberFit(measure, numberIn("二、")), "inside");
  assert.equal(numberFit(measure, numberIn("第二部分")), "inside");
  assert.equal(numberFit(measure, numberIn("2.2")), "");
  assert.equal(numberFit({ codes: [], kind: "topic" }, numberIn("2.1")), "");
});

test("width, case, accents, brackets and spaces make no difference", () => {
  const same = (...texts) =>
    assert.equal(new Set(texts.map((text) => fold(text))).size, 1, texts[0]);
  same("豫发〔2022〕31号", "豫发[2022]31 号", "豫发（２０２２）３１号", "豫发202231号");
  same("SME Service", "ｓｍｅ　service");
  same("Café", "cafe\u0301", "CAFE");
  same("市—县", "市-县", "市～县");
});

test("figures and Latin words stay apart", () => {
  assert.equal(fold("0.5"), "0.5");
  assert.notEqual(fold("1 2"), fold("12"));
  assert.notEqual(fold("single window"), fold("singlewindow"));
});

test("traditional characters are those of the table", () => {
  assert.notEqual(fold("銀行"), fold("银行"));
  setSimplified("銀银");
  assert.equal(fold("銀行"), fold("银行"));
  setSimplified("");
});

test("document numbers are known with and without year, 年 and 第", () => {
  const numbers = new Set([fold("豫发〔2022〕31号"), fold("国务院令第722号")]);
  const [known, decree] = numbers;
  const asked = [
    "豫发2022年31号",
    "豫发〔2022〕第31号",
    "豫发31号",
    "豫发31号文",
    "31号文",
    "31号文件",
    "第31号",
    "2022年31号",
    "[2022]31号",
  ];
  for (const words of asked) assert.ok(says(known, parse(words, { numbers }).phrase), words);
  for (const words of ["豫发2021年31号", "2021年31号", "2号"])
    assert.ok(!says(known, parse(words, { numbers }).phrase), words);
  for (const words of ["722号令", "国务院722号令", "国务院令722号"])
    assert.ok(says(decree, parse(words, { numbers }).phrase), words);
});

test("a bare number is that of a document, and no part of a longer one", () => {
  const numbers = new Set(["豫知20224号", "汴办202214号"]);
  const { text, also, bare } = parse("4号", { numbers }).phrase;
  assert.deepEqual([text, also, bare], ["豫知20224号", [], true]);
  assert.equal(parse("5号", { numbers }).phrase.bare, false);
});

test("numerals, percentages and days are the same in each writing", () => {
  for (const writings of variants.same)
    for (const one of writings)
      for (const other of writings) {
        const [text, asked] = [fold(one), parse(other).phrase];
        const isDay = Boolean(asked.day) && parse(one).phrase.day === asked.day;
        assert.ok(says(text, asked) || isDay, `${one} ${other}`);
      }
  for (const [asked, text] of variants.different)
    assert.ok(!says(fold(text), parse(asked).phrase), `${asked} ${text}`);
});

test("a day is a day of the calendar", () => {
  const day = (words) => parse(words).phrase.day;
  assert.equal(day("20230625"), "2023-06-25");
  assert.equal(day("6月25号"), "-06-25");
  for (const words of ["2023-13-01", "2023年0月1日", "20231301", "12345678", "6.25", "2.1"])
    assert.equal(day(words), "", words);
});

test("words with another usual writing are one word", () => {
  const pairs = table.words.map((pair) => pair.map((word) => fold(word)));
  for (const [one, other] of table.words) {
    assert.ok(says(fold(`甲${one}乙`), parse(`甲${other}乙`, { variants: pairs }).phrase), other);
    assert.ok(says(fold(`甲${other}乙`), parse(`甲${one}乙`, { variants: pairs }).phrase), one);
  }
});

test("look-alike characters are those that are meant", () => {
  setSimplified(table.characters.join(""));
  for (const [one, other] of table.characters) assert.equal(fold(one), fold(other));
  assert.equal(fold("⽅⾼"), fold("方高"));
  setSimplified("");
});

test("a query is cut where a word ends for which editors give another", () => {
  const synonyms = new Map(["公司", "贷款", "大学"].map((word) => [word, [{ word, text: word }]]));
  const apart = (words) => parseApart(words, { synonyms })?.terms.map(({ text }) => text) ?? null;
  assert.deepEqual(apart("公司贷款"), ["公司", "贷款"]);
  assert.deepEqual(apart("小型公司贷款"), ["小型", "公司", "贷款"]);
  for (const words of ["公司", "大学生", "银行"]) assert.equal(apart(words), null, words);
});

test("a query is words that are all asked for, or one phrase", () => {
  assert.deepEqual(
    parse(" 专利　商标 专利").terms.map(({ text }) => text),
    ["专利", "商标"],
  );
  assert.equal(parse("专利 商标").phrase.text, "专利商标");
  assert.deepEqual(
    parse("知 识 产 权").terms.map(({ text }) => text),
    ["知识产权"],
  );
  assert.deepEqual(
    parseApart("银行、质押").terms.map(({ text }) => text),
    ["银行", "质押"],
  );
  assert.equal(parseApart("银行"), null);
});

test("a number is one, whether or not anything has it", () => {
  for (const words of ["4.9", "4．9", "4-9", "四、9", "第四部分第9条", "(三)", "2、1"])
    assert.equal(parseApart(words), null, words);
});

test("a usual word means what it means anywhere, of a city or a county too; editors' words come first", () => {
  const pairs = [[["市监局"], ["市场监管局"]]];
  const usual = [
    [["发改委"], ["发展和改革", "发展改革"]],
    [["市监局"], ["市场监督管理"]],
  ];
  const synonyms = synonymsOf(pairs, usual);
  const said = (words) => whose(parse(words, { synonyms }).phrase.synonyms);
  for (const words of ["发改委", "市发改委", "县发改委"])
    assert.deepEqual(said(words), ["通用的说法“发展和改革”“发展改革”"], words);
  assert.deepEqual(said("市监局"), ["编者给的近义词“市场监管局”"]);
  assert.deepEqual(said("改委"), []);
  assert.deepEqual(whose([...synonyms.values()].flat()), [
    "编者给的近义词“市场监管局”",
    "通用的说法“发展和改革”“发展改革”",
  ]);
});

test("a query of any length and of any characters is cut, not refused", () => {
  const long = parse("知".repeat(10_000));
  assert.ok(long.cut);
  assert.equal(long.words.length, PlanWords.MAX_QUERY);
  assert.equal(parse("a b c d e f g h i j k l m n o p").terms.length, 12);
  for (const words of ["", " ", ".*+?^${}()|[]\\", "\u202e\u0000\ufeff", "🎉👩‍👩‍👧‍👦", "\ud83c"])
    parse(words);
});

test("hits are marked where they stand in the text, whole characters at a time", () => {
  const hits = (text, words) =>
    marked(text, wanted(parse(words)))
      .filter(({ hit }) => hit)
      .map(({ text: found }) => found);
  assert.deepEqual(hits("依据豫发〔2022〕31号。", "豫发202231号"), ["豫发〔2022〕31号"]);
  assert.deepEqual(hits("质押融资，质押", "质押"), ["质押", "质押"]);
  assert.deepEqual(hits("看🎉吧", "🎉"), ["🎉"]);
  assert.equal(
    marked("一二三", ["二"])
      .map(({ text }) => text)
      .join(""),
    "一二三",
  );
  assert.deepEqual(stretches("aaa", ["aa", "a"]), [[0, 3]]);
});

test("Latin is letters and figures without marks", () => {
  assert.deepEqual(["a", "7", "é", "中", "ab"].map(isLatin), [true, true, false, false, false]);
});
