// The draft of the desk, kept in this browser until it is dropped: what was written, and over which files.
(() => {
  "use strict";

  const DRAFTS = "drafts";

  function settled(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function drafts(mode) {
    const request = indexedDB.open("plan-desk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(DRAFTS);
    const database = await settled(request);
    return database.transaction(DRAFTS, mode).objectStore(DRAFTS);
  }

  // One draft a site: its address is the name. What is only rehearsed is kept apart.
  const name = `${location.pathname}${window.PlanParts.rehearsing ? "?rehearsal" : ""}`;
  window.PlanDraft = {
    read: async () => settled((await drafts("readonly")).get(name)),
    keep: async (draft) => settled((await drafts("readwrite")).put(draft, name)),
    drop: async () => settled((await drafts("readwrite")).delete(name)),
  };
})();
