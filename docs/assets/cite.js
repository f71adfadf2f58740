// Adds a button that copies to every field of the box "引用和链接". Without it the fields can be selected.
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.(".pl-cite textarea")) event.target.select();
});

for (const field of document.querySelectorAll(".pl-cite textarea")) {
  const box = field.closest(".pl-cite");
  const label = box.querySelector(`label[for="${field.id}"]`).textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "复制";
  button.setAttribute("aria-label", `复制：${label}`);
  button.addEventListener("click", async () => {
    const said = (await copied(field)) ? `已复制：${label}` : `没能复制，请手动选中：${label}`;
    box.querySelector(".pl-cite-status").textContent = said;
  });
  field.after(button);
}

async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy"); // where the page is not served over https
  }
}
