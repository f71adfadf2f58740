"""What the editing desk on one's own machine saves: into the files of the plan, and into no others.

All of it is written or nothing: a file that is not what the desk began with is a conflict.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from macros.desk.session import NEW_FILE
from macros.desk.written import as_field
from macros.editing.replacing import replace_content
from macros.loading.load import load_shape
from macros.loading.reading import read_raw
from macros.model.problems import PlanError
from macros.settings import Settings

MOST = 16 * 1024 * 1024
"""The most bytes that may be sent."""
_MOVED = "磁盘上的 {} 在打开修改台以后改过，没有写；请重新载入这一页，草稿会移到新的文件上。"
_FOREIGN = "{} 不是这份方案的数据文件，没有写。"
_UNREADABLE = "收到的内容读不懂，没有写。"
_FAILED = "{} 写不进去（{}）。"


@dataclass(frozen=True)
class Saving:
    """Writes what the desk sends that knows ``secret``, which only the page of this server gets."""

    settings: Settings
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def save(self, sent: bytes) -> str:
        """Write files as they were sent; return what is wrong in Chinese, nothing if they were written."""
        try:
            files = json.loads(sent)["files"]
            asked = [(str(f["path"]), str(f["text"]), f.get("before")) for f in files]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return _UNREADABLE
        known = dict(self._files())
        work: list[tuple[Path, bytes]] = []
        for name, text, before in asked:
            path = known.get(name) or self._new(name)
            if path is None or (name not in known and before is not None):
                return _FOREIGN.format(name)
            if not _is_as_begun(path, before):
                return _MOVED.format(name)
            work.append((path, text.encode("utf-8", "surrogateescape")))
        return self._write(work)

    def _files(self) -> Iterator[tuple[str, Path]]:
        """Yield the files of the plan that lie on disk, by their names in the repository."""
        plan, name = self.settings.plan, PurePosixPath(self.settings.plan_name)
        yield name.as_posix(), plan
        try:
            file, _ = load_shape(read_raw(plan), name.as_posix(), strict=False)
        except PlanError:
            return  # as it cannot be read, nothing says which others there are
        beside: list[Any] = [file.plan.source.transcription]
        beside += [document.transcription for document in file.documents]
        for other in filter(None, beside):
            path = plan.parent / other
            if path.is_file() and not path.is_symlink():
                yield (name.parent / other).as_posix(), path

    def _new(self, name: str) -> Path | None:
        """Return where a text is begun beside the plan; None if it may not lie there."""
        path = PurePosixPath(name)
        beside = path.parent == PurePosixPath(self.settings.plan_name).parent
        return (
            self.settings.plan.parent / path.name
            if beside and NEW_FILE.fullmatch(path.name)
            else None
        )

    def _write(self, work: list[tuple[Path, bytes]]) -> str:
        """Write new files first, so that the plan never names one that is not there."""
        for path, data in sorted(work, key=lambda one: one[0].exists()):
            try:
                if path.exists():
                    replace_content(path, data)
                else:
                    path.write_bytes(data)
            except OSError as error:
                return _FAILED.format(path.name, error.strerror)
        return ""


def _is_as_begun(path: Path, before: object) -> bool:
    """Whether a file holds what a field of the desk held at first; a new one must not be there."""
    if before is None:
        return not path.exists()
    try:
        return as_field(read_raw(path), path.name) == before
    except PlanError:
        return False
