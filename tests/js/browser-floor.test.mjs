// The rule that nothing newer than the oldest browsers is used (browser-floor.mjs), and the settings around it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ESLint } from "eslint";
import stylelint from "stylelint";

const eslint = new ESLint({ overrideConfigFile: "tests/js/eslint.config.mjs" });
const configFile = "tests/js/stylelint.config.mjs";

async function faultsIn(script) {
  const source = `(() => {\n  "use strict";\n  ${script}\n})();\n`;
  const [{ messages }] = await eslint.lintText(source, { filePath: "docs/assets/new.js" });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

async function faultsInStyle(code) {
  const { results } = await stylelint.lint({ code, configFile });
  return results[0].warnings.map(({ rule }) => rule);
}

test("members and globals that came later are refused", async () => {
  for (const script of [
    "[1].at(-1);",
    "structuredClone([]);",
    "document.body.checkVisibility();",
    "document.forms[0].requestSubmit();", // Safari 16
    "/(?<=a)b/.test('ab');", // Safari 16.4
  ]) {
    assert.deepEqual(await faultsIn(script), ["site/browser-floor"], script);
  }
});

test("what Chromium 86 has is not", async () => {
  for (const script of [
    "document.body.replaceChildren('a'.replaceAll('a', 'b'));",
    "let a = null; a ??= [1].flatMap((b) => b?.c); a();",
    "new Map([[1, 2]]).size.toFixed();",
    "const at = () => 1; at();",
  ]) {
    assert.deepEqual(await faultsIn(script), [], script);
  }
});

test("syntax that came later does not parse", async () => {
  for (const script of ["class A { static { this.b = 1; } } new A();", "/a/v.test('a');"]) {
    assert.match((await faultsIn(script)).join(), /Parsing error|no-invalid-regexp/, script);
  }
});

test("text is not set as markup", async () => {
  assert.deepEqual(await faultsIn("document.body.innerHTML = '';"), ["no-restricted-properties"]);
});

test("styles that came later are refused, but where they are asked for", async () => {
  for (const style of [
    "a { inset: 0; }",
    "a { color: color-mix(in srgb, red, blue); }",
    ":is(a, b) { color: red; }",
    "a:has(b) { color: red; }",
    "@layer a { b { color: red; } }",
  ]) {
    assert.deepEqual(await faultsInStyle(style), ["plugin/browser-compat"], style);
  }
  assert.deepEqual(await faultsInStyle("a { & b { color: red; } }"), ["max-nesting-depth"]);
  for (const style of [
    "a { color: red; }",
    "@supports (inset: 0) { a { inset: 0; } }",
    "@supports selector(:has(a)) { a:has(b) { color: red; } }",
  ]) {
    assert.deepEqual(await faultsInStyle(style), [], style);
  }
});
