// Hands in what the desk made through the interface of the code host: a branch, a commit, a pull or merge request. Only
// this file speaks to another site, only when it is called, and it keeps nothing: the token is an argument.
(() => {
  "use strict";

  const SAFE = "您写的都还在；也可以照下面的办法下载或粘贴。";
  const SAID = {
    401: "令牌不对，或者已经过期；请核对，或在平台上重新生成一个。",
    403: "令牌没有这个权限；要有读写代码库内容、发起合并请求的权限。",
    404: "没有找到代码库或它的主分支；令牌看不到这个代码库的，平台也这样说。请核对令牌可以用于哪些代码库。",
    409: "平台上正有别的改动，或者同名的分支、合并请求已经有了；请过一会儿再试。",
    422: "平台不接受这次改动",
  };

  class Refused extends Error {}

  function base64(text) {
    const bytes = new TextEncoder().encode(text);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }

  function unpacked(content) {
    const bytes = Uint8Array.from(atob(content.replace(/\s/g, "")), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  }

  // A file as a field of the page holds it, with LF at the ends of lines; a byte order mark is not decoded.
  function plain(text) {
    return text.replace(/\r\n?/g, "\n");
  }

  function said(status, words) {
    if (status === 422 && words) return `${SAID[422]}：${words}。`;
    return SAID[status] ?? `平台出了错（${status}${words ? `：${words}` : ""}）；请过一会儿再试。`;
  }

  async function asked(url, method, headers, body) {
    let answer;
    try {
      answer = await fetch(url, {
        method,
        headers: body ? { ...headers, "Content-Type": "application/json" } : headers,
        body: body && JSON.stringify(body),
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
    } catch {
      throw new Refused(
        `没有连上 ${new URL(url).host}。请检查网络；自建的平台常不许网页访问它的接口，那样就不能这样交。`,
      );
    }
    const made = await answer.json().catch(() => null);
    if (answer.ok && made) return made;
    const words = [made?.message, made?.errors?.[0]?.message].filter(
      (one) => typeof one === "string",
    );
    throw new Refused(said(answer.status, words.join("；")));
  }

  const steps = (path) => path.split("/").map(encodeURIComponent).join("/");

  // What each host is asked: the state of the main branch, a file of it, the commit on a new branch, the request.
  function github({ url, project, ref }, token) {
    const headers = {
      Authorization: `Bearer ${token}`,
      Accept: "application/vnd.github+json",
      "X-GitHub-Api-Version": "2022-11-28",
    };
    const ask = (path, method, body) =>
      asked(`${url}/repos/${project}/${path}`, method ?? "GET", headers, body);
    return {
      head: async () => (await ask(`git/ref/heads/${steps(ref)}`)).object.sha,
      async file(path, sha) {
        const found = await ask(`contents/${steps(path)}?ref=${sha}`);
        const large = found.encoding === "none"; // more than a megabyte
        return large ? ask(`git/blobs/${found.sha}`) : found;
      },
      async commit(branch, message, files, sha) {
        const { tree } = await ask(`git/commits/${sha}`);
        const made = await ask("git/trees", "POST", {
          base_tree: tree.sha,
          tree: files.map(({ path, text }) => ({
            path,
            mode: "100644",
            type: "blob",
            content: text,
          })),
        });
        const commit = await ask("git/commits", "POST", {
          message,
          tree: made.sha,
          parents: [sha],
        });
        await ask("git/refs", "POST", { ref: `refs/heads/${branch}`, sha: commit.sha });
      },
      request: async (branch, title, body) =>
        (await ask("pulls", "POST", { title, body, head: branch, base: ref })).html_url,
    };
  }

  function gitea({ url, project, ref }, token) {
    const headers = { Authorization: `token ${token}` };
    const ask = (path, method, body) =>
      asked(`${url}/repos/${project}/${path}`, method ?? "GET", headers, body);
    return {
      head: async () => (await ask(`branches/${steps(ref)}`)).commit.id,
      file: (path, sha) => ask(`contents/${steps(path)}?ref=${sha}`),
      async commit(branch, message, files) {
        await ask("contents", "POST", {
          branch: ref,
          new_branch: branch,
          message,
          files: files.map(({ path, text, sha }) => ({
            operation: sha ? "update" : "create",
            path,
            content: base64(text),
            ...(sha && { sha }),
          })),
        });
      },
      request: async (branch, title, body) =>
        (await ask("pulls", "POST", { title, body, head: branch, base: ref })).html_url,
    };
  }

  function gitee({ url, project, ref }, token) {
    const named = (path) => `${url}/repos/${project}/${path}`;
    const give = (path, method, body) =>
      asked(named(path), method, {}, { access_token: token, ...body });
    const ask = (path, given = {}) =>
      asked(`${named(path)}?${new URLSearchParams({ access_token: token, ...given })}`, "GET", {});
    return {
      head: async () => (await ask(`branches/${steps(ref)}`)).commit.sha,
      file: (path, sha) => ask(`contents/${steps(path)}`, { ref: sha }),
      async commit(branch, message, files, head) {
        await give("branches", "POST", { refs: head, branch_name: branch });
        for (const { path, text, sha } of files)
          await give(`contents/${steps(path)}`, sha ? "PUT" : "POST", {
            branch,
            message,
            content: base64(text),
            ...(sha && { sha }),
          });
      },
      request: async (branch, title, body) =>
        (await give("pulls", "POST", { title, body, head: branch, base: ref })).html_url,
    };
  }

  function gitlab({ url, project, ref }, token) {
    const headers = { "PRIVATE-TOKEN": token };
    const ask = (path, method, body) =>
      asked(
        `${url}/projects/${encodeURIComponent(project)}/${path}`,
        method ?? "GET",
        headers,
        body,
      );
    const repository = (path) => `repository/${path}`;
    return {
      head: async () => (await ask(repository(`branches/${encodeURIComponent(ref)}`))).commit.id,
      file: async (path, sha) => {
        const found = await ask(repository(`files/${encodeURIComponent(path)}?ref=${sha}`));
        return { content: found.content, sha: found.last_commit_id };
      },
      async commit(branch, message, files, head) {
        await ask(repository("commits"), "POST", {
          branch,
          start_sha: head,
          commit_message: message,
          actions: files.map(({ path, text, sha }) => ({
            action: sha ? "update" : "create",
            file_path: path,
            content: text,
            ...(sha && { last_commit_id: sha }),
          })),
        });
      },
      request: async (branch, title, description) =>
        (
          await ask("merge_requests", "POST", {
            source_branch: branch,
            target_branch: ref,
            title,
            description,
            remove_source_branch: true,
          })
        ).web_url,
    };
  }

  // The files with what the host calls each; refused if one is no longer what the editor began with.
  async function asBegun(host, files, head) {
    const known = [];
    for (const { path, text, before } of files) {
      if (before === undefined) known.push({ path, text });
      else {
        const { content, sha } = await host.file(path, head);
        if (plain(unpacked(content)) !== before)
          throw new Refused(
            `主分支上的 ${path} 在这个网站生成以后又改过。请等网站更新以后重新打开修改台（草稿会移到新的文件上），再交。`,
          );
        known.push({ path, text, sha });
      }
    }
    return known;
  }

  // `files` have `before` unless they are new. Gives the address of the request; an error says why not, in Chinese.
  async function send(where, token, { branch, title, body, files }) {
    let done = "";
    try {
      const host = { github, gitlab, gitee, gitea }[where.kind](where, token);
      const head = await host.head();
      await host.commit(branch, title, await asBegun(host, files, head), head);
      done = `改动已经提交到分支 ${branch}，但是没有发起合并请求，请到平台上从这个分支发起：`;
      return await host.request(branch, title, body);
    } catch (error) {
      const words = error instanceof Refused ? error.message : "平台的回答读不懂。";
      throw new Error(`${done}${words}${SAFE}`, { cause: error });
    }
  }

  window.PlanSend = { send };
})();
