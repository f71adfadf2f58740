// Shows the definition of a term on hover, focus and tap. Without it the term is a plain link.
(() => {
  "use strict";
  const box = document.querySelector(".pl-definitions");
  if (!box || !("popover" in box)) return;
  box.hidden = false; // what is inside shows itself only when asked to
  let open = null; // the term and the note that is shown for it
  let timer = 0;
  let tapped = false;
  const stay = () => clearTimeout(timer);
  const hide = () => {
    stay();
    open?.note.hidePopover();
    open = null;
  };
  const later = (act, wait) => {
    stay();
    timer = setTimeout(act, wait);
  };

  function show(link, note, x) {
    stay();
    if (open?.link === link) return;
    hide();
    note.showPopover();
    open = { link, note };
    const lines = [...link.getClientRects()]; // a term may run over the end of a line
    const line = lines.find((each) => x >= each.left && x <= each.right) || lines[0];
    const { width, height } = note.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(line.left, room - width - 8));
    const above = line.bottom + height + 8 > innerHeight && line.top > height + 8;
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${(above ? line.top - height - 4 : line.bottom + 4) + scrollY}px`;
  }

  function onMouse(element, type, act) {
    element.addEventListener(type, (event) => event.pointerType === "mouse" && act(event));
  }

  for (const link of document.querySelectorAll("a.pl-term")) {
    const note = document.getElementById(`definition--${link.hash.slice(1)}`);
    if (!note) continue;
    link.setAttribute("aria-describedby", note.id);
    onMouse(link, "pointerenter", ({ clientX }) => later(() => show(link, note, clientX), 120));
    onMouse(link, "pointerleave", () => later(hide, 250));
    note.addEventListener("pointerenter", stay);
    onMouse(note, "pointerleave", () => later(hide, 250));
    link.addEventListener("pointerdown", (event) => {
      tapped = event.pointerType !== "mouse" && open?.link !== link;
    });
    link.addEventListener("pointercancel", () => {
      tapped = false; // it was a scroll
    });
    link.addEventListener("focus", () => tapped || show(link, note));
    link.addEventListener("blur", ({ relatedTarget: next }) => {
      if (!note.contains(next)) next ? hide() : later(hide, 100);
    });
    note.addEventListener("focusin", stay);
    note.addEventListener("focusout", () => later(hide, 100));
    link.addEventListener("click", (event) => {
      if (!tapped) return; // the mouse, the keyboard and a second tap follow the link
      tapped = false;
      event.preventDefault();
      show(link, note, event.clientX);
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (open && !open.note.contains(event.target) && !open.link.contains(event.target)) hide();
  });
})();
