// The editing desk: files of the plan in a field, and beside it what is wrong, what changed, and what to hand in. All of
// that is said by Python in a worker (desk-worker.js); here it is only asked for and shown. Without a script, or where
// the browser is too old, the page says how to edit otherwise.
(() => {
  "use strict";

  const { part, later, rehearsing } = window.PlanParts;
  const { ask, open, say } = window.PlanAsk;
  const { keep } = window.PlanDraft;
  const { PlanDraft, PlanEditor, PlanForm, PlanShown, PlanPage, PlanOut } = window;
  const PAUSE = 400; // milliseconds without a key until what was written is looked at
  const FREELY = "files";
  const base = new Map(); // the files as published, by path
  const texts = {}; // those that were written in
  let summaries = {}; // the editor's words for entries of the history
  let current = "";
  let form = { task: "", values: {} }; // what is being filled in
  let freely = false; // whether the files themselves are edited, and no form is filled in
  let aside = []; // other forms that were begun
  let keeps = true; // whether this browser keeps drafts
  let lost = []; // what others changed, too, and was not moved to new files
  let elsewhere = false; // another page goes on with the draft
  let thrown = null; // the draft that was given up last

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
    else if (nobodyElsewhere()) focusForm();
    look();
  }

  // The button that was pressed is no longer there, and nothing else has been gone to since.
  function nobodyElsewhere() {
    return [document.body, null].includes(document.activeElement);
  }

  function focusForm() {
    const first = rehearsing ? part("exercises").querySelector("button") : part("task");
    (part("fields").querySelector("input, select, textarea") ?? first).focus();
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
    part("aside").firstChild.textContent = `接着填没有写进文件的“${title ?? task}”`;
  }

  function takeUp() {
    const next = aside.pop();
    putAside();
    form = next;
    keep();
    showForm().then(focusForm);
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

  function draft() {
    const changed = Object.keys(texts).some((path) => texts[path] !== base.get(path));
    if (!changed && !form.task && !aside.length && !lost.length) return null;
    return { texts, summaries, form, aside, lost, base: Object.fromEntries(base) };
  }

  function keepsNone() {
    keeps = false;
    draftSays("这个浏览器不保存草稿：关掉网页前请先下载改好的文件。", false);
  }

  // The page that was opened last goes on with the draft; in two at once, one would write over the other.
  function giveUp() {
    elsewhere = true;
    part("work").hidden = true;
    part("start").hidden = false;
    part("loading").hidden = true;
    part("open").textContent = "在这一页接着改";
    part("open").disabled = false;
    say("修改台在另一个标签页里打开了，写的都在那里；同时只能在一页里改。");
  }

  function draftSays(words, dropped) {
    part("draft-words").textContent = words;
    part("drop").hidden = !dropped;
    part("back").hidden = true;
    part("draft").hidden = !words;
  }

  async function takeDraft() {
    const last = await PlanDraft.read(draft, keepsNone).catch(keepsNone);
    if (!last) return;
    const moved = [...base].some(([path, text]) => last.base[path] !== text);
    const made = moved ? await ask({ do: "rebase", base: last.base, texts: last.texts }) : last;
    Object.assign(texts, made.texts);
    summaries = last.summaries;
    form = last.form ?? form;
    aside = last.aside ?? [];
    lost = [...new Set([...(last.lost ?? []), ...(made.lost ?? [])])];
    showAside();
    keep();
    if (moved && !draft()) {
      draftSays("草稿里的改动已经在网站上了。", false);
      return;
    }
    let words = "接着上次的草稿。";
    if (moved)
      words = "网站上的文件在您写草稿以后变过；您的改动已经移到新的文件上，请看一遍“改了什么”。";
    if (lost.length)
      words = `网站上的文件在您写草稿以后变过。有 ${lost.length} 处您和别人改的是同几行，没有移过来，请照下面自己再改：${lost.join("；")}`;
    draftSays(words, true);
  }

  function dropDraft() {
    const whole = { texts: { ...texts }, summaries, form, aside, lost };
    form = { task: "", values: {} };
    aside = [];
    drop();
    thrown = whole;
    part("draft-words").textContent = "草稿不要了。";
    part("draft").hidden = part("back").hidden = false;
    part("back").focus();
  }

  function takeBack() {
    Object.assign(texts, thrown.texts);
    ({ summaries, form, aside, lost } = thrown);
    draftSays("草稿找回来了。", true);
    part("drop").focus();
    renew();
  }

  // Of what was written into the files, nothing is left; forms that were begun are.
  function drop() {
    for (const path of Object.keys(texts)) delete texts[path];
    summaries = {};
    lost = [];
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
    form.was ??= {}; // what the plan had where fields were laid first, and how the page holds that
    form.laid ??= {};
    const both = [];
    const laying = fields.map((field) => ({ ...field, value: valueOf(field, both) }));
    PlanForm.lay(part("fields"), laying, sections);
    form.values = PlanForm.values(part("fields"));
    fields.forEach(({ name, value }, at) => {
      if (laying[at].value === value) form.laid[name] = form.values[name];
      form.was[name] = value;
    });
    if (both.length)
      draftSays(
        `${part("draft-words").textContent}“${both.join("”“")}”在您开始填以后也变了：您填的还在，请核对。`,
        true,
      );
  }

  // What goes into a field: what was filled in, unless that was left as it was and the plan has something else now.
  // Of rows that both changed, those of the plan come first, and then those that were filled in.
  function valueOf({ name, title, kind, value }, both) {
    const mine = form.values[name];
    if (mine === undefined) return value;
    if (!(name in form.was) || same(form.was[name], value) || same(mine, value)) return mine;
    if (same(mine, form.laid[name])) return value;
    both.push(title);
    if (kind !== "items") return mine;
    const own = mine.filter((row) => !form.laid[name]?.some((old) => same(old, row)));
    return [...value, ...own.map((row) => ({ ...row, former: "" }))];
  }

  function same(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
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
    const count = Object.keys(faults).length;
    const told = count && all ? `有 ${count} 栏要改，写在那一栏下面。` : "";
    part("form-status").textContent = told + (all || made.others?.length ? others.join(" ") : "");
    part("anyway").hidden = !(right && others.length);
    return right && (!others.length || all === "anyway") ? made.texts : null;
  }

  let writing = false; // what is looked at while somebody types must not overtake what goes into the file
  const fillSoon = later(() => form.task && !writing && foresee().catch(stumble), PAUSE);
  const layAnew = later(() => form.task && !writing && showForm().then(fillSoon, stumble), PAUSE);

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
    PlanShown.words(change.words ?? []);
    PlanShown.lines(change.files);
    PlanPage.offer(change.refused.length ? [] : (change.pages ?? []));
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
    if (nobodyElsewhere()) again?.focus();
  }

  async function writeForm(event, how = true) {
    event.preventDefault();
    const mine = form; // another may be chosen meanwhile, which stays
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
    aside = aside.filter((one) => one !== mine);
    if (form === mine) {
      form = { task: "", values: {} };
      freely = false;
    }
    foreseen = null;
    showAside();
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
    PlanOut.hold("正在检查……", true);
    if (looking) return;
    looking = true;
    try {
      const { problems } = await ask({ do: "check", texts });
      PlanEditor.showFaults(problems);
      PlanShown.problems(problems, [...base.keys()][0], (file) => now(file) !== undefined, go);
      if (!again) {
        const made = await ask({ do: "change", texts, day: today(), summaries });
        if (!again) showChange(made, problems.length);
      }
    } catch (error) {
      PlanOut.hold("没有查成；下面是上一次查过的文件，以后写的不在里面。", false);
      stumble(error);
    }
    looking = false;
    if (again) look();
  }

  const lookLater = later(look, PAUSE);

  function soon() {
    PlanOut.hold("正在检查……", true);
    lookLater();
  }

  function writeSummary(key, words) {
    summaries[key] = words;
    keep();
    soon();
  }

  function showChange({ files, words, entries, pages, refused }, problems) {
    const changed = files.length > 0;
    if (changed && keeps && part("drop").hidden)
      draftSays("改动存成了草稿，关掉网页也还在。", true);
    PlanShown.entries(entries ?? [], writeSummary);
    PlanOut.offer({ files, entries }, problems ? [] : refused, problems);
    if (foreseen) return; // what the form would change is shown there
    part("changed").textContent = changed
      ? words
        ? ""
        : "数据的写法有误，改正以后才说得出改了什么；下面是改动的行。"
      : "还没有改动。";
    PlanShown.words(changed && words ? words : []);
    PlanShown.lines(files);
    PlanPage.offer(problems || refused.length ? [] : (pages ?? []));
  }

  // On one's own machine (`plan desk`) the files were written to disk.
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
    part("task").focus();
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

  PlanPage.begin(() => foreseen ?? texts, stumble);
  PlanOut.begin((path) => base.get(path), beginAnew);
  function openDesk() {
    if (elsewhere) {
      location.reload();
      return;
    }
    PlanDraft.claim(giveUp);
    open(begin);
  }

  part("open").addEventListener("click", openDesk);
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
    layAnew(); // a form beside it holds what the file had
  });
  part("text").addEventListener("scroll", ({ target }) => {
    part("numbers").scrollTop = target.scrollTop;
  });
  if (rehearsing) rehearse();
  if (location.protocol === "file:") {
    part("open").disabled = true;
    say("从电脑里打开的网站副本不能用修改台；请到网站上打开这一页。");
  } else if (rehearsing || /[?&](?:line|task)=/.test(location.search)) openDesk();
})();
