"""One Python for all pages on which a test opens the desk, since to start it is most of what opening takes.

It runs in the desk's own worker, which a page in another tab keeps while the reader goes from page to page; each page
of the desk asks that one. All else happens as it does where each page starts its own.
"""

from __future__ import annotations

from pathlib import Path

KEEPER = "one-python.html"
_SCRIPT = "one-python.js"
_KEEPS = """<!doctype html><title>Python</title><script>
const channel = new BroadcastChannel("one-python");
let worker = null;
let ready = false;
let last = "";
channel.onmessage = ({ data: { from, say } }) => {
  if (!say.list) {
    worker.postMessage({ ...say, id: `${from} ${say.id}` });
    return;
  }
  last = from;
  if (ready) channel.postMessage({ to: from, said: { ready } });
  if (worker) return;
  worker = new Worker("assets/desk-worker.js", { type: "module" });
  worker.onmessage = ({ data }) => {
    ready ||= Boolean(data.ready);
    const [to, id] = data.id?.split(" ") ?? [last];
    channel.postMessage({ to, said: { ...data, id: Number(id) } });
  };
  worker.postMessage(say);
};
</script>
"""
_ASKS = """window.Worker = class extends EventTarget {
  #channel = new BroadcastChannel("one-python");
  #me = String(Math.random());

  constructor() {
    super();
    this.#channel.onmessage = ({ data: { to, said } }) => {
      if (to === this.#me) this.dispatchEvent(new MessageEvent("message", { data: said }));
    };
  }

  postMessage(say) {
    this.#channel.postMessage({ from: this.#me, say });
  }
};
"""
_BEFORE = '<script src="../assets/desk-parts.js" defer>'


def shared_by(site: Path, name: str, page: bytes) -> None:
    """Lay the same site once more, below ``name``, with another page of the desk, which asks the one Python."""
    (site / KEEPER).write_text(_KEEPS)
    below = site / name
    (below / "edit").mkdir(parents=True)
    (below / _SCRIPT).write_text(_ASKS)
    text = page.decode()
    assert _BEFORE in text
    added = f'<script src="../{_SCRIPT}"></script>'
    (below / "edit" / "index.html").write_text(text.replace(_BEFORE, added + _BEFORE))
    for path in site.iterdir():
        if not (path / _SCRIPT).exists() and not (below / path.name).exists():
            (below / path.name).symlink_to(path)
