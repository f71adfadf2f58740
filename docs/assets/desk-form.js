// A form of the desk: fields as Python describes them (macros/desk/forms.py), what is filled in, and what is wrong with it.
(() => {
  "use strict";

  const { element, button } = window.PlanParts;
  const CONTROLS = { text: "textarea", lines: "textarea", passage: "textarea", choice: "select" };
  const AWAY = "去掉这一项"; // of a row: “删去” would be read as what is done to the measure
  const MOST = 12; // choices without a field that narrows them
  let made = 0; // controls, each with an id of its own
  const chosen = new WeakMap(); // what was read of the files of a field
  let headings = {}; // of the plan, by the ids of what stands under them
  let marked = null; // the text in which words were marked last

  function changed(box) {
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Those that stand under one heading of the plan after the other, each run with its heading; "" without one.
  function runs(choices) {
    const told = new Set(Object.values(headings)).size > 1; // one alone tells nothing
    const all = [];
    for (const choice of choices) {
      const heading = (told && headings[choice[0]]) || "";
      if (all.at(-1)?.heading !== heading) all.push({ heading, choices: [] });
      all.at(-1).choices.push(choice);
    }
    return all;
  }

  function options(choices) {
    return runs(choices).flatMap(({ heading, choices: run }) => {
      const all = run.map(([value, words]) => new Option(words, value));
      if (!heading) return all;
      const group = element("optgroup");
      group.label = heading;
      group.append(...all);
      return [group];
    });
  }

  // One of several that are chosen together, with a field to find them by.
  function several(field, id) {
    const box = element("fieldset");
    const list = element("div", "", "pl-desk-several");
    box.append(element("legend", titled(field)));
    const ticked = ([value, words]) => {
      const row = element("div");
      const tick = element("input");
      const label = element("label", words);
      tick.type = "checkbox";
      tick.value = value;
      tick.checked = field.value.includes(value);
      tick.id = label.htmlFor = `${id}-${value}`;
      row.append(tick, label);
      return row;
    };
    const parts = runs(field.choices).map(({ heading, choices }) => ({
      head: element("p", heading),
      rows: choices.map(ticked),
    }));
    for (const { head, rows } of parts) list.append(...(head.textContent ? [head] : []), ...rows);
    const rows = parts.flatMap((one) => one.rows);
    if (rows.length > MOST) {
      const find = element("input");
      find.type = "search";
      find.setAttribute("aria-label", `在“${field.title}”里查找`);
      find.placeholder = "查找";
      find.addEventListener("input", (event) => {
        event.stopPropagation(); // it is no value of the form
        for (const row of rows) row.hidden = !row.textContent.includes(find.value.trim());
        for (const { head, rows: below } of parts) head.hidden = below.every((row) => row.hidden);
      });
      box.append(find);
    }
    box.append(list);
    return box;
  }

  function titled(field) {
    return field.required || field.kind === "passage" ? field.title : `${field.title}（可以不填）`;
  }

  // Words that were marked in a text of the form go into a field for a quote.
  function take(control) {
    if (!marked?.isConnected) return;
    const words = marked.value.slice(marked.selectionStart, marked.selectionEnd);
    const line = words.replace(/\s*\n\s*/g, "").trim();
    if (line) {
      control.value = line;
      changed(control);
    }
    control.focus();
  }

  function single(field, id) {
    const box = element("div");
    const label = element("label", titled(field));
    const control = element(CONTROLS[field.kind] ?? "input");
    if (field.kind === "choice")
      control.append(new Option("请选择", ""), ...options(field.choices));
    else if (field.kind === "passage") control.readOnly = true;
    else if (control.localName === "input")
      control.type = { url: "url", date: "date" }[field.kind] ?? "text";
    if (control.localName === "textarea")
      control.rows = { text: 5, lines: 2 }[field.kind] ?? Math.min(8, 2 + field.value.length / 40);
    control.value = field.value;
    control.id = label.htmlFor = id;
    control.autocomplete = "off";
    box.append(label, control);
    if (field.kind === "quote") {
      const from = button("用选中的字", () => take(control));
      from.setAttribute("aria-label", `用选中的字：${field.title}`);
      box.append(from);
    }
    return box;
  }

  // Several objects, each with the same fields; more can be added, each can be taken out.
  function items(field) {
    const box = element("fieldset");
    const rows = element("div");
    const add = (value) => {
      const row = element("fieldset", "", "pl-desk-item");
      row.dataset.former = value.former ?? "";
      const out = button(AWAY, () => {
        row.remove();
        number();
        changed(rows);
        more.focus();
      });
      row.append(element("legend"));
      row.append(
        ...field.inner.map((one) => laid({ ...one, value: value[one.name] ?? one.value })),
      );
      row.append(out);
      rows.append(row);
      return row;
    };
    const number = () => {
      [...rows.children].forEach((row, at) => {
        row.firstChild.textContent = `${field.title} ${at + 1}`;
        row.lastChild.setAttribute("aria-label", `${AWAY}：${field.title} ${at + 1}`);
      });
    };
    const more = button(`加一项${field.title}`, () => {
      const row = add({});
      number();
      changed(rows);
      row.querySelector("select, input, textarea").focus();
    });
    for (const value of field.value || []) add(value);
    number();
    box.append(element("legend", field.title), rows, more);
    return box;
  }

  // Files from this machine. They are read when they are chosen, and stay in the form.
  function files(field, id) {
    const box = element("div");
    const label = element("label", titled(field));
    const control = element("input");
    const names = element("p", "", "pl-hint");
    const held = () => {
      const all = chosen.get(box).map(({ name }) => name);
      names.textContent = all.length ? `选好了：${all.join("、")}` : "";
    };
    control.type = "file";
    control.multiple = true;
    control.accept = ".xlsx";
    control.id = label.htmlFor = id;
    chosen.set(box, field.value || []);
    control.addEventListener("input", (event) => event.stopPropagation()); // not before they are read
    control.addEventListener("change", async () => {
      const read = [...control.files].map(async (file) => ({
        name: file.name,
        data: await base64(file),
      }));
      chosen.set(box, await Promise.all(read));
      held();
      changed(names);
    });
    held();
    box.append(label, control, names);
    return box;
  }

  async function base64(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }

  function laid(field) {
    made += 1;
    const id = `desk-field-${made}`;
    const box = { several, items, files }[field.kind]?.(field, id) ?? single(field, id);
    const hint = element("p", field.hint, "pl-hint");
    const fault = element("p", "", "pl-desk-fault");
    const whole = box.localName === "fieldset";
    hint.id = `${id}-hint`;
    fault.id = `${id}-fault`;
    fault.hidden = true;
    (whole ? box : box.querySelector("input, select, textarea")).setAttribute(
      "aria-describedby",
      `${hint.id} ${fault.id}`,
    );
    box.dataset.field = field.name;
    box.dataset.kind = field.kind;
    if (field.decides) box.dataset.decides = "yes";
    box.append(hint, fault);
    return box;
  }

  function boxesOf(place) {
    return [...place.children].filter(({ dataset }) => dataset.field);
  }

  function rowsOf(box) {
    return [...box.querySelector("div").children];
  }

  function valueOf(box) {
    const { kind } = box.dataset;
    if (kind === "several")
      return [...box.querySelectorAll(".pl-desk-several input:checked")].map(({ value }) => value);
    if (kind === "files") return chosen.get(box);
    if (kind === "items")
      return rowsOf(box).map((row) => ({ former: row.dataset.former, ...values(row) }));
    return box.querySelector("input, select, textarea").value;
  }

  function values(place) {
    const filled = boxesOf(place).filter(({ dataset }) => dataset.kind !== "passage");
    return Object.fromEntries(filled.map((box) => [box.dataset.field, valueOf(box)]));
  }

  // Every field with its whole name, such as units.0.quote.
  function named(place, above = "") {
    return boxesOf(place).flatMap((box) => {
      const name = above + box.dataset.field;
      const inner =
        box.dataset.kind === "items"
          ? rowsOf(box).flatMap((row, at) => named(row, `${name}.${at}.`))
          : [];
      return [[name, box], ...inner];
    });
  }

  function showFault(box, said) {
    const fault = box.lastChild;
    fault.textContent = said.join("\n");
    fault.hidden = !said.length;
    if (box.dataset.kind !== "items")
      for (const control of box.querySelectorAll("input, select, textarea"))
        control.setAttribute("aria-invalid", String(said.length > 0));
  }

  document.addEventListener("selectionchange", () => {
    const { activeElement: active } = document;
    const { kind } = active?.closest?.("[data-kind]")?.dataset ?? {};
    if (["passage", "text"].includes(kind) && active.selectionStart < active.selectionEnd)
      marked = active;
  });
  document.addEventListener("select", ({ target }) => {
    const { kind } = target.closest?.("[data-kind]")?.dataset ?? {};
    if (["passage", "text"].includes(kind)) marked = target;
  });

  // What a form still holds when one of its fields has changed on which others depend: what stands above it, and
  // what others depend on. Null if the rest stays: words above it do not take away what was written below.
  function heldAfter(place, box) {
    const all = values(place);
    const boxes = boxesOf(place);
    const at = boxes.indexOf(box);
    const below = boxes.slice(at + 1);
    if (box.dataset.kind === "text" && below.some(({ dataset }) => dataset.edited)) return null;
    const kept = boxes.filter((one, n) => n <= at || one.dataset.decides);
    return Object.fromEntries(
      kept.map(({ dataset: { field } }) => [field, all[field]]).filter(([, held]) => held),
    );
  }

  window.PlanForm = {
    heldAfter,
    // What is chosen already is in sight, however many could be.
    lay(place, fields, sections = {}) {
      headings = sections;
      place.replaceChildren(...fields.map(laid));
      for (const list of place.querySelectorAll(".pl-desk-several")) {
        const tick = list.querySelector("input:checked")?.parentNode;
        const down = tick ? tick.offsetTop - list.firstChild.offsetTop : 0;
        if (down + tick?.offsetHeight > list.clientHeight) list.scrollTop = down;
      }
    },
    values,
    // The control of the first field that is said to be wrong.
    firstWrong(place) {
      const [said] = [...place.querySelectorAll(".pl-desk-fault")].filter(({ hidden }) => !hidden);
      return said?.parentNode.querySelector("input, select, textarea, button");
    },
    // Only what was touched is said to be wrong while somebody still fills in; `all` says everything, and what is
    // wrong stays said until it is right.
    showFaults(place, faults, all) {
      for (const [name, box] of named(place)) {
        if (all) box.dataset.asked = "yes";
        const { edited, asked } = box.dataset;
        showFault(box, edited || asked ? (faults[name] ?? []) : []);
      }
    },
  };
})();
