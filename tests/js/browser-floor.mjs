// ESLint rule: nothing is used that Chromium 86, the oldest browser the site supports, does not have.
// New syntax is refused by the parser (ecmaVersion). Types are not known here, so a member counts as
// there if anything had a member of that name: `.at` is refused, the `.size` of URLSearchParams
// (Chromium 113) is not, since a Map had one. `allow` lists members of our own objects that
// a newer browser happens to have on one of its own, and what is used only where it is there.

import { createRequire } from "node:module";

const FLOOR = 86;
const { api, javascript } = createRequire(import.meta.url)("@mdn/browser-compat-data");

// The first version of Chromium with a feature; Infinity if there is none without a switch.
function since({ __compat: compat }) {
  const plain = [compat.support.chrome].flat().find(({ flags, prefix }) => !flags && !prefix);
  const version = plain?.version_added;
  return version ? Number.parseInt(version.replace("≤", ""), 10) : Infinity;
}

const globalsSince = new Map();
const membersSince = new Map();

function note(map, name, feature) {
  if (feature.__compat) map.set(name, Math.min(since(feature), map.get(name) ?? Infinity));
}

for (const [name, owner] of Object.entries({ ...javascript.builtins, ...api })) {
  note(globalsSince, name, owner);
  for (const [key, feature] of Object.entries(owner)) {
    const member = key.replace(/_static$/, "");
    note(membersSince, member, feature);
    if (name === "Window") note(globalsSince, member, feature);
  }
}

const isNew = (map, name) => (map.get(name) ?? 0) > FLOOR;

export const browserFloor = {
  meta: {
    schema: [
      { type: "object", properties: { allow: { type: "array" } }, additionalProperties: false },
    ],
    messages: { later: `Chromium ${FLOOR} has no {{name}}.` },
  },
  create(context) {
    const { allow = [] } = context.options[0] ?? {};
    const report = (node, name) => context.report({ node, messageId: "later", data: { name } });
    return {
      MemberExpression({ computed, property }) {
        const { name } = property;
        if (!computed && isNew(membersSince, name) && !allow.includes(name))
          report(property, `.${name}`);
      },
      "Program:exit"(program) {
        const { scopeManager } = context.sourceCode;
        // names of browsers are declared by the settings, so they are found in the global scope
        for (const { name, references } of scopeManager.acquire(program).variables) {
          if (!isNew(globalsSince, name)) continue;
          for (const { identifier } of references) report(identifier, name);
        }
      },
    };
  },
};
