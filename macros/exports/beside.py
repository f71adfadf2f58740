"""Files that a second process makes while this one makes the pages.

Linux alone splits a process safely, and only as long as it has one thread. Everywhere else, and where the
second process fails, whoever wants the files makes them: a fault is then met and reported in one place.
"""

from __future__ import annotations

import errno
import gc
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.exports.file import ExportedFile

Write = Callable[[ExportedFile, Path], None]


class Beside:
    """Files that are being made in a folder of their own, or none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = self._news = 0
        self._taken = False

    def begin(self, files: Iterable[ExportedFile], write: Write) -> None:
        """Let a second process write files; which they are, it finds out itself."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._news, tell = os.pipe()
        self._process = os.fork()
        if not self._process:
            self._make(files, write, tell)
        os.close(tell)

    def _make(self, files: Iterable[ExportedFile], write: Write, tell: int) -> None:
        """Write the files, tell of each, and end this process."""
        status = 1
        try:
            gc.freeze()  # looking at what both share would copy it
            os.close(self._news)
            for file in files:
                write(file, self._folder)
                os.write(tell, b".")
            status = 0
        finally:
            os._exit(status)

    def taken(self, into: Path, count: Callable[[], None]) -> bool:
        """Wait for the files and put them where they belong; False if there are none.

        ``count`` is called for each that is made. Raises FileExistsError if one is there already.
        """
        if self._process:
            while news := os.read(self._news, 1 << 16):
                for _ in news:
                    count()
            if self._ended() == 0:
                self._move(into)
                self._taken = True
        return self._taken

    def end(self) -> None:
        """End the process if it still works, and leave nothing of it."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._ended()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _ended(self) -> int:
        _, status = os.waitpid(self._process, 0)
        os.close(self._news)
        self._process = 0
        return status

    def _move(self, into: Path) -> None:
        for folder, _, names in os.walk(self._folder):
            place = into / Path(folder).relative_to(self._folder)
            place.mkdir(parents=True, exist_ok=True)
            for name in names:
                if (place / name).exists():
                    there = str(place / name)
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), there)
                Path(folder, name).rename(place / name)


@contextmanager
def beside(folder: Path, files: Iterable[ExportedFile], write: Write) -> Iterator[Beside]:
    """Make files in ``folder`` meanwhile, where that is possible; nothing is left of it at the end."""
    made = Beside(folder)
    if can_split():
        made.begin(files, write)
    try:
        yield made
    finally:
        made.end()


def can_split() -> bool:
    """Whether this process may be split in two: threads would be missing in the second."""
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
