// What the editing desk shows of an answer: faults, what changed in words and in lines, and entries of the history.
(() => {
  "use strict";

  const { part, element, button } = window.PlanParts;
  const MOST = 50; // faults shown at once

  // `first` is the file of the data, which needs no name; `go` leads to a line of a file that is open.
  function problems(found, first, isOpen, go) {
    const list = part("problems");
    const rows = found.slice(0, MOST).map(({ file, line, column, message }) => {
      const row = element("li");
      const place = `${file === first ? "" : `${file} `}第 ${line} 行`;
      row.append(isOpen(file) ? button(place, () => go(file, line, column)) : place, ` ${message}`);
      return row;
    });
    if (found.length > MOST) rows.push(element("li", `另有 ${found.length - MOST} 处。`));
    list.replaceChildren(...rows);
    list.hidden = !found.length;
    const count = found.length;
    part("verdict").textContent = count ? `有 ${count} 处问题，点行号到那一行：` : "没有问题。";
  }

  function marked([kind, piece]) {
    const kinds = { new: "ins", gone: "del", data: "q" };
    return kind in kinds ? element(kinds[kind], piece) : piece;
  }

  function words(given) {
    const rows = given.flatMap(({ title, lines: said, code }) => {
      const list = element("ul");
      for (const line of said) {
        const row = element("li", "", line.depth > 1 ? "pl-desk-deeper" : "");
        row.append(...line.parts.map(marked));
        list.append(row);
      }
      return [element("h3", title), list, ...(code ? [element("pre", code, "pl-desk-code")] : [])];
    });
    part("words").replaceChildren(...rows);
  }

  // The words that the editor is writing are not written over.
  function entries(all, write) {
    const box = part("entries");
    const keys = all.map(({ key }) => key).join("\n");
    box.hidden = !all.length;
    if (box.dataset.keys === keys && box.contains(document.activeElement)) return;
    box.dataset.keys = keys;
    const rows = all.flatMap(({ key, kind, summary }, at) => {
      const field = element("input");
      const label = element("label", `变更记录的摘要（${kind}），可以改`);
      label.htmlFor = field.id = `desk-entry-${at}`;
      field.value = summary;
      field.addEventListener("input", () => write(key, field.value));
      return [label, field];
    });
    box.replaceChildren(...rows);
  }

  function lines(files) {
    const rows = files.flatMap(({ path, hunks }) => {
      const number = hunks.reduce(
        (sum, { before, after }) => sum + before.length + after.length,
        0,
      );
      const box = element("details", "", "pl-fold");
      const code = element("pre", "", "pl-desk-code");
      box.append(element("summary", `${path} 里改动的行（${number}）`));
      for (const { before_at, after_at, before, after } of hunks) {
        before.forEach((line, at) => code.append(element("del", `${before_at + at} - ${line}\n`)));
        after.forEach((line, at) => code.append(element("ins", `${after_at + at} + ${line}\n`)));
      }
      code.tabIndex = 0;
      box.append(code);
      return [box];
    });
    part("lines").replaceChildren(...rows);
  }

  window.PlanShown = { problems, words, entries, lines };
})();
