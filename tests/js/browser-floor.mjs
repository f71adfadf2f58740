// ESLint rule: nothing is used that one of the oldest browsers the site supports does not have.
// New syntax is refused by the parser (ecmaVersion). Types are not known here, so a member counts as
// there if anything had a member of that name: `.at` is refused, the `.size` of URLSearchParams
// (Chromium 113) is not, since a Map had one. `allow` lists members of our own objects that
// a newer browser happens to have on one of its own, and what is used only where it is there.

import { createRequire } from "node:module";

export const FLOORS = { chrome: 86, firefox: 115, safari: 15 };
const BEHIND = /\(\?<[=!]/; // of a regular expression; Safari 16.4, where the whole script would not run
const { api, javascript } = createRequire(import.meta.url)("@mdn/browser-compat-data");

// Whether a browser of the floor lacks a feature, or has it only with a switch.
function isLater({ __compat: compat }) {
  return Object.entries(FLOORS).some(([browser, floor]) => {
    const plain = [compat.support[browser]].flat().find(({ flags, prefix }) => !flags && !prefix);
    const version = plain?.version_added;
    return !version || Number.parseFloat(version.replace("≤", "")) > floor;
  });
}

const laterGlobals = new Map();
const laterMembers = new Map();

function note(map, name, feature) {
  if (feature.__compat) map.set(name, isLater(feature) && (map.get(name) ?? true));
}

for (const [name, owner] of Object.entries({ ...javascript.builtins, ...api })) {
  note(laterGlobals, name, owner);
  for (const [key, feature] of Object.entries(owner)) {
    const member = key.replace(/_static$/, "");
    note(laterMembers, member, feature);
    if (name === "Window") note(laterGlobals, member, feature);
  }
}

export const browserFloor = {
  meta: {
    schema: [
      { type: "object", properties: { allow: { type: "array" } }, additionalProperties: false },
    ],
    messages: { later: "Not every browser that the site supports has {{name}}." },
  },
  create(context) {
    const { allow = [] } = context.options[0] ?? {};
    const report = (node, name) => context.report({ node, messageId: "later", data: { name } });
    return {
      MemberExpression({ computed, property }) {
        const { name } = property;
        if (!computed && laterMembers.get(name) && !allow.includes(name))
          report(property, `.${name}`);
      },
      Literal(node) {
        if (node.regex && BEHIND.test(node.regex.pattern)) report(node, "a look behind");
      },
      "Program:exit"(program) {
        const { scopeManager } = context.sourceCode;
        // names of browsers are declared by the settings, so they are found in the global scope
        for (const { name, references } of scopeManager.acquire(program).variables) {
          if (!laterGlobals.get(name)) continue;
          for (const { identifier } of references) report(identifier, name);
        }
      },
    };
  },
};
