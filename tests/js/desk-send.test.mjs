// What the desk hands in through a code host (docs/assets/desk-send.js), at what stands in for four kinds of hosts
// (code-host.mjs), which refuses what they refuse. Run: node --test tests/js/*.test.mjs

import assert from "node:assert/strict";
import { test } from "node:test";
import { codeHost, HOSTS } from "./code-host.mjs";
import { siteScripts } from "./site-scripts.mjs";

const TOKEN = "t0ken";
const BEFORE = "plan:\n  title: 甲\n";
const PLAN = "data/plan.yml";
const KEPT = { github: `\uFEFF${BEFORE.replaceAll("\n", "\r\n")}` }; // what others hold is BEFORE

// What each host is asked, in this order; HEAD and TREE are what it has called its main branch.
const ASKED = {
  github: [
    "GET git/ref/heads/main",
    "GET contents/data/plan.yml?ref=HEAD",
    "GET git/commits/HEAD",
    "POST git/trees",
    "POST git/commits",
    "POST git/refs",
    "POST pulls",
  ],
  gitlab: [
    "GET repository/branches/main",
    "GET repository/files/data%2Fplan.yml?ref=HEAD",
    "POST repository/commits",
    "POST merge_requests",
  ],
  gitee: [
    `GET branches/main?access_token=${TOKEN}`,
    `GET contents/data/plan.yml?access_token=${TOKEN}&ref=HEAD`,
    "POST branches",
    "PUT contents/data/plan.yml",
    "POST contents/data/new.txt",
    "POST pulls",
  ],
  gitea: [
    "GET branches/main",
    "GET contents/data/plan.yml?ref=HEAD",
    "POST contents",
    "POST pulls",
  ],
};

// Serves one kind of host; `refuse` gives the status of a question that is refused.
async function serving(kind, work, refuse) {
  const kept = [
    [PLAN, Buffer.from(KEPT[kind] ?? BEFORE)],
    ["data/notice.txt", Buffer.from("公文\n")],
  ];
  const server = codeHost(() => kept, refuse);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}`;
  const api = url + HOSTS[kind].root.replace(/\/(repos|projects)\/.*/, "");
  const told = async (token = TOKEN, changed = null) => {
    const how = changed && { method: "POST", body: JSON.stringify(changed) };
    return (await ask(`${url}/stand-in/${token}`, how ?? {})).json();
  };
  try {
    await work(api, told, url);
  } finally {
    server.close();
  }
}

const { send } = siteScripts("desk-send.js").PlanSend;

// What a browser is told besides, which no server sees: no cookies, no address of the page, nothing from its store.
const { fetch: ask } = globalThis;
globalThis.fetch = (url, how) => {
  const { credentials, referrerPolicy, cache } = how;
  assert.deepEqual([credentials, referrerPolicy, cache], ["omit", "no-referrer", "no-store"]);
  return ask(url, how);
};

const FILES = [
  { path: PLAN, text: "乙\n", before: BEFORE },
  { path: "data/new.txt", text: "新\n" },
];
const handIn = (kind, url, token = TOKEN, files = FILES) =>
  send({ kind, url, project: "owner/repo", ref: "main" }, token, {
    branch: "desk-1",
    title: "更正",
    body: "改了甲",
    files,
  });

const inBase64 = (text) => Buffer.from(text).toString("base64");

for (const kind of Object.keys(HOSTS)) {
  test(`${kind} is sent a branch, a commit and a request, on top of what was read`, () =>
    serving(kind, async (url, told) => {
      const made = await handIn(kind, url);
      const { asked, requests } = await told();
      const named = asked.map(
        ({ method, path }) => `${method} ${path.slice(HOSTS[kind].root.length)}`,
      );
      assert.deepEqual(
        named.map((words) => words.replace(/[0-9a-f]{40}/, "HEAD")),
        ASKED[kind],
      );
      const removes = asked.at(-1).body.remove_source_branch;
      assert.equal(removes, kind === "gitlab" ? true : undefined);
      const messages = new Set(requests[0].messages);
      assert.deepEqual(
        { ...requests[0], messages: [...messages] },
        {
          url: made,
          branch: "desk-1",
          title: "更正",
          body: "改了甲",
          messages: ["更正"],
          gone: [],
          files: { [PLAN]: inBase64("乙\n"), "data/new.txt": inBase64("新\n") },
        },
      );
    }));

  test(`${kind} is sent nothing when the main branch has moved`, () =>
    serving(kind, async (url, told) => {
      await told(TOKEN, { [PLAN]: "别的\n" });
      await assert.rejects(
        handIn(kind, url),
        /data\/plan\.yml 在这个网站生成以后又改过.*您写的都还在/,
      );
      const { asked, requests } = await told();
      assert.ok(asked.every(({ method }) => method === "GET"));
      assert.deepEqual(requests, []);
    }));

  test(`${kind} takes a change of one file when others of the main branch have moved`, () =>
    serving(kind, async (url, told) => {
      await told(TOKEN, { "data/notice.txt": "公文，改过\n" });
      await handIn(kind, url);
      const [{ files }] = (await told()).requests;
      assert.deepEqual(Object.keys(files), [PLAN, "data/new.txt"]);
    }));

  test(`${kind} lets a token that may only read do no more`, () =>
    serving(kind, async (url, told) => {
      const token = `read-${TOKEN}`;
      await assert.rejects(handIn(kind, url, token), /^Error: 令牌没有这个权限.*您写的都还在/);
      assert.deepEqual((await told(token)).requests, []);
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

const GITHUB = {
  Authorization: `Bearer ${TOKEN}`,
  Accept: "application/vnd.github+json",
  "X-GitHub-Api-Version": "2022-11-28",
};
const GITEA = { Authorization: `token ${TOKEN}` };
const NEW = { operation: "create", path: "data/new.txt", content: inBase64("新\n") };
const COMMIT = { branch: "main", new_branch: "desk-1", message: "更正", files: [NEW] };
const ON_NOTHING = { message: "更正", tree: "0".repeat(40), parents: ["0".repeat(40)] };
const OVER = { access_token: TOKEN, branch: "main", message: "更正", content: NEW.content };

// What it is not to be sent; each would be taken but for what it says.
for (const [what, kind, asked, headers, body, status] of [
  ["nothing wrong", "gitea", "POST contents", GITEA, COMMIT, 201],
  ["a token in the address", "github", `GET git/ref/heads/main?t=${TOKEN}`, GITHUB, null, 400],
  ["a token as another host has it", "github", "GET git/ref/heads/main", GITEA, null, 401],
  [
    "where it comes from",
    "gitea",
    "POST contents",
    { ...GITEA, Referer: "http://a/" },
    COMMIT,
    400,
  ],
  [
    "a body of another type",
    "gitea",
    "POST contents",
    { ...GITEA, "Content-Type": "a/b" },
    COMMIT,
    415,
  ],
  ["a base that is none", "github", "POST git/commits", GITHUB, ON_NOTHING, 404],
  [
    "a branch that is there",
    "gitea",
    "POST contents",
    GITEA,
    { ...COMMIT, new_branch: "main" },
    422,
  ],
  ["no message", "gitea", "POST contents", GITEA, { ...COMMIT, message: "" }, 422],
  ["what it does not know", "gitea", "POST contents", GITEA, { ...COMMIT, force: true }, 422],
  [
    "a text that is not packed",
    "gitea",
    "POST contents",
    GITEA,
    { ...COMMIT, files: [{ ...NEW, content: "新" }] },
    422,
  ],
  [
    "a file out of the repository",
    "gitea",
    "POST contents",
    GITEA,
    { ...COMMIT, files: [{ ...NEW, path: "../a" }] },
    422,
  ],
  [
    "a file that has changed",
    "gitee",
    `PUT contents/${PLAN}`,
    {},
    { ...OVER, sha: "0".repeat(40) },
    400,
  ],
  ["a new file that is there", "gitee", `POST contents/${PLAN}`, {}, OVER, 400],
])
  test(`${kind} is sent ${what}: ${status}`, () =>
    serving(kind, async (_, __, url) => {
      const [method, path] = asked.split(" ");
      const answer = await ask(url + HOSTS[kind].root + path, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        body: body && JSON.stringify(body),
      });
      assert.equal(answer.status, status, await answer.text());
    }));

test("a file of more than a megabyte is read and sent", () =>
  serving("github", async (url, told) => {
    const before = "甲\n".repeat(300_000);
    await told(TOKEN, { [PLAN]: before });
    const text = `${before}乙\n`;
    await handIn("github", url, TOKEN, [{ path: PLAN, text, before }]);
    assert.equal((await told()).requests[0].files[PLAN], inBase64(text));
  }));

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
