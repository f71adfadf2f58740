// Stylelint for the style sheets of the site. Prettier sees to how they are laid out.
// Run from the root of the repository: tests/js/node_modules/.bin/stylelint --config tests/js/stylelint.config.mjs

import { FLOORS } from "./browser-floor.mjs";

export default {
  extends: "stylelint-config-recommended",
  plugins: ["stylelint-browser-compat"],
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    "no-descending-specificity": null, // rules stand by topic, not by weight
    "max-nesting-depth": [0, { ignoreAtRules: ["supports"] }], // rules in rules: Chromium 120
    "plugin/browser-compat": [
      true,
      {
        browserslist: Object.entries(FLOORS).map(([name, version]) => `${name} >= ${version}`),
        allow: {
          partialImplementation: true,
          // Without these a page is plainer, and nothing is lost. What would be lost stands in @supports.
          features: [
            "at-rules.media.forced-colors",
            "at-rules.page",
            "at-rules.page.size",
            "properties.appearance.auto",
            "properties.color-adjust",
            "properties.content-visibility",
            "properties.field-sizing",
            "properties.forced-color-adjust",
            "properties.orphans",
            "properties.scroll-behavior",
            "properties.text-decoration-thickness",
            "properties.text-underline-offset",
            "properties.text-size-adjust",
            "properties.text-wrap",
            "properties.widows",
            "selectors.focus-visible", // Safari 15.4; before that its own ring
          ],
        },
      },
    ],
  },
};
