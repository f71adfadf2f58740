// The editing desk: files of the plan in a field, and beside it what is wrong, what changed, and what to hand in. All of
// that is said by Python in a worker (desk-worker.js); here it is only asked for and shown. Without a script, or where
// the browser is too old, the page says how to edit otherwise.
(() => {
  "use strict";

  const root = document.querySelector("#desk");
  const part = (name) => root.querySelector(`#desk-${name}`);
  const { PlanDraft, PlanEditor, PlanForm } = window;
  const previews = window.trustedTypes?.createPolicy("plan-preview", {
    createHTML: (page) => page,
  });
  const rehearsing = new URLSearchParams(location.search).has("rehearsal"); // on a made-up plan
  const PAUSE = 400; // milliseconds without a key until what was written is looked at
  const FREELY = "files";
  const MOST = 50; // faults shown at once
  const TOO_OLD =
    "这个浏览器太旧，不能在里面运行检查。请换用新的浏览器（Chrome、Edge 95 以上，Firefox 113 以上，Safari 16.4 以上），或照“怎样修改”在代码托管平台上改。";
  // A program for browsers that catches an error: what came last of all that the desk needs.
  const CATCHING = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
  ];
  const base = new Map(); // the files as published, by path
  const texts = {}; // those that were written in
  let summaries = {}; // the editor's words for entries of the history
  let current = "";
  let form = { task: "", values: {} }; // what is being filled in
  let freely = false; // whether the files themselves are edited, and no form is filled in
  let aside = []; // other forms that were begun
  let keeps = true; // whether this browser keeps drafts
  let thrown = null; // the draft that was given up last
  let outcome = null; // what is to be handed in

  function element(kind, words = "", className = "") {
    const made = document.createElement(kind);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  function button(words, press) {
    const made = element("button", words);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  }

  function later(work, pause) {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(work, pause);
    };
  }

  // ---- The worker ----

  const waiting = new Map();
  let worker = null;
  let asked = 0;

  function ask(question) {
    asked += 1;
    worker.postMessage({ id: asked, question: JSON.stringify(question) });
    return new Promise((resolve, reject) => waiting.set(asked, { resolve, reject }));
  }

  function canRun() {
    return (
      "Worker" in window &&
      "DecompressionStream" in window &&
      "indexedDB" in window &&
      "WebAssembly" in window &&
      WebAssembly.validate(new Uint8Array(CATCHING))
    );
  }

  function hear({ data }) {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.total) showCome(data);
    else if (data.starting) say("正在打开检查程序……");
    else if (data.ready) begin().catch(fail);
    else if (reject && data.failed) reject(new Error(data.failed));
    else if (resolve) resolve(JSON.parse(data.answer));
    else fail(new Error(data.failed));
  }

  function open() {
    if (!canRun()) {
      say(TOO_OLD);
      return;
    }
    part("open").disabled = true;
    part("loading").hidden = false;
    say("正在下载……");
    worker = new Worker(root.dataset.worker, { type: "module" });
    worker.addEventListener("message", hear);
    worker.addEventListener("error", (event) => fail(event));
    worker.postMessage({ list: new URL(root.dataset.list, location.href).href, rehearsing });
  }

  function say(words) {
    part("status").textContent = words;
  }

  function showCome({ come, total }) {
    const million = (bytes) => (bytes / 1_000_000).toFixed(1);
    part("progress").value = (100 * come) / total;
    say(`正在下载：${million(come)} / ${million(total)} MB`);
  }

  function fail(error) {
    worker?.terminate();
    part("loading").hidden = true;
    part("open").disabled = false;
    say(
      `修改台没有打开（${error.message}）。请检查网络后再点一次；总是这样的，换用新的浏览器，或照“怎样修改”在代码托管平台上改。`,
    );
  }

  // ---- The files ----

  async function begin() {
    PlanEditor.fetch(); // so that it is there, too, when the network is lost
    const { files, tasks } = await ask({ do: "open" });
    for (const { name, title } of tasks) part("task").append(new Option(title, name));
    part("task").append(new Option("直接改文件", FREELY));
    for (const { path, text } of files) base.set(path, text);
    await takeDraft();
    listFiles();
    show([...base.keys()][0]);
    part("start").hidden = true;
    part("work").hidden = false;
    const wanted = new URLSearchParams(location.search);
    const line = Number(wanted.get("line"));
    if (line) putAside();
    if (wanted.get("task")) takeForm(wanted);
    await showForm();
    if (line) go(current, line, 1);
    look();
  }

  function choose(task, values = {}) {
    putAside();
    freely = task === FREELY;
    form = { task: freely ? "" : task, values };
    showForm();
    keep();
  }

  // The form that a page asks for. One that was begun from there goes on; another one is put aside, not lost.
  function takeForm(wanted) {
    const { search } = location;
    putAside();
    const at = aside.findIndex(({ from }) => from === search);
    const [begun] = at < 0 ? [] : aside.splice(at, 1);
    form = begun ?? { task: wanted.get("task"), values: given([...wanted]), from: search };
    showAside();
  }

  function putAside() {
    if (form.begun) aside.unshift(form);
    form = { task: "", values: {} };
    showAside();
  }

  function showAside() {
    const task = aside.at(-1)?.task;
    const title = [...part("task").options].find(({ value }) => value === task)?.text;
    part("aside").hidden = !aside.length;
    part("aside").firstChild.textContent = `接着填没有写进文件的“${title}”`;
  }

  function takeUp() {
    const next = aside.pop();
    putAside();
    form = next;
    keep();
    showForm();
  }

  // What the page from which somebody comes is about: ?measure=… is chosen where one or several are asked for.
  function given(wanted) {
    const known = wanted.filter(([name]) => !["line", "task", "rehearsal"].includes(name));
    return Object.fromEntries(
      known.flatMap(([name, id]) => [
        [name, id],
        [`${name}s`, [id]],
      ]),
    );
  }

  function listFiles() {
    const paths = new Set([...base.keys(), ...Object.keys(texts)]);
    part("file").replaceChildren(...[...paths].map((path) => new Option(path, path)));
  }

  function now(path) {
    return texts[path] ?? base.get(path);
  }

  function show(path) {
    current = path;
    const field = part("text");
    const wraps = !path.endsWith(".yml"); // a text has paragraphs as long as they are, and no numbers of lines
    part("file").value = path;
    part("editor").classList.toggle("pl-desk-wraps", wraps);
    field.wrap = wraps ? "soft" : "off";
    field.setAttribute("aria-label", `${path} 的内容`);
    field.value = now(path);
    field.scrollTop = 0;
    number();
    PlanEditor.holds(path);
  }

  function number() {
    const lines = part("text").value.split("\n").length;
    if (Number(part("numbers").dataset.lines) === lines) return;
    part("numbers").dataset.lines = lines;
    part("numbers").textContent = Array.from({ length: lines }, (_, at) => at + 1).join("\n");
  }

  // Puts the cursor at a place of a file, with its line selected.
  function go(path, line, column) {
    part("files").hidden = false;
    PlanEditor.open();
    if (!form.task) {
      freely = true;
      part("task").value = FREELY;
    }
    if (path !== current) show(path);
    if (PlanEditor.go(line, column)) return;
    const field = part("text");
    const lines = field.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const words = lines[line - 1] ?? "";
    field.focus();
    field.setSelectionRange(start + Math.min(column - 1, words.length), start + words.length);
    const height = field.scrollHeight / lines.length;
    const above =
      field.wrap === "off"
        ? (line - 1) * height
        : (field.scrollHeight * start) / field.value.length;
    field.scrollTop = Math.max(0, above - field.clientHeight / 3);
    field.scrollLeft = 0;
  }

  // ---- The draft ----

  const keep = later(() => {
    const changed = Object.keys(texts).some((path) => texts[path] !== base.get(path));
    const over = Object.fromEntries(base);
    const kept =
      changed || form.task || aside.length
        ? PlanDraft.keep({ texts, summaries, form, aside, base: over })
        : PlanDraft.drop();
    kept.catch(() => {
      keeps = false;
      draftSays("这个浏览器不保存草稿：关掉网页前请先下载改好的文件。", false);
    });
  }, 200);

  function draftSays(words, dropped) {
    part("draft-words").textContent = words;
    part("drop").hidden = !dropped;
    part("back").hidden = true;
    part("draft").hidden = !words;
  }

  async function takeDraft() {
    const draft = await PlanDraft.read().catch(() => null);
    if (!draft) return;
    const moved = [...base].some(([path, text]) => draft.base[path] !== text);
    const made = moved ? await ask({ do: "rebase", base: draft.base, texts: draft.texts }) : draft;
    Object.assign(texts, made.texts);
    summaries = draft.summaries;
    form = draft.form ?? form;
    aside = draft.aside ?? [];
    showAside();
    let words = "接着上次的草稿。";
    if (moved)
      words = "网站上的文件在您写草稿以后变过；您的改动已经移到新的文件上，请看一遍“改了什么”。";
    if (made.lost?.length)
      words = `网站上的文件在您写草稿以后变过。有 ${made.lost.length} 处您和别人改的是同几行，没有移过来，请照下面自己再改：${made.lost.join("；")}`;
    draftSays(words, true);
  }

  function dropDraft() {
    const whole = { texts: { ...texts }, summaries, form, aside };
    drop();
    thrown = whole;
    part("draft-words").textContent = "草稿不要了。";
    part("draft").hidden = part("back").hidden = false;
  }

  function takeBack() {
    Object.assign(texts, thrown.texts);
    ({ summaries, form, aside } = thrown);
    draftSays("草稿找回来了。", true);
    renew();
  }

  function drop() {
    for (const path of Object.keys(texts)) delete texts[path];
    summaries = {};
    form = { task: "", values: {} };
    aside = [];
    draftSays("", false);
    renew();
  }

  function renew() {
    showAside();
    listFiles();
    show(base.has(current) ? current : [...base.keys()][0]);
    showForm();
    keep();
    look();
  }

  // ---- The form of a task ----

  let foreseen = null; // the files as the form would make them
  let filled = 0; // the answer to an earlier state may come later
  let shown = 0;

  async function showForm() {
    part("task").value = form.task || (freely ? FREELY : "");
    part("form").hidden = !form.task;
    part("files").hidden = Boolean(form.task) || !freely;
    if (!part("files").hidden) PlanEditor.open();
    part("form-status").textContent = "";
    part("fields").replaceChildren();
    part("anyway").hidden = true;
    forget();
    shown += 1;
    const mine = shown;
    if (!form.task) return;
    const { fields, sections, refused } = await ask({
      do: "form",
      name: form.task,
      texts,
      values: form.values,
    });
    if (mine !== shown) return;
    if (refused) {
      part("form-status").textContent = refused;
      return;
    }
    const held = (field) => ({ ...field, value: form.values[field.name] ?? field.value });
    PlanForm.lay(part("fields"), fields.map(held), sections);
    form.values = PlanForm.values(part("fields"));
  }

  async function fill(all) {
    filled += 1;
    const mine = filled;
    const made = await ask({ do: "fill", name: form.task, texts, values: form.values });
    if (mine !== filled) return null;
    const faults = made.faults ?? {};
    const others = [made.refused, ...(made.others ?? [])].filter(Boolean);
    const right = made.texts && !Object.keys(faults).length;
    PlanForm.showFaults(part("fields"), faults, all);
    part("form-status").textContent = all || made.others?.length ? others.join(" ") : "";
    part("anyway").hidden = !(right && others.length);
    return right && (!others.length || all === "anyway") ? made.texts : null;
  }

  let writing = false; // what is looked at while somebody types must not overtake what goes into the file
  const fillSoon = later(() => form.task && !writing && foresee().catch(stumble), PAUSE);

  // What the form will change is shown below it as long as nothing is wrong with it; only the button writes it.
  async function foresee() {
    const made = await fill(false);
    const mine = filled;
    if (!made) {
      forget();
      return;
    }
    const all = { ...texts, ...made };
    const change = await ask({ do: "change", texts: all, day: today(), summaries });
    if (mine !== filled || writing || !form.task) return;
    foreseen = all;
    part("changed").textContent = "点“写进文件”以后，这样改：";
    showWords(change.words ?? []);
    showLines(change.files);
    showPages(change.refused.length ? [] : (change.pages ?? []));
  }

  function forget() {
    if (!foreseen) return;
    foreseen = null;
    look();
  }

  function changeForm({ target }) {
    target.closest("[data-field]").dataset.edited = "yes";
    form.begun = true;
    form.values = PlanForm.values(part("fields"));
    fillSoon();
    keep();
  }

  // A field on which others depend was left, or something was chosen in it.
  async function decideForm({ target }) {
    const box = target.closest("[data-field]");
    if (!box.dataset.decides) return;
    const held = PlanForm.heldAfter(part("fields"), box);
    if (!held) return;
    form.values = held;
    keep();
    await showForm();
    const { field } = box.dataset;
    const again = part("fields").querySelector(`[data-field="${field}"] :is(select, textarea)`);
    if (document.activeElement === document.body) again?.focus();
  }

  async function writeForm(event, how = true) {
    event.preventDefault();
    writing = true;
    part("form").toggleAttribute("inert", true); // what is typed meanwhile would be lost
    part("form-status").textContent = "正在检查……";
    const made = await fill(how).finally(() => {
      writing = false;
      part("form").toggleAttribute("inert", false);
    });
    if (!made) {
      const wrong = PlanForm.firstWrong(part("fields"));
      (wrong ?? part("form").querySelector("[type=submit]")).focus();
      return;
    }
    for (const [path, text] of Object.entries(made)) if (text !== now(path)) texts[path] = text;
    form = { task: "", values: {} };
    freely = false;
    foreseen = null;
    listFiles();
    keep();
    show(current);
    await showForm();
    part("changed").textContent = "正在检查……";
    part("change-name").scrollIntoView({ block: "start" });
    part("change-name").focus({ preventScroll: true });
    look();
  }

  // ---- What is wrong, and what changed ----

  let looking = false;
  let again = false;

  function today() {
    const date = new Date();
    return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }

  function stumble(error) {
    part("verdict").textContent =
      `修改台出了错，请把这句话告诉网站的维护人：${error.message.trim().split("\n").pop()}。您写的都还在。`;
  }

  async function look() {
    again = looking;
    if (looking) return;
    looking = true;
    try {
      const { problems } = await ask({ do: "check", texts });
      showProblems(problems);
      if (!again) {
        const made = await ask({ do: "change", texts, day: today(), summaries });
        if (!again) {
          outcome = made;
          showChange(outcome, problems.length);
        }
      }
    } catch (error) {
      stumble(error);
    }
    looking = false;
    if (again) look();
  }

  const soon = later(look, PAUSE);

  function showProblems(problems) {
    PlanEditor.showFaults(problems);
    const list = part("problems");
    const rows = problems.slice(0, MOST).map(({ file, line, column, message }) => {
      const row = element("li");
      const place = `${file === [...base.keys()][0] ? "" : `${file} `}第 ${line} 行`;
      row.append(
        now(file) !== undefined ? button(place, () => go(file, line, column)) : place,
        ` ${message}`,
      );
      return row;
    });
    if (problems.length > MOST) rows.push(element("li", `另有 ${problems.length - MOST} 处。`));
    list.replaceChildren(...rows);
    list.hidden = !problems.length;
    const count = problems.length;
    part("verdict").textContent = count ? `有 ${count} 处问题，点行号到那一行：` : "没有问题。";
  }

  function marked([kind, words]) {
    const kinds = { new: "ins", gone: "del", data: "q" };
    return kind in kinds ? element(kinds[kind], words) : words;
  }

  function showWords(words) {
    const rows = words.flatMap(({ title, lines, code }) => {
      const list = element("ul");
      for (const line of lines) {
        const row = element("li", "", line.depth > 1 ? "pl-desk-deeper" : "");
        row.append(...line.parts.map(marked));
        list.append(row);
      }
      return [element("h3", title), list, ...(code ? [element("pre", code, "pl-desk-code")] : [])];
    });
    part("words").replaceChildren(...rows);
  }

  // The words that the editor is writing are not written over.
  function showEntries(entries) {
    const box = part("entries");
    const keys = entries.map(({ key }) => key).join("\n");
    box.hidden = !entries.length;
    if (box.dataset.keys === keys && box.contains(document.activeElement)) return;
    box.dataset.keys = keys;
    const rows = entries.flatMap(({ key, kind, summary }, at) => {
      const field = element("input");
      const label = element("label", `变更记录的摘要（${kind}），可以改`);
      label.htmlFor = field.id = `desk-entry-${at}`;
      field.value = summary;
      field.addEventListener("input", () => {
        summaries[key] = field.value;
        keep();
        soon();
      });
      return [label, field];
    });
    box.replaceChildren(...rows);
  }

  function showLines(files) {
    const rows = files.flatMap(({ path, hunks }) => {
      const lines = hunks.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
      const box = element("details", "", "pl-fold");
      const code = element("pre", "", "pl-desk-code");
      box.append(element("summary", `${path} 里改动的行（${lines}）`));
      for (const { before_at, after_at, before, after } of hunks) {
        before.forEach((words, at) =>
          code.append(element("del", `${before_at + at} - ${words}\n`)),
        );
        after.forEach((words, at) => code.append(element("ins", `${after_at + at} + ${words}\n`)));
      }
      code.tabIndex = 0;
      box.append(code);
      return [box];
    });
    part("lines").replaceChildren(...rows);
  }

  function showChange({ files, words, entries, pages, refused }, problems) {
    const changed = files.length > 0;
    if (changed && keeps && part("drop").hidden)
      draftSays("改动存成了草稿，关掉网页也还在。", true);
    showEntries(entries ?? []);
    showOut(files, problems ? [] : refused, problems, entries);
    if (foreseen) return; // what the form would change is shown there
    part("changed").textContent = changed
      ? words
        ? ""
        : "数据的写法有误，改正以后才说得出改了什么；下面是改动的行。"
      : "还没有改动。";
    showWords(changed && words ? words : []);
    showLines(files);
    showPages(problems || refused.length ? [] : (pages ?? []));
  }

  // ---- The page as it will look ----

  function showPages(pages) {
    const choice = part("page");
    const chosen = choice.value;
    choice.replaceChildren(...pages.map((page) => new Option(`/${page}`, page)));
    if (pages.includes(chosen)) choice.value = chosen;
    part("pages").hidden = !pages.length;
    see().catch(stumble);
  }

  // The words of the plan stand in it as on the site; no script runs there.
  async function see() {
    const seen = part("seen");
    if (seen.hidden || part("pages").hidden) return;
    const where = part("page").value;
    const site = new URL("..", location.href).href;
    const { html } = await ask({ do: "preview", texts: foreseen ?? texts, where, site });
    const own = { href: new URL("../assets/issued.css", location.href).href }; // for tables
    const sheets = [...document.head.querySelectorAll("link[rel=stylesheet]"), own];
    const theme = document.documentElement.dataset.theme ?? "";
    const head = sheets.map(
      ({ href }) => `<link rel="stylesheet" href="${encodeURI(decodeURI(href))}">`,
    );
    const frame = seen.firstChild ?? document.createElement("iframe");
    frame.title = "改后的网页";
    frame.setAttribute("sandbox", "allow-same-origin");
    const page = `<!doctype html><html lang="zh-CN" data-theme="${theme}"><head><meta charset="utf-8"><title>改后的网页</title>${head.join("")}</head><body><article class="md-content__inner md-typeset">${html}</article></body></html>`;
    frame.srcdoc = previews ? previews.createHTML(page) : page; // where no script runs
    seen.replaceChildren(frame);
  }

  function toggleSeen({ target }) {
    const seen = part("seen");
    seen.hidden = !seen.hidden;
    target.setAttribute("aria-expanded", String(!seen.hidden));
    see().catch(stumble);
  }

  // ---- What is handed in ----

  function showOut(files, refused, problems, entries) {
    part("out").hidden = !files.length;
    if (part("request")) part("request").placeholder = titleOf(entries);
    part("out-words").textContent = !files.length
      ? "改动以后，这里给出可以交出去的文件。"
      : problems
        ? `还有 ${problems} 处问题：现在交出去，检查不会通过。`
        : refused.length
          ? `补上变更记录以后还有问题，交出去检查不会通过：${refused.join("；")}`
          : "可以交出去了：检查通过，变更记录已经写好。";
    const rows = files.map((file) => {
      const row = element("li");
      row.append(element("code", file.path), file.new ? "（新文件） " : " ");
      if (rehearsing) return row;
      row.append(
        button("下载", () => download(file)),
        " ",
        button("复制全文", () => copy(file)),
      );
      if (root.dataset.edit && !file.new) {
        const link = element("a", "打开编辑页");
        link.href = root.dataset.edit + encodeURI(file.path);
        link.rel = "external";
        row.append(" ", link);
      }
      for (const each of row.querySelectorAll("button, a"))
        each.setAttribute("aria-label", `${each.textContent}：${file.path}`);
      return row;
    });
    part("out-files").replaceChildren(...rows);
    if (part("upload") && files.length) {
      const { path } = files[0];
      part("upload").href =
        root.dataset.upload + encodeURI(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
    }
  }

  function download({ name, text }) {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    part("out-status").textContent = `已下载 ${name}。`;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = element("textarea", text); // where the page is not served over https
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  async function copy({ path, text }) {
    const done = await copied(text);
    part("out-status").textContent = done
      ? `已复制 ${path} 的全文。`
      : `没能复制 ${path}，请用“下载”。`;
  }

  function titleOf(entries = []) {
    return entries.map(({ summary }) => summary).join("；") || "修改数据";
  }

  // Hands it in through the code host: only here is another site asked, and only on a click. The token is not kept.
  async function sendOut(event) {
    event.preventDefault();
    const { files, entries } = outcome;
    const [token, request, status] = ["token", "request", "sent"].map(part);
    const press = event.target.querySelector("button");
    const title = request.value.trim() || titleOf(entries);
    if (!token.value.trim()) {
      status.textContent = "请填写访问令牌。";
      token.focus();
      return;
    }
    press.disabled = true;
    status.textContent = "正在交……";
    const { kind, interface: url, project, ref } = root.dataset;
    try {
      const made = await window.PlanSend.send({ kind, url, project, ref }, token.value.trim(), {
        branch: `desk-${new Date().toISOString().replace(/[^0-9]/g, "")}`,
        title,
        body: entries?.map(({ summary }) => `- ${summary}`).join("\n") ?? "",
        files: files.map(({ path, text }) => ({ path, text, before: base.get(path) })),
      });
      const link = element("a", "打开合并请求");
      link.href = made;
      link.rel = "external";
      status.replaceChildren("已经交了。", link, "，等它的检查变绿、审阅人合并。");
      token.value = "";
    } catch (error) {
      status.textContent = error.message;
    }
    press.disabled = false;
  }

  // On one's own machine (`plan desk`): into the files on disk.
  async function save({ target }) {
    const { files } = outcome;
    const status = part("saved");
    target.disabled = true;
    try {
      const answer = await fetch(root.dataset.save, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Plan-Desk": root.dataset.secret },
        body: JSON.stringify({
          files: files.map(({ path, text }) => ({ path, text, before: base.get(path) })),
        }),
      });
      const { message } = await answer.json();
      if (!message) await beginAnew(files);
      status.textContent = message && `${message}您写的都还在。`;
    } catch {
      status.textContent = "没有存：plan desk 没有回答；请看它的窗口是否还开着。您写的都还在。";
    }
    target.disabled = false;
  }

  async function beginAnew(saved) {
    const { files } = await ask({
      do: "saved",
      files: saved.map(({ path, text }) => ({ path, text })),
    });
    base.clear();
    for (const { path, text } of files) base.set(path, text);
    drop();
    const names = saved.map(({ path }) => path).join("、");
    draftSays(`已经存进 ${names}。`, false);
    part("draft").scrollIntoView({ block: "nearest" });
  }

  // Nothing is left in the page that could hand in what was only rehearsed.
  function rehearse() {
    part("hand-in").remove();
    part("lead").remove();
    for (const name of ["rehearsing", "exercises", "practised"]) part(name).hidden = false;
    for (const [name, words] of [
      ["open", "开始演练"],
      ["drop", "从头再来"],
      ["back", "找回刚才写的"],
    ])
      part(name).textContent = words;
    part("exercises").addEventListener("click", ({ target }) => {
      const { task, ...about } = target.closest("button")?.dataset ?? {};
      if (!task) return;
      choose(task, given(Object.entries(about)));
      part("task-name").scrollIntoView({ block: "start" });
      part("task").focus({ preventScroll: true });
    });
  }

  part("save")?.addEventListener("click", save);
  part("send")?.addEventListener("submit", sendOut);
  part("see").addEventListener("click", toggleSeen);
  part("page").addEventListener("change", () => see().catch(stumble));
  part("open").addEventListener("click", open);
  part("drop").addEventListener("click", dropDraft);
  part("back").addEventListener("click", takeBack);
  part("aside").addEventListener("click", takeUp);
  part("task").addEventListener("change", ({ target }) => choose(target.value));
  part("fields").addEventListener("input", changeForm);
  part("fields").addEventListener("change", (event) => decideForm(event).catch(stumble));
  part("form").addEventListener("submit", (event) => writeForm(event).catch(stumble));
  part("anyway").addEventListener("click", (event) => writeForm(event, "anyway").catch(stumble));
  part("file").addEventListener("change", ({ target }) => show(target.value));
  part("text").addEventListener("input", ({ target }) => {
    texts[current] = target.value;
    number();
    keep();
    soon();
  });
  part("text").addEventListener("scroll", ({ target }) => {
    part("numbers").scrollTop = target.scrollTop;
  });
  if (rehearsing) rehearse();
  if (location.protocol === "file:") {
    part("open").disabled = true;
    say("从电脑里打开的网站副本不能用修改台；请到网站上打开这一页。");
  } else if (rehearsing || /[?&](?:line|task)=/.test(location.search)) open();
})();
