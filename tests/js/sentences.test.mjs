// How a paragraph is cut into sentences (docs/assets/sentences.js). Run: node --test tests/js/*.test.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { siteScripts } from "./site-scripts.mjs";

const { sentences, digest } = siteScripts("sentences.js").PlanSentences;
// the same table as in Python: tests/text/parts/test_sentences.py
const table = JSON.parse(readFileSync(new URL("../sentences.json", import.meta.url), "utf8"));

for (const expected of table.sentences)
  test(`sentences of ${expected.join("|")}`, () =>
    assert.deepEqual(sentences(expected.join("")), expected));

for (const [words, expected] of table.digests)
  test(`digest of ${JSON.stringify(words)}`, () => assert.equal(digest(words), expected));
