"""Which files were saved: the system reports them, nothing is asked for again and again."""

from __future__ import annotations

import logging
import queue
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it remarks on being stopped
QUIET = 0.03
"""Seconds without a further event after which a save is over: editors write in several steps."""
_SAVES = {"created", "modified", "moved", "deleted"}


class Saves(FileSystemEventHandler):
    """Collects which files were saved."""

    def __init__(self) -> None:
        self._seen: queue.Queue[Path] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a file that was written; code, and what editors and Python put beside a file, does not count."""
        if event.event_type in _SAVES and not event.is_directory:
            for name in filter(None, (event.src_path, event.dest_path)):
                path = Path(str(name))
                if not (path.name.startswith(".") or path.name.endswith(("~", ".py", ".pyc"))):
                    self._seen.put(path)

    def wait(self, seconds: float) -> set[Path]:
        """Return the files of the next save; none if there is none in so many seconds."""
        found: set[Path] = set()
        try:
            found.add(self._seen.get(timeout=seconds))
            while True:
                found.add(self._seen.get(timeout=QUIET))
        except queue.Empty:
            return found


@contextmanager
def watched(folders: Mapping[Path, bool]) -> Iterator[Saves]:
    """Watch folders; True for those in which every folder counts too."""
    saves, observer = Saves(), Observer()
    for folder, deep in folders.items():
        observer.schedule(saves, str(folder.resolve()), recursive=deep)
    observer.start()
    try:
        yield saves
    finally:
        observer.stop()
        observer.join()
