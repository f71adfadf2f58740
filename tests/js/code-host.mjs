// Stands in for four kinds of code hosts. It keeps branches, commits and requests, and refuses what they refuse: a token
// that it does not know or finds elsewhere than this host looks for it, fields that are missing or that it does not know,
// a base that is none, a file that has changed since, what is not packed as this host has it. Each token has a
// repository of its own, so that tests do not meet; one that begins with "read-" may only read, and with one that begins
// with "cut-" the connection breaks.
//
// As a program (`node tests/js/code-host.mjs 3 FOLDER`) it answers at a port that somebody else has opened, on top of
// the files of a folder, and ends with its input.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const PROJECT = "owner/repo";
const KNOWN = /^(?:read-)?t0ken(?:-[a-z-]+)?$/;
const STAND_IN = "/stand-in/";

export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function need(truth, status, message) {
  if (!truth) throw new Refused(status, message);
}

function digest(...parts) {
  return parts.reduce((hash, part) => hash.update(part), createHash("sha1")).digest("hex");
}

export function blobOf(content) {
  return digest(`blob ${content.length}\0`, content);
}

function isText(content) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}

// What a text in Base64 holds; refused is any other text, and what holds none.
function unpacked(words) {
  const content = Buffer.from(words, "base64");
  need(content.toString("base64") === words && isText(content), 422, "content is not Base64");
  return content;
}

// Refuses what does not have these fields and no others, all of words but those of another kind.
function shaped(given, ...fields) {
  const names = Object.keys(given ?? {}).sort();
  need(`${names}` === `${[...fields].sort()}`, 422, `the fields are ${names}`);
  for (const [name, value] of Object.entries(given)) need(value !== null, 422, `no ${name}`);
}

class Repository {
  #trees = new Map(); // the files of each, by path
  #commits = new Map(); // of each its tree, its parent and its message
  #branches = new Map();
  asked = [];
  requests = [];

  constructor(files) {
    this.#branches.set("main", this.commit(this.tree(new Map(files)), null, "begin"));
  }

  tree(files) {
    for (const path of files.keys())
      need(/^\w[\w.-]*(\/\w[\w.-]*)*$/.test(path), 422, `path ${path}`);
    const id = digest(...[...files].sort().flatMap(([path, held]) => [path, blobOf(held)]));
    this.#trees.set(id, files);
    return id;
  }

  commit(tree, parent, message) {
    need(message, 422, "no message");
    const id = digest(tree, parent ?? "none", message, `${this.#commits.size}`);
    this.#commits.set(id, { tree, parent, message });
    return id;
  }

  has(branch) {
    return this.#branches.has(branch);
  }

  branch(name, id) {
    need(/^[\w.-]+$/.test(name) && this.#commits.has(id), 422, "no such commit");
    need(!this.has(name), 422, "Reference already exists");
    this.#branches.set(name, id);
  }

  // The files of a branch change, on top of what it has.
  push(branch, message, changed) {
    const { id, files } = this.at(branch);
    const tree = this.tree(new Map([...files, ...changed]));
    this.#branches.set(branch, this.commit(tree, id, message));
  }

  head(branch) {
    need(this.has(branch), 404, "Branch not found");
    return this.#branches.get(branch);
  }

  at(ref) {
    const id = this.#branches.get(ref) ?? ref;
    need(this.#commits.has(id), 404, "No commit found");
    const commit = this.#commits.get(id);
    return { id, ...commit, files: this.#trees.get(commit.tree) };
  }

  files(tree) {
    need(this.#trees.has(tree), 404, "Tree not found");
    return this.#trees.get(tree);
  }

  file(ref, path) {
    const content = this.at(ref).files.get(path);
    need(content, 404, "Not Found");
    return content;
  }

  blob(id) {
    const all = [...this.#trees.values()].flatMap((files) => [...files.values()]);
    const content = all.find((held) => blobOf(held) === id);
    need(content, 404, "Not Found");
    return content;
  }

  // The commit that changed a file last.
  lastOf(ref, path) {
    let last = this.at(ref);
    for (let at = last; at.files.has(path); at = this.at(at.parent)) {
      if (!at.files.get(path).equals(last.files.get(path))) break;
      last = at;
      if (!at.parent) break;
    }
    return last.id;
  }

  // The commits of a branch, the last one first.
  #line(branch) {
    const ids = [];
    for (let id = this.head(branch); id; id = this.at(id).parent) ids.push(id);
    return ids;
  }

  request(branch, base, title, body) {
    need(this.has(branch) && base === "main" && title, 422, "Validation Failed");
    need(title.length <= 255, 422, "title is too long (maximum is 255 characters)");
    need(!this.requests.some((one) => one.branch === branch), 409, "There is one already");
    const { files } = this.at(branch);
    const on = this.#line(base);
    const own = this.#line(branch).filter((id) => !on.includes(id));
    const start = this.at(own.at(-1) ?? branch).parent;
    need(on.includes(start), 422, "No commits on top of the base");
    const before = this.at(start).files;
    const gone = [...before.keys()].filter((path) => !files.has(path));
    const changed = [...files].filter(([path, held]) => !before.get(path)?.equals(held));
    this.requests.push({
      branch,
      title,
      body,
      messages: own.map((id) => this.at(id).message),
      gone,
      files: Object.fromEntries(changed.map(([path, held]) => [path, held.toString("base64")])),
    });
    return this.requests.length;
  }
}

function inLines(content) {
  return `${content.toString("base64").replace(/.{60}/g, "$&\n")}\n`;
}

const ref = (query) => {
  shaped(Object.fromEntries(query), "ref");
  return query.get("ref");
};

function contents(all, [path], query) {
  const content = all.file(ref(query), path);
  return { encoding: "base64", content: content.toString("base64"), sha: blobOf(content) };
}

// How each host takes and gives what the desk hands in: by method and path, with what it answers.
export const HOSTS = {
  github: {
    root: `/api/v3/repos/${PROJECT}/`,
    headers: ["authorization", "x-github-api-version", "content-type"],
    token: ({ authorization, accept, "x-github-api-version": version }) =>
      accept === "application/vnd.github+json" &&
      version === "2022-11-28" &&
      /^Bearer (\S+)$/.exec(authorization)?.[1],
    answers: {
      "GET git/ref/heads/(.+)": (all, [branch]) => ({ object: { sha: all.head(branch) } }),
      "GET contents/(.+)": (all, [path], query) => {
        const content = all.file(ref(query), path);
        const sha = blobOf(content);
        return content.length > 1_000_000
          ? { encoding: "none", content: "", sha }
          : { encoding: "base64", content: inLines(content), sha };
      },
      "GET git/blobs/(\\w+)": (all, [id]) => ({
        encoding: "base64",
        content: inLines(all.blob(id)),
      }),
      "GET git/commits/(\\w+)": (all, [id]) => ({ sha: id, tree: { sha: all.at(id).tree } }),
      "POST git/trees": (all, _, __, body) => {
        shaped(body, "base_tree", "tree");
        const files = new Map(all.files(body.base_tree));
        for (const one of body.tree) {
          shaped(one, "path", "mode", "type", "content");
          need(one.mode === "100644" && one.type === "blob", 422, "tree.mode");
          files.set(one.path, Buffer.from(one.content));
        }
        return { sha: all.tree(files) };
      },
      "POST git/commits": (all, _, __, body) => {
        shaped(body, "message", "tree", "parents");
        const [parent, ...more] = body.parents;
        need(!more.length && all.at(parent).id === parent, 422, "parents");
        all.files(body.tree);
        return { sha: all.commit(body.tree, parent, body.message) };
      },
      "POST git/refs": (all, _, __, body) => {
        shaped(body, "ref", "sha");
        const [, branch] = /^refs\/heads\/(.+)$/.exec(body.ref) ?? [];
        need(branch, 422, "Reference name must start with refs/heads/");
        all.branch(branch, body.sha);
        return { ref: body.ref };
      },
      "POST pulls": (all, _, __, body) => {
        shaped(body, "title", "body", "head", "base");
        return { number: all.request(body.head, body.base, body.title, body.body) };
      },
    },
    made: ["html_url", "pull"],
  },

  gitlab: {
    root: `/api/v4/projects/${encodeURIComponent(PROJECT)}/`,
    headers: ["private-token", "content-type"],
    token: (headers) => headers["private-token"],
    answers: {
      "GET repository/branches/([^/]+)": (all, [branch]) => ({ commit: { id: all.head(branch) } }),
      "GET repository/files/([^/]+)": (all, [path], query) => ({
        encoding: "base64",
        content: all.file(ref(query), path).toString("base64"),
        last_commit_id: all.lastOf(ref(query), path),
      }),
      "POST repository/commits": (all, _, __, body) => {
        shaped(body, "branch", "start_sha", "commit_message", "actions");
        const { branch, start_sha: start } = body;
        need(!all.has(branch), 400, `A branch called '${branch}' already exists.`);
        const { files } = all.at(start);
        const changed = new Map();
        for (const { action, ...one } of body.actions) {
          const isNew = action === "create";
          shaped(one, "file_path", "content", ...(isNew ? [] : ["last_commit_id"]));
          need(isNew || action === "update", 400, "actions[action]");
          need(files.has(one.file_path) !== isNew, 400, "A file with this name");
          need(
            isNew || all.lastOf(start, one.file_path) === one.last_commit_id,
            400,
            "You are attempting to update a file that has changed since you started editing it.",
          );
          changed.set(one.file_path, Buffer.from(one.content));
        }
        all.branch(branch, start);
        all.push(branch, body.commit_message, changed);
        return { id: all.head(branch) };
      },
      "POST merge_requests": (all, _, __, body) => {
        const { source_branch: branch, target_branch: base, title, description } = body ?? {};
        const more = ["title", "description", "remove_source_branch"];
        shaped(body, "source_branch", "target_branch", ...more);
        return { number: all.request(branch, base, title, description) };
      },
    },
    made: ["web_url", "-/merge_requests"],
  },

  gitee: {
    root: `/api/v5/repos/${PROJECT}/`,
    headers: ["content-type"],
    token: (_, query, body) => (body ?? Object.fromEntries(query)).access_token,
    answers: {
      "GET branches/(.+)": (all, [branch]) => ({ commit: { sha: all.head(branch) } }),
      "GET contents/(.+)": contents,
      "POST branches": (all, _, __, body) => {
        shaped(body, "refs", "branch_name");
        all.branch(body.branch_name, all.at(body.refs).id);
        return { name: body.branch_name };
      },
      "PUT contents/(.+)": (all, [path], _, body) => {
        shaped(body, "branch", "message", "content", "sha");
        need(blobOf(all.file(body.branch, path)) === body.sha, 400, "sha does not match");
        all.push(body.branch, body.message, [[path, unpacked(body.content)]]);
        return { commit: { sha: all.head(body.branch) } };
      },
      "POST contents/(.+)": (all, [path], _, body) => {
        shaped(body, "branch", "message", "content");
        need(!all.at(body.branch).files.has(path), 400, "A file with this name already exists");
        all.push(body.branch, body.message, [[path, unpacked(body.content)]]);
        return { commit: { sha: all.head(body.branch) } };
      },
      "POST pulls": (all, _, __, body) => {
        shaped(body, "title", "body", "head", "base");
        return { number: all.request(body.head, body.base, body.title, body.body) };
      },
    },
    made: ["html_url", "pulls"],
  },

  gitea: {
    root: `/api/v1/repos/${PROJECT}/`,
    headers: ["authorization", "content-type"],
    token: ({ authorization }) => /^token (\S+)$/.exec(authorization)?.[1],
    answers: {
      "GET branches/(.+)": (all, [branch]) => ({ commit: { id: all.head(branch) } }),
      "GET contents/(.+)": contents,
      "POST contents": (all, _, __, body) => {
        shaped(body, "branch", "new_branch", "message", "files");
        const { files } = all.at(all.head(body.branch));
        const changed = new Map();
        for (const { operation, ...one } of body.files) {
          const isNew = operation === "create";
          shaped(one, "path", "content", ...(isNew ? [] : ["sha"]));
          need(isNew || operation === "update", 422, "operation");
          const old = files.get(one.path);
          need(isNew ? !old : old && blobOf(old) === one.sha, 422, "sha does not match");
          changed.set(one.path, unpacked(one.content));
        }
        all.branch(body.new_branch, all.head(body.branch));
        all.push(body.new_branch, body.message, changed);
        return { commit: { sha: all.head(body.new_branch) } };
      },
      "POST pulls": (all, _, __, body) => {
        shaped(body, "title", "body", "head", "base");
        return { number: all.request(body.head, body.base, body.title, body.body) };
      },
    },
    made: ["html_url", "pulls"],
  },
};

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const words = Buffer.concat(parts).toString();
  return words ? JSON.parse(words) : null;
}

// `files` gives what the main branch holds, by path; `refuse` the status with which a question is refused besides.
export function codeHost(files, refuse = () => 0) {
  const repositories = new Map();

  function of(token) {
    if (!repositories.has(token)) repositories.set(token, new Repository(files()));
    return repositories.get(token);
  }

  // What tests ask it: what a token did; and to change files of its main branch, as somebody else would.
  async function tell(request, token) {
    const changed = await read(request);
    if (changed)
      of(token).push(
        "main",
        "somebody else",
        Object.entries(changed).map(([path, text]) => [path, Buffer.from(text)]),
      );
    const { asked, requests } = of(token);
    return { asked, requests };
  }

  async function answer(request) {
    const { headers, method } = request;
    const {
      origin,
      pathname,
      searchParams: query,
    } = new URL(request.url, `http://${headers.host}`);
    if (pathname.startsWith(STAND_IN)) return tell(request, pathname.slice(STAND_IN.length));
    const host = Object.values(HOSTS).find(({ root }) => pathname.startsWith(root));
    need(host, 404, "Not Found");
    const body = await read(request);
    const token = host.token(headers, query, body) || "";
    if (token.startsWith("cut-")) request.socket.destroy();
    const all = of(token);
    all.asked.push({ method, path: request.url, body });
    need(KNOWN.test(token), 401, "Bad credentials");
    const inAddress = host === HOSTS.gitee && !body;
    need(request.url.includes(token) === inAddress, 400, "the token is not for the address");
    need(!headers.cookie && !headers.referer, 400, "the page tells more than it has to");
    need(!body || headers["content-type"] === "application/json", 415, "Unsupported Media Type");
    need(method === "GET" || !token.startsWith("read-"), 403, "Resource not accessible");
    query.delete("access_token");
    if (host === HOSTS.gitee) delete body?.access_token;
    const asked = `${method} ${pathname.slice(host.root.length)}`;
    for (const [pattern, give] of Object.entries(host.answers)) {
      const found = new RegExp(`^${pattern}$`).exec(asked);
      if (!found) continue;
      const status = refuse(request);
      need(!status, status, "Reference already exists");
      const made = give(all, found.slice(1).map(decodeURIComponent), query, body);
      if (!made.number) return made;
      const [field, folder] = host.made;
      const url = `${origin}/${PROJECT}/${folder}/${made.number}`;
      all.requests.at(-1).url = url;
      return { [field]: url };
    }
    throw new Refused(404, "Not Found");
  }

  // Pages of other sites may ask this host, with the headers that it takes.
  function allowed({ headers, url }) {
    const host = Object.values(HOSTS).find(({ root }) => url.startsWith(root));
    const wanted = headers["access-control-request-headers"]?.split(",") ?? [];
    return host && wanted.every((name) => host.headers.includes(name.trim().toLowerCase()));
  }

  return createServer(async (request, response) => {
    const open = { "Access-Control-Allow-Origin": "*" };
    if (request.method === "OPTIONS") {
      const more = {
        ...open,
        "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "",
        "Access-Control-Allow-Methods": "GET, POST, PUT",
      };
      response.writeHead(allowed(request) ? 204 : 403, allowed(request) ? more : {}).end();
      return;
    }
    const json = { ...open, "Content-Type": "application/json" };
    try {
      const made = await answer(request);
      response.writeHead(request.method === "POST" ? 201 : 200, json).end(JSON.stringify(made));
    } catch (error) {
      const status = error.status ?? 500;
      response.writeHead(status, json).end(JSON.stringify({ message: error.message }));
    }
  });
}

const [, program, door, folder] = process.argv;
if (program === import.meta.filename) {
  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => join(parentPath, name))
      .map((path) => [path.slice(join(folder, "/").length), readFileSync(path)]);
  codeHost(files).listen({ fd: Number(door) });
  process.stdin.on("end", () => process.exit()).resume();
}
