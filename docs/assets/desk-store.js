// The draft of the desk, kept in this browser until it is dropped: what was written, and over which files. It goes into
// the database at once, and again while somebody writes. What is not there yet when the page is left is put down where
// that takes no time, and the page that is opened next takes it from there. Where both fail, the browser asks first.
(() => {
  "use strict";

  const DRAFTS = "drafts";
  const PAUSE = 300; // milliseconds between two writes
  // One draft a site: its address is the name. What is only rehearsed is kept apart.
  const name = `${location.pathname}${window.PlanParts.rehearsing ? "?rehearsal" : ""}`;
  const LEFT = `plan-desk ${name}`; // what was not in the database when a page was left
  const OWNER = `plan-desk-owner ${name}`; // the page that writes: the one that was opened last
  const me = `${Date.now()} ${Math.random()}`;
  let whole = null; // gives the draft as it stands, or null where there is none
  let failed = null;
  let lost = () => {}; // done when another page writes
  let changes = 0; // that were made, and how many of them are in the database
  let kept = 0;
  let writing = false;
  let connection = null;

  async function connected() {
    const request = indexedDB.open("plan-desk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(DRAFTS);
    return new Promise((resolve, reject) => {
      request.onsuccess = () => {
        request.result.onclose = () => (connection = null);
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    });
  }

  // What is asked of the database is done when all of it is there, not when it was understood.
  async function done(mode, work) {
    connection ??= connected();
    const database = await connection.catch((error) => {
      connection = null;
      throw error;
    });
    const transaction = database.transaction(DRAFTS, mode);
    const { result } = await new Promise((resolve, reject) => {
      const request = work(transaction.objectStore(DRAFTS));
      transaction.oncomplete = () => resolve(request);
      transaction.onabort = () => reject(transaction.error);
    });
    return result;
  }

  function taken(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // nothing can be kept there
    }
  }

  function put(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false; // too much, or nothing can be kept there
    }
  }

  function ours() {
    return [me, null].includes(taken(OWNER));
  }

  async function write() {
    if (writing) return;
    writing = true;
    try {
      while (kept < changes && ours()) {
        const now = changes;
        const draft = whole();
        await done("readwrite", (drafts) =>
          draft ? drafts.put({ ...draft, at: Date.now() }, name) : drafts.delete(name),
        );
        kept = now;
        if (kept === changes && ours()) put(LEFT, null);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    } finally {
      writing = false;
    }
  }

  // Puts down what is not in the database yet. False if that is lost when the page ends now.
  function leave() {
    if (kept === changes) return true;
    return whole !== null && put(LEFT, { at: Date.now(), draft: whole() });
  }

  addEventListener("pagehide", () => ours() && leave());
  document.addEventListener("visibilitychange", () => document.hidden && ours() && leave());
  addEventListener("beforeunload", (event) => {
    if (!ours() || leave()) return;
    event.preventDefault();
    event.returnValue = "still to be kept"; // what browsers before 2024 ask for
  });
  addEventListener("pageshow", () => ours() || lost());
  addEventListener("storage", ({ key }) => {
    if (key !== OWNER || ours()) return;
    leave();
    lost();
  });

  window.PlanDraft = {
    // This page writes from now on. `taker` is done when another page does.
    claim(taker) {
      lost = taker;
      put(OWNER, me);
    },
    // The draft that was written last. What cannot be read is not written over either.
    async read(draft, fail) {
      failed = fail;
      const held = await done("readonly", (drafts) => drafts.get(name));
      whole = draft;
      const left = taken(LEFT);
      return left && left.at >= (held?.at ?? 0) ? left.draft : held;
    },
    // What changed is kept as soon as it can be.
    keep() {
      changes += 1;
      if (whole) write().catch(failed);
    },
  };
})();
