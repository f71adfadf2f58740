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
            ...["first", "last", "phrase", "records"], // of our own objects
            ...["hidePopover", "showPopover"], // terms.js asks for them first
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
    files: ["tests/js/**/*.mjs"],
    languageOptions: { globals: globals.node },
  },
];
