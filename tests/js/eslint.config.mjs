// ESLint for the scripts of the site and for the tests' own.
// Run from the root of the repository: tests/js/node_modules/.bin/eslint --config tests/js/eslint.config.mjs

import js from "@eslint/js";
import globals from "globals";
import { browserFloor } from "./browser-floor.mjs";

const MARKUP = "Text is only ever set as text, never as markup.";

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["docs/assets/**/*.js", "macros/pages/inline/*.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 2021, globals: globals.browser },
    plugins: { site: { rules: { "browser-floor": browserFloor } } },
    rules: {
      strict: ["error", "function"],
      "no-implicit-globals": "error",
      "one-var": ["error", "never"],
      "site/browser-floor": [
        "error",
        {
          allow: [
            // of our own objects
            ...[
              "added",
              "address",
              "element",
              "first",
              "last",
              "number",
              "phrase",
              "records",
              "unit",
            ],
            ...["hidePopover", "showPopover"], // terms.js asks for them first
            "createPolicy", // first-paint.js asks for trustedTypes first
          ],
        },
      ],
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "write"].map((property) => ({
          property,
          message: MARKUP,
        })),
      ],
    },
  },
  {
    // it asks first for what is newer, and names in its own objects what browsers have elsewhere
    files: ["docs/assets/desk*.js"],
    rules: {
      "site/browser-floor": [
        "error",
        {
          allow: [
            ...["DecompressionStream", "createHTML", "createPolicy"],
            ...["at", "bytes", "drop", "fetch", "lines", "lost", "path", "sources"],
            ...["dispatch", "phrases", "to"], // of CodeMirror
          ],
        },
      ],
    },
  },
  {
    // these tell an old browser that it is one, so it must understand them
    files: ["asked", "first-paint", "lost"].map((name) => `macros/pages/inline/${name}.js`),
    languageOptions: { ecmaVersion: 5 },
    rules: { "no-var": "off", "no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
  {
    files: ["tests/js/**/*.mjs"],
    languageOptions: { globals: globals.node },
  },
];
