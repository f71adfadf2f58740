// What the editing desk hands in: files to download or copy, a request to merge on a code host, or a file on this disk.
(() => {
  "use strict";

  const { root, part, element, button, rehearsing } = window.PlanParts;
  const TITLE = 200; // characters of the title of a request, as many as its field takes
  const AND_THEN =
    "草稿还留着：接着改、再交的，会连这些一起；要分开的，先点“不要草稿”。平台说有冲突的，等网站更新以后再打开本页，草稿会移到新的文件上，再交一次，旧的请求关掉。";
  const AT_HOST =
    "这里提示有冲突的：等网站更新以后再打开修改台，草稿会移到新的文件上，再交一次；然后关掉这个请求。";
  let outcome = null; // what is to be handed in
  let published = null; // gives a file as published, by its path
  let saved = null; // what is done once files are on disk

  // What was offered is not what was written last: it is not handed in before that has been looked at.
  function hold(words, held) {
    if (part("out").hidden) return;
    part("out").toggleAttribute("inert", held);
    part("out-words").textContent = words;
  }

  function offer({ files, entries }, refused, problems) {
    outcome = { files, entries };
    part("out").toggleAttribute("inert", false);
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

  // Hosts take 255 characters; all that changed stands below the title.
  function titleOf(entries = []) {
    const all = entries.map(({ summary }) => summary).join("；") || "修改数据";
    return all.length > TITLE ? `${all.slice(0, TITLE - 1)}…` : all;
  }

  // Hands it in through the code host: only here is another site asked, and only on a click. The token is not kept.
  async function sendOut(event) {
    event.preventDefault();
    const { files, entries } = outcome;
    const [token, request, status] = ["token", "request", "sent"].map(part);
    const press = event.target.querySelector("button");
    const title = request.value.trim() || titleOf(entries);
    if (!/^[!-~]+$/.test(token.value.trim())) {
      status.textContent = token.value.trim()
        ? "令牌里有空格、汉字或看不见的字符，多半是粘贴带来的；请回平台重新复制。您写的都还在。"
        : "请填写访问令牌。";
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
        body: [...(entries ?? []).map(({ summary }) => `- ${summary}`), "", AT_HOST].join("\n"),
        files: files.map(({ path, text }) => ({ path, text, before: published(path) })),
      });
      const link = element("a", "打开合并请求");
      link.href = made;
      link.rel = "external";
      status.replaceChildren("已经交了。", link, "，等它的检查变绿、审阅人合并。", AND_THEN);
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
    part("work").toggleAttribute("inert", true); // what is typed meanwhile would be lost
    try {
      const answer = await fetch(root.dataset.save, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Plan-Desk": root.dataset.secret },
        body: JSON.stringify({
          files: files.map(({ path, text }) => ({ path, text, before: published(path) })),
        }),
      });
      const { message } = await answer.json();
      if (!message) await saved(files);
      status.textContent = message && `${message}您写的都还在。`;
    } catch {
      status.textContent = "没有存：plan desk 没有回答；请看它的窗口是否还开着。您写的都还在。";
    }
    part("work").toggleAttribute("inert", false);
    target.disabled = false;
  }

  window.PlanOut = {
    begin(before, then) {
      published = before;
      saved = then;
      part("save")?.addEventListener("click", save);
      part("send")?.addEventListener("submit", sendOut);
    },
    offer,
    hold,
  };
})();
