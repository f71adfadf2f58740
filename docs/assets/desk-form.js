// A form of the desk: fields as Python describes them (macros/desk/forms.py), what is filled in, and what is wrong with it.
(() => {
  "use strict";

  const CONTROLS = {
    line: "input",
    url: "input",
    date: "input",
    text: "textarea",
    choice: "select",
  };
  const MOST = 12; // choices without a field that narrows them

  function element(kind, words = "", className = "") {
    const one = document.createElement(kind);
    one.textContent = words;
    if (className) one.className = className;
    return one;
  }

  function option([value, words]) {
    return new Option(words, value);
  }

  // One of several that are chosen together, with a field to find them by.
  function several(field, id) {
    const box = element("fieldset");
    const list = element("div", "", "pl-desk-several");
    box.append(element("legend", field.title));
    const rows = field.choices.map(([value, words], at) => {
      const row = element("div");
      const tick = element("input");
      const label = element("label", words);
      tick.type = "checkbox";
      tick.value = value;
      tick.checked = field.value.includes(value);
      tick.id = label.htmlFor = `${id}-${at}`;
      row.append(tick, label);
      return row;
    });
    list.append(...rows);
    if (rows.length > MOST) {
      const find = element("input");
      find.type = "search";
      find.setAttribute("aria-label", `在“${field.title}”里查找`);
      find.placeholder = "查找";
      find.addEventListener("input", (event) => {
        event.stopPropagation(); // it is no value of the form
        for (const row of rows) row.hidden = !row.textContent.includes(find.value.trim());
      });
      box.append(find);
    }
    box.append(list);
    return box;
  }

  function single(field, id) {
    const box = element("div");
    const label = element("label", field.required ? field.title : `${field.title}（可以不填）`);
    const control = element(CONTROLS[field.kind]);
    if (field.kind === "choice")
      control.append(new Option("请选择", ""), ...field.choices.map(option));
    else if (field.kind === "text") control.rows = 5;
    else control.type = { url: "url", date: "date" }[field.kind] ?? "text";
    control.value = field.value;
    control.id = label.htmlFor = id;
    control.autocomplete = "off";
    box.append(label, control);
    return box;
  }

  function made(field, at) {
    const id = `desk-field-${at}`;
    const box = field.kind === "several" ? several(field, id) : single(field, id);
    const hint = element("p", field.hint, "pl-hint");
    const fault = element("p", "", "pl-desk-fault");
    const control = box.querySelector("input, select, textarea");
    hint.id = `${id}-hint`;
    fault.id = `${id}-fault`;
    fault.hidden = true;
    (field.kind === "several" ? box : control).setAttribute(
      "aria-describedby",
      `${hint.id} ${fault.id}`,
    );
    box.dataset.field = field.name;
    box.append(hint, fault);
    return box;
  }

  function valueOf(box) {
    if (box.localName === "fieldset")
      return [...box.querySelectorAll("input:checked")].map(({ value }) => value);
    return box.querySelector("input, select, textarea").value;
  }

  window.PlanForm = {
    lay: (place, fields) => place.replaceChildren(...fields.map(made)),
    values: (place) =>
      Object.fromEntries([...place.children].map((box) => [box.dataset.field, valueOf(box)])),
    // Only what was touched is said to be wrong while somebody still fills in; `all` says everything.
    showFaults(place, faults, all) {
      for (const box of place.children) {
        const said = all || box.dataset.edited ? (faults[box.dataset.field] ?? []) : [];
        const fault = box.querySelector(".pl-desk-fault");
        fault.textContent = said.join(" ");
        fault.hidden = !said.length;
        for (const control of box.querySelectorAll("input, select, textarea"))
          control.setAttribute("aria-invalid", String(said.length > 0));
      }
    },
  };
})();
