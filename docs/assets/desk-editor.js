// An editor of code over the text area of the desk, for whoever edits the file itself: CodeMirror, made of its packages
// by `plan runtime`. The text area goes on holding the text: what is written goes into it, and it tells the desk. It
// stays where the editor does not come, where the browser is too old for it, and for whoever prefers it.
(() => {
  "use strict";

  // It sets its style in sheets, which the policy of the page lets into a shadow tree alone.
  const CAN = "adoptedStyleSheets" in document;
  const HINT = "pl-code-hint";
  const HELP =
    "Tab 缩进；用键盘离开这里，先按 Esc，再按 Tab。Ctrl+F 查找和替换，Ctrl+Z 撤销，F8 到下一处问题（Mac 上 Ctrl 是 ⌘）。";
  const PHRASES = {
    "Control character": "看不见的字符",
    "Selection deleted": "删去了选中的字",
    "Go to line": "到第几行",
    go: "去",
    Find: "查找",
    Replace: "替换为",
    next: "下一处",
    previous: "上一处",
    all: "全选",
    "match case": "区分大小写",
    regexp: "正则表达式",
    "by word": "整个词",
    replace: "替换",
    "replace all": "全部替换",
    close: "关闭",
    "current match": "找到",
    "on line": "在第几行：",
    "replaced $ matches": "替换了 $ 处",
    "replaced match on line $": "替换了第 $ 行的一处",
    Diagnostics: "问题",
    "No diagnostics": "没有问题",
  };
  const field = document.querySelector("#desk-text");
  const plain = document.querySelector("#desk-editor");
  const { editor: address } = document.querySelector("#desk").dataset;
  const states = new Map(); // of the files that are not in sight, with what can be undone
  let coming = null; // CodeMirror
  let code = null;
  let view = null;
  let host = null;
  let path = "";
  let faults = [];
  let taking = false; // the text comes from the desk

  function element(kind, words = "", className = "") {
    const made = document.createElement(kind);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  function fetched() {
    coming ??= import(new URL(address, location.href).href).catch(() => {
      coming = null; // the text area does
    });
    return coming;
  }

  const LOOK = {
    "&": {
      height: "60vh",
      minHeight: "20rem",
      border: "1px solid var(--pl-edge)",
      borderRadius: "0.3rem",
      backgroundColor: "var(--pl-card)",
      color: "var(--pl-ink)",
      fontSize: "var(--pl-small)",
    },
    "&.cm-focused": { outline: "2px solid var(--pl-link)", outlineOffset: "1px" },
    ".cm-scroller": {
      fontFamily: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace',
      lineHeight: "1.6",
    },
    ".cm-content": { caretColor: "var(--pl-ink)" },
    ".cm-gutters": {
      borderRight: "1px solid var(--pl-line)",
      backgroundColor: "var(--pl-card)",
      color: "var(--pl-soft)",
    },
    ".cm-activeLine": { backgroundColor: "var(--pl-sunk)" },
    ".cm-searchMatch": {
      outline: "1px solid var(--pl-editor)",
      backgroundColor: "var(--pl-editor-ground)",
    },
    ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--pl-assign-ground)" },
    ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--pl-edge)" },
    ".cm-panels, .cm-tooltip": {
      borderColor: "var(--pl-edge)",
      backgroundColor: "var(--pl-sunk)",
      color: "var(--pl-ink)",
      fontFamily: "inherit",
    },
    ".cm-panel.cm-search": { padding: "0.5rem 3rem 0.5rem 0.5rem" },
    ".cm-panel.cm-search label": {
      display: "inline-flex",
      gap: "0.25rem",
      alignItems: "center",
      minHeight: "2.25rem",
      fontSize: "inherit",
    },
    ".cm-panel.cm-search [type=checkbox]": { width: "1.5rem", height: "1.5rem" },
    ".cm-panel .cm-textfield": {
      boxSizing: "border-box",
      maxWidth: "100%",
      minHeight: "2.25rem",
      border: "1px solid var(--pl-edge)",
      backgroundColor: "var(--pl-card)",
      color: "inherit",
      fontSize: "inherit",
    },
    ".cm-panel .cm-button": {
      minHeight: "2.25rem",
      border: "1px solid var(--pl-link)",
      borderRadius: "0.4rem",
      background: "var(--pl-card)",
      color: "var(--pl-link)",
      fontSize: "inherit",
    },
    ".cm-panel.cm-search [name=close], .cm-dialog-close": {
      top: "0.5rem",
      minWidth: "2.25rem",
      height: "2.25rem",
      color: "inherit",
      fontSize: "inherit",
    },
    ".cm-lintRange-error": {
      backgroundImage: "none",
      textDecoration: "underline wavy var(--pl-seal) 1px",
    },
    ".cm-diagnostic": { whiteSpace: "pre-line", overflowWrap: "anywhere" },
  };

  function colours() {
    const { tags } = code;
    return code.HighlightStyle.define([
      { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--pl-link)" },
      { tag: tags.comment, color: "var(--pl-soft)" },
      { tag: [tags.meta, tags.keyword, tags.labelName], color: "var(--pl-late)" },
    ]);
  }

  // The button that closes the search says so, and is no sign alone.
  function nameClosing() {
    const [close] = view?.dom.querySelectorAll("[name=close]") ?? [];
    if (close && close.textContent !== PHRASES.close) close.textContent = PHRASES.close;
  }

  function written(update) {
    nameClosing();
    if (!update.docChanged || taking) return;
    field.value = update.state.doc.toString();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Until another key is pressed, however long that takes.
  function letTabLeave(target) {
    code.closeSearchPanel(target);
    code.simplifySelection(target);
    target.setTabFocusMode(3_600_000);
    return true;
  }

  function stateOf(text) {
    const { EditorState, EditorView } = code;
    return EditorState.create({
      doc: text,
      extensions: [
        EditorState.phrases.of(PHRASES),
        code.lintGutter(),
        code.lineNumbers(),
        code.highlightSpecialChars(),
        code.highlightActiveLine(),
        code.history(),
        code.search({ top: true }),
        path.endsWith(".yml") ? code.yaml() : [],
        EditorView.lineWrapping, // lines are long, screens are not, and their numbers stay right
        code.syntaxHighlighting(colours()),
        EditorView.theme(LOOK),
        EditorView.contentAttributes.of({
          "aria-label": `${path} 的内容`,
          "aria-describedby": HINT,
          tabindex: "0", // said for programs that check pages; it can be reached anyway
        }),
        EditorView.updateListener.of(written),
        code.keymap.of([
          { key: "Escape", run: letTabLeave },
          ...code.searchKeymap,
          ...code.lintKeymap,
          ...code.historyKeymap,
          code.indentWithTab,
          ...code.defaultKeymap,
        ]),
      ],
    });
  }

  // A place as Python tells it, which counts characters; of a line that is no more, the end.
  function placeOf(line, column) {
    const { doc } = view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const before = [...at.text].slice(0, column - 1).join("").length;
    return { from: at.from + before, to: at.to };
  }

  function mark() {
    const { doc } = view.state;
    const here = faults.filter(({ file, line }) => file === path && line <= doc.lines);
    const marks = here.map(({ line, column, message }) => {
      const { from, to: end } = placeOf(line, column);
      const start = from < end ? from : doc.lineAt(from).from;
      return { from: start, to: end, severity: "error", message };
    });
    marks.sort((one, other) => one.from - other.from);
    view.dispatch(code.setDiagnostics(view.state, marks));
  }

  // Takes what the desk has put into the text area, as one step that can be undone.
  function take() {
    const old = view.state.doc.toString();
    const text = field.value;
    if (old === text) return;
    let start = 0;
    while (start < old.length && old[start] === text[start]) start += 1;
    let after = 0;
    const most = Math.min(old.length, text.length) - start;
    while (after < most && old.at(-1 - after) === text.at(-1 - after)) after += 1;
    const change = {
      from: start,
      to: old.length - after,
      insert: text.slice(start, text.length - after),
    };
    taking = true;
    view.dispatch({ changes: change });
    taking = false;
  }

  function button(words, press) {
    const made = element("button", words);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  }

  function pressed(command) {
    return () => {
      command(view);
      view.focus();
    };
  }

  // For whoever has no keys for it, and for whoever reads a plain text area better.
  function tools() {
    const row = element("p", "", "pl-desk-buttons pl-desk-tools");
    const all = [
      button("查找和替换", () => code.openSearchPanel(view)),
      button("撤销", pressed(code.undo)),
      button("重做", pressed(code.redo)),
    ];
    const other = button("换成普通文本框", () => {
      plain.hidden = !plain.hidden;
      host.hidden = !plain.hidden;
      for (const one of all) one.hidden = host.hidden;
      other.textContent = host.hidden ? "换回带行号和提示的编辑框" : "换成普通文本框";
      if (!host.hidden) take();
    });
    row.append(...all, other);
    return row;
  }

  function inUse() {
    return view && !host.hidden;
  }

  function mount() {
    const focused = document.activeElement === field;
    const { selectionStart: anchor, selectionEnd: head } = field;
    const hint = element("p", HELP);
    hint.id = HINT;
    hint.setAttribute("part", "hint");
    host = element("div", "", "pl-desk-code-editor");
    const root = host.attachShadow({ mode: "open" });
    view = new code.EditorView({ state: stateOf(field.value), parent: root, root });
    root.append(hint);
    plain.before(tools());
    plain.after(host);
    plain.hidden = true;
    mark();
    if (!focused) return;
    view.dispatch({ selection: { anchor, head }, scrollIntoView: true });
    view.focus();
  }

  window.PlanEditor = {
    fetch: () => CAN && fetched(),
    // Free editing begins.
    async open() {
      if (!CAN || view) return;
      code = await fetched();
      if (code && !view) mount();
    },
    // The text area holds the text of this file now.
    holds(shown) {
      if (view && path !== shown) {
        states.set(path, view.state);
        path = shown;
        view.setState(states.get(path) ?? stateOf(field.value));
      }
      path = shown;
      if (!view) return;
      take();
      mark();
    },
    // Puts the cursor at a place, with the rest of its line selected; false if the text area has to.
    go(line, column) {
      if (!inUse()) return false;
      const { from, to } = placeOf(line, column);
      const effects = code.EditorView.scrollIntoView(from, { y: "center" });
      view.dispatch({ selection: { anchor: from, head: to }, effects });
      view.focus();
      return true;
    },
    showFaults(found) {
      faults = found;
      if (view) mark();
    },
  };
})();
