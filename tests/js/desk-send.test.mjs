// What the desk hands in through a code host (docs/assets/desk-send.js), beside a server that stands in for four kinds of
// hosts: it keeps a branch, checks what it is sent, and refuses what they refuse. Run: node --test tests/js/*.test.mjs

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { siteScripts } from "./site-scripts.mjs";

const TOKEN = "t0ken";
const HEAD = "a".repeat(40);
const TREE = "b".repeat(40);
const BEFORE = "plan:\n  title: 甲\n";
const packed = (text) => Buffer.from(text).toString("base64");

// How each host answers: method and path, in the order in which they are asked.
const HOSTS = {
  github: {
    allowed: (headers) =>
      headers.authorization === `Bearer ${TOKEN}` &&
      headers.accept === "application/vnd.github+json" &&
      headers["x-github-api-version"] === "2022-11-28",
    answers: [
      ["GET", "/repos/o/r/git/ref/heads/main", { object: { sha: HEAD } }],
      [
        "GET",
        `/repos/o/r/contents/data/plan.yml?ref=${HEAD}`,
        { content: packed(`\uFEFF${BEFORE.replaceAll("\n", "\r\n")}`), sha: "f1" },
      ],
      ["GET", `/repos/o/r/git/commits/${HEAD}`, { tree: { sha: TREE } }],
      ["POST", "/repos/o/r/git/trees", { sha: "t1" }],
      ["POST", "/repos/o/r/git/commits", { sha: "c1" }],
      ["POST", "/repos/o/r/git/refs", {}],
      ["POST", "/repos/o/r/pulls", { html_url: "https://host/1" }],
    ],
    sent: [
      {
        base_tree: TREE,
        tree: [
          { path: "data/plan.yml", mode: "100644", type: "blob", content: "乙\n" },
          { path: "data/new.txt", mode: "100644", type: "blob", content: "新\n" },
        ],
      },
      { message: "更正", tree: "t1", parents: [HEAD] },
      { ref: "refs/heads/desk-1", sha: "c1" },
      { title: "更正", body: "改了甲", head: "desk-1", base: "main" },
    ],
  },
  gitlab: {
    allowed: (headers) => headers["private-token"] === TOKEN,
    answers: [
      ["GET", "/projects/o%2Fr/repository/branches/main", { commit: { id: HEAD } }],
      [
        "GET",
        `/projects/o%2Fr/repository/files/data%2Fplan.yml?ref=${HEAD}`,
        { content: packed(BEFORE), last_commit_id: "f1" },
      ],
      ["POST", "/projects/o%2Fr/repository/commits", { id: "c1" }],
      ["POST", "/projects/o%2Fr/merge_requests", { web_url: "https://host/1" }],
    ],
    sent: [
      {
        branch: "desk-1",
        start_sha: HEAD,
        commit_message: "更正",
        actions: [
          { action: "update", file_path: "data/plan.yml", content: "乙\n", last_commit_id: "f1" },
          { action: "create", file_path: "data/new.txt", content: "新\n" },
        ],
      },
      {
        source_branch: "desk-1",
        target_branch: "main",
        title: "更正",
        description: "改了甲",
        remove_source_branch: true,
      },
    ],
  },
  gitee: {
    allowed: (_, query, body) => (body?.access_token ?? query.get("access_token")) === TOKEN,
    answers: [
      ["GET", `/repos/o/r/branches/main?access_token=${TOKEN}`, { commit: { sha: HEAD } }],
      [
        "GET",
        `/repos/o/r/contents/data/plan.yml?access_token=${TOKEN}&ref=${HEAD}`,
        { content: packed(BEFORE), sha: "f1" },
      ],
      ["POST", "/repos/o/r/branches", {}],
      ["PUT", "/repos/o/r/contents/data/plan.yml", {}],
      ["POST", "/repos/o/r/contents/data/new.txt", {}],
      ["POST", "/repos/o/r/pulls", { html_url: "https://host/1" }],
    ],
    sent: [
      { access_token: TOKEN, refs: HEAD, branch_name: "desk-1" },
      {
        access_token: TOKEN,
        branch: "desk-1",
        message: "更正",
        content: packed("乙\n"),
        sha: "f1",
      },
      { access_token: TOKEN, branch: "desk-1", message: "更正", content: packed("新\n") },
      { access_token: TOKEN, title: "更正", body: "改了甲", head: "desk-1", base: "main" },
    ],
  },
  gitea: {
    allowed: ({ authorization }) => authorization === `token ${TOKEN}`,
    answers: [
      ["GET", "/repos/o/r/branches/main", { commit: { id: HEAD } }],
      [
        "GET",
        `/repos/o/r/contents/data/plan.yml?ref=${HEAD}`,
        { content: packed(BEFORE), sha: "f1" },
      ],
      ["POST", "/repos/o/r/contents", {}],
      ["POST", "/repos/o/r/pulls", { html_url: "https://host/1" }],
    ],
    sent: [
      {
        branch: "main",
        new_branch: "desk-1",
        message: "更正",
        files: [
          { operation: "update", path: "data/plan.yml", content: packed("乙\n"), sha: "f1" },
          { operation: "create", path: "data/new.txt", content: packed("新\n") },
        ],
      },
      { title: "更正", body: "改了甲", head: "desk-1", base: "main" },
    ],
  },
};

// Serves one kind of host; `refuse` gives the status of a question that is refused.
async function serving(kind, work, refuse = () => 0) {
  const { allowed, answers } = HOSTS[kind];
  const seen = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = parts.length ? JSON.parse(Buffer.concat(parts)) : null;
    const { searchParams } = new URL(request.url, "http://host");
    const answer = answers.find(
      ([method, path]) => method === request.method && path === request.url,
    );
    const right = allowed(request.headers, searchParams, body);
    const json = !body || request.headers["content-type"] === "application/json";
    const status = !right ? 401 : !json ? 415 : answer ? refuse(request) || 200 : 404;
    seen.push({ method: request.method, path: request.url, body });
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(
      JSON.stringify(status === 200 ? answer[2] : { message: "Reference already exists" }),
    );
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}`;
  try {
    await work(url, seen);
  } finally {
    server.close();
  }
}

const { send } = siteScripts("desk-send.js").PlanSend;

// What a browser is told besides, which no server sees: no cookies, no address of the page, nothing from its store.
const { fetch } = globalThis;
globalThis.fetch = (url, how) => {
  const { credentials, referrerPolicy, cache } = how;
  assert.deepEqual([credentials, referrerPolicy, cache], ["omit", "no-referrer", "no-store"]);
  return fetch(url, how);
};

const FILES = [
  { path: "data/plan.yml", text: "乙\n", before: BEFORE },
  { path: "data/new.txt", text: "新\n" },
];
const handIn = (kind, url, token = TOKEN, files = FILES) =>
  send({ kind, url, project: "o/r", ref: "main" }, token, {
    branch: "desk-1",
    title: "更正",
    body: "改了甲",
    files,
  });

for (const kind of Object.keys(HOSTS)) {
  test(`${kind} is sent a branch, a commit and a request, on top of what was read`, () =>
    serving(kind, async (url, seen) => {
      assert.equal(await handIn(kind, url), "https://host/1");
      const { answers, sent } = HOSTS[kind];
      assert.deepEqual(
        seen.map(({ method, path }) => [method, path]),
        answers.map(([method, path]) => [method, path]),
      );
      assert.deepEqual(
        seen.filter(({ body }) => body).map(({ body }) => body),
        sent,
      );
    }));

  test(`${kind} is sent nothing when the main branch has moved`, () =>
    serving(kind, async (url, seen) => {
      const files = [{ ...FILES[0], before: "别的\n" }];
      await assert.rejects(
        handIn(kind, url, TOKEN, files),
        /data\/plan\.yml 在这个网站生成以后又改过.*您写的都还在/,
      );
      assert.ok(seen.every(({ method }) => method === "GET"));
    }));

  test(`${kind} does not know the token`, () =>
    serving(kind, async (url) => {
      await assert.rejects(
        handIn(kind, url, "wrong"),
        /^Error: 令牌不对，或者已经过期.*您写的都还在/,
      );
    }));

  test(`${kind} has the commit, but makes no request`, () =>
    serving(
      kind,
      async (url) => {
        await assert.rejects(
          handIn(kind, url),
          /^Error: 改动已经提交到分支 desk-1，但是没有发起合并请求.*没有这个权限/,
        );
      },
      ({ method, url }) => (method === "POST" && /pulls|merge_requests/.test(url) ? 403 : 0),
    ));
}

for (const [status, words] of [
  [403, /没有这个权限/],
  [404, /没有找到代码库或它的主分支/],
  [409, /同名的分支、合并请求已经有了/],
  [422, /平台不接受这次改动：Reference already exists。/],
  [500, /平台出了错（500：Reference already exists）/],
])
  test(`a host says ${status}`, () =>
    serving(
      "github",
      async (url) => {
        await assert.rejects(handIn("github", url), words);
      },
      ({ method }) => (method === "POST" ? status : 0),
    ));

test("no host answers", async () => {
  await assert.rejects(
    handIn("github", "http://127.0.0.1:1"),
    /^Error: 没有连上 127\.0\.0\.1:1。请检查网络.*您写的都还在/,
  );
});
