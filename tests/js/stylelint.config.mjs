// Stylelint for the style sheets of the site. Prettier sees to how they are laid out.
// Run from the root of the repository: tests/js/node_modules/.bin/stylelint --config tests/js/stylelint.config.mjs

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
        // the oldest Chromium that the site supports, as in browser-floor.mjs
        browserslist: ["chrome >= 86"],
        allow: {
          partialImplementation: true,
          // Without these a page is plainer, and nothing is lost. What would be lost stands in @supports.
          features: [
            "at-rules.media.forced-colors",
            "at-rules.media.scripting",
            "properties.color-adjust",
            "properties.field-sizing",
            "properties.forced-color-adjust",
            "properties.text-decoration-thickness",
            "properties.text-underline-offset",
            "properties.text-wrap",
          ],
        },
      },
    ],
  },
};
