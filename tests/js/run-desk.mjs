// Runs Python in what the desk runs it in, under Node: node run-desk.mjs RUNTIME ABI ENGINE FOLDER CODE. In
// RUNTIME the program lies unpacked. FOLDER is laid into its
// file system; what the code evaluates to is printed.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [runtime, abi_version, engine, folder, code] = process.argv.slice(2);
const bytes = (path) => new Uint8Array(readFileSync(path));
const { loadPyodide } = await import(join(runtime, "pyodide.js"));
const { default: createPyodideModule } = await import(join(runtime, "pyodide.asm.js"));
const python = await loadPyodide({
  indexURL: runtime,
  lockFileContents: { info: { abi_version }, packages: {} },
  createPyodideModule,
});
const extractDir = python.runPython("import site; site.getsitepackages()[0]");
python.unpackArchive(bytes(engine), "zip", { extractDir });
python.unpackArchive(bytes(join(runtime, "pydantic_core.zip")), "zip", { extractDir });
python.FS.mkdirTree("/work");
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const name = join(entry.parentPath, entry.name).slice(folder.length);
  if (entry.isDirectory()) python.FS.mkdirTree(`/work${name}`);
  else python.FS.writeFile(`/work${name}`, bytes(folder + name));
}
python.runPython("import os; os.chdir('/work')");
process.stdout.write(python.runPython(readFileSync(code, "utf8")));
