// What changed between two wordings (docs/assets/wording.js). Run: node --test tests/js/*.test.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { siteScripts } from "./site-scripts.mjs";

const { compared, share, shared, sides } = siteScripts("wording.js").PlanWording;
// the same table as in Python: tests/text/parts/test_wording.py
const table = JSON.parse(readFileSync(new URL("../wordings.json", import.meta.url), "utf8"));
const pairs = (pieces) => pieces.map(({ op, text }) => [op, text]);

table.forEach((given, number) => {
  test(`case ${number}: ${JSON.stringify(given.before.slice(0, 20))}`, () => {
    const { before, after, times = 1 } = given;
    const pieces = compared(before.repeat(times), after.repeat(times));
    const found = pairs(pieces);
    if (given.ends) {
      assert.deepEqual([...found.slice(0, 4), ...found.slice(-4)], given.ends);
      assert.equal(found.length, given.count);
    } else {
      assert.deepEqual(found, given.pieces);
      assert.deepEqual(
        sides(pieces).map((side) => side.map(pairs)),
        given.sides,
      );
    }
  });
});

test("what part of two texts is the same", () => {
  const alike = (before, after) => share(compared(before, after));
  assert.equal(alike("", ""), 0);
  assert.equal(alike("优化营商环境", "优化营商环境"), 1);
  assert.equal(alike("优化营商环境", "打造品牌"), 0);
  assert.equal(alike("优化营商环境", "改善营商环境"), 8 / 12);
});

test("what two texts have in common by chance parts no difference", () => {
  const found = pairs(compared("完善法律服务等工作", "开展宣传服务等活动", 3));
  assert.deepEqual(found, [
    ["gone", "完善法律服务等工作"],
    ["new", "开展宣传服务等活动"],
  ]);
  const kept = pairs(compared("完善知识产权服务，扩大", "开展知识产权服务，加强", 3));
  assert.deepEqual(kept[2], ["same", "知识产权服务，"]);
});

test("what stands in another text too, wherever, is found from letter to letter", () => {
  const found = (text, other) => shared(text, other, 4).map(pairs);
  const [one, other] = [
    "支持企业，推进品牌建设。\n\n加强监督管理；",
    "监督管理到位。推进品牌建设，",
  ];
  assert.deepEqual(found(one, other), [
    [
      ["own", "支持企业，"],
      ["shared", "推进品牌建设"],
      ["own", "。"],
    ],
    [
      ["own", "加强"],
      ["shared", "监督管理"],
      ["own", "；"],
    ],
  ]);
  assert.deepEqual(found("推进品牌", "推进。品牌"), [[["own", "推进品牌"]]]); // two and two are not four
  assert.deepEqual(found("2025年12月底", "2027年12月初"), [[["own", "2025年12月底"]]]); // a number is one
  assert.deepEqual(found("", "推进"), []);
});
