// The desk's Python, apart from the page so that it never freezes: fetches the engine and the files of the plan,
// then answers questions of the page one after the other (macros/desk/session.py). What has a new name whenever it
// changes is kept in this browser; the files of the plan are asked for every time.
(() => {
  "use strict";

  const FOLDER = "/desk";
  const KEPT = "plan-desk";
  const STEP = 100_000; // bytes between two words to the page
  let answer = null; // a function of Python

  async function store() {
    try {
      return await caches.open(KEPT);
    } catch {
      return null; // nothing can be kept in this browser, or the page is not served over https
    }
  }

  // Fetches files and tells how much of them has come.
  function fetcher(kept, total) {
    let come = 0;
    let told = 0;
    const count = (bytes) => {
      come += bytes;
      if (come - told < STEP && come < total) return;
      told = come;
      postMessage({ come, total });
    };

    async function whole(url, lasts) {
      const known = lasts && (await kept?.match(url));
      const got = known || (await fetch(url, { cache: lasts ? "default" : "no-cache" }));
      if (!got.ok) throw new Error(`${got.status} ${url}`);
      const reader = got.body.getReader();
      const parts = [];
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        count(part.value.length);
      }
      const all = new Blob(parts);
      if (lasts && !known) await kept?.put(url, new Response(all)).catch(() => {});
      return all;
    }
    return { whole, count };
  }

  // What an earlier version kept is of no use any more.
  async function forgetOthers(kept, urls) {
    for (const { url } of (await kept?.keys()) ?? [])
      if (!urls.includes(url)) await kept.delete(url);
  }

  // Pyodide asks the network for these; they are here already, unpacked whatever the host does.
  function hand(files) {
    const ordinary = self.fetch.bind(self);
    self.fetch = (what, how) => {
      const made = files[String(what?.url ?? what)];
      return made ? Promise.resolve(made()) : ordinary(what, how);
    };
  }

  // On a made-up plan that comes with the engine, if it is only rehearsed.
  async function start(list, rehearsing) {
    const listed = await (await fetch(list, { cache: "no-cache" })).json();
    const url = (entry) => new URL(entry.at, list).href;
    const { script, program, engine, library } = listed;
    const sources = rehearsing ? [] : Object.entries(listed.sources);
    const lasting = [program.script, program.binary, program.stdlib, library, engine];
    const total = [...lasting, ...sources.map(([, entry]) => entry)].reduce(
      (sum, entry) => sum + entry.bytes,
      0,
    );
    const kept = await store();
    const { whole, count } = fetcher(kept, total);
    const texts = {};
    for (const [name, entry] of sources)
      texts[name] = new Uint8Array(await (await whole(url(entry), false)).arrayBuffer());
    const archives = [];
    for (const entry of [engine, library])
      archives.push(await (await whole(url(entry), true)).arrayBuffer());
    const stdlib = await whole(url(program.stdlib), true);
    const packed = await whole(url(program.binary), true);
    const { loadPyodide } = await import(url(script));
    const { default: createPyodideModule } = await import(url(program.script));
    count(program.script.bytes);
    await forgetOthers(kept, lasting.map(url));
    postMessage({ starting: true });

    const indexURL = new URL(".", url(script)).href;
    hand({
      [`${indexURL}pyodide.asm.wasm`]: () =>
        new Response(packed.stream().pipeThrough(new self.DecompressionStream("gzip")), {
          headers: { "Content-Type": "application/wasm" },
        }),
      [`${indexURL}python_stdlib.zip`]: () => new Response(stdlib),
    });
    const python = await loadPyodide({
      indexURL,
      packageBaseUrl: indexURL,
      lockFileContents: { info: { abi_version: listed.abi }, packages: {} },
      createPyodideModule,
    });
    const extractDir = python.runPython("import site; site.getsitepackages()[0]");
    for (const archive of archives) python.unpackArchive(archive, "zip", { extractDir });
    for (const [name, text] of Object.entries(texts)) {
      const path = `${FOLDER}/${name}`;
      python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      python.FS.writeFile(path, text);
    }
    python.FS.mkdirTree(FOLDER);
    python.FS.chdir(FOLDER);
    python.globals.set("plan", listed.plan);
    const real =
      "from pathlib import Path\nfrom macros.desk.session import Session\nSession(Path(plan)).ask";
    const madeUp = "from macros.desk.rehearsal import begun\nbegun().ask";
    answer = python.runPython(rehearsing ? madeUp : real);
    postMessage({ ready: true });
  }

  self.addEventListener("message", async ({ data }) => {
    try {
      if (data.list) await start(data.list, data.rehearsing);
      else postMessage({ id: data.id, answer: answer(data.question) });
    } catch (error) {
      postMessage({ id: data.id, failed: String(error) });
    }
  });
})();
