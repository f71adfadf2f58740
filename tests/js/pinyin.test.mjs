// Which names are meant by pinyin (docs/assets/pinyin.js). Run: node --test tests/js/*.test.mjs

import assert from "node:assert/strict";
import { test } from "node:test";
import { siteScripts } from "./site-scripts.mjs";

const { Pinyin } = siteScripts("pinyin.js").PlanPinyin;
const TABLE = {
  readings:
    "chan产 di地 hang航 jing境 ju局 li理 lu绿 quan权 shang商 shi识市 xing行 yin银 ying营 zhi知",
  phrases: { 银行: "yin hang", 知识: "zhi shi" },
};
const NAMES = ["知识产权", "知识产权局", "银行", "市银行", "绿地", "绿地市", "营商", "SME银行"];
const meant = (typed, names = NAMES) => new Pinyin(TABLE).meant(typed, names);

test("whole syllables, initials, and both in one word", () => {
  for (const typed of [
    "zhishichanquan",
    "zscq",
    "zhishicq",
    "zhscq",
    "ZHISHI chanquan".toLowerCase(),
  ])
    assert.deepEqual(meant(typed), ["知识产权"], typed);
});

test("the last syllable may still be typed", () => {
  assert.deepEqual(meant("zhishichanq"), ["知识产权"]);
  assert.deepEqual(meant("zhishichanqua"), ["知识产权"]);
  assert.deepEqual(meant("yinh"), ["银行"]);
});

test("a phrase is read as a phrase", () => {
  assert.deepEqual(meant("yinhang"), ["银行"]);
  assert.deepEqual(meant("yinxing"), []);
  assert.deepEqual(new Pinyin(TABLE).read("市银行").said, ["shi", "yin", "hang"]);
});

test("ü may be typed as v or u", () => {
  assert.deepEqual(meant("lvdi"), ["绿地"]);
  assert.deepEqual(meant("ludi"), ["绿地"]);
});

test("a whole name comes before one that begins so, and syllables before initials", () => {
  assert.deepEqual(meant("yh"), ["银行"]);
  assert.deepEqual(meant("yh", ["市银行"]), []); // two letters are too few inside a name
  assert.deepEqual(meant("syh", ["市银行"]), ["市银行"]);
  assert.deepEqual(meant("yins", ["银市", "营商"]), ["银市"]);
});

test("one syllable, and what is no pinyin, mean nothing", () => {
  for (const typed of ["zhi", "z", "", "sme", "12", "银行", "zscq1", "xyz", "a".repeat(200)])
    assert.deepEqual(meant(typed), [], typed);
});

test("a name with other characters is read around them", () => {
  assert.deepEqual(new Pinyin(TABLE).read("SME银行").said, ["", "", "", "yin", "hang"]);
  assert.deepEqual(meant("yinhang", ["sme银行"]), ["银行"]);
});
