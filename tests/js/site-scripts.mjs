// The scripts of the site without a page: each puts what others use of it on `window`.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const ASSETS = new URL("../../docs/assets/", import.meta.url);

function run(path, globals) {
  new Function(...Object.keys(globals), readFileSync(path, "utf8"))(...Object.values(globals));
}

export function siteScripts(...names) {
  const window = {};
  for (const name of names) run(new URL(name, ASSETS), { window });
  return window;
}

// The parts of the search index in a folder, in the order in which a page loads them.
export function indexParts(folder) {
  const parts = [];
  const planSearch = (part) => parts.push(part);
  run(join(folder, "index.js"), { planSearch });
  for (const name of parts[0].files) run(join(folder, name), { planSearch });
  return parts;
}

// How the names of a search index are read.
export function spelling(folder, { spelled }) {
  let found = null;
  run(join(folder, spelled), { planSearch: (part) => (found = part) });
  return found;
}
