// What the desk uses of CodeMirror: `plan runtime` makes one file of it (macros/desk/fetching.py).

export {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  redo,
  simplifySelection,
  undo,
} from "@codemirror/commands";
export { yaml } from "@codemirror/lang-yaml";
export { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
export { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
export { closeSearchPanel, openSearchPanel, search, searchKeymap } from "@codemirror/search";
export { EditorState } from "@codemirror/state";
export {
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
export { tags } from "@lezer/highlight";
