"""The one way in: a file of any known format, told by its content, read as a source."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from macros.importing.plaintext import read_text
from macros.importing.source import Source, UnreadableSource
from macros.importing.tidying import tidy

MAX_BYTES = 64 * 1024 * 1024
Progress = Callable[[str], None]


def read(path: Path, *, on_progress: Progress | None = None) -> Source:
    """Read the file at ``path``; ``on_progress`` is told in Chinese what is being done.

    Raises UnreadableSource, whatever is wrong with it.
    """
    say = on_progress or (lambda words: None)
    data = _bytes(path)
    source = tidy(_read(path, data, say))
    if not source.blocks:
        raise UnreadableSource("文件里没有文字。请确认文件没有选错。")
    return source


def _read(path: Path, data: bytes, say: Progress) -> Source:
    return read_text(path, data)


def _bytes(path: Path) -> bytes:
    """Return what the file holds. Raises UnreadableSource if it is no file, empty or far too large."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableSource("这不是文件（而是文件夹或设备）；请写到文件名，例如 通知.docx。")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = os.strerror(number) if number else str(error)
        raise UnreadableSource(f"打不开这个文件（{reason}）；请检查文件名、位置和权限。") from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise UnreadableSource(f"文件太大，超过上限 {limit} MB；请去掉图片后另存，或分成几个文件。")
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableSource("文件是空的。请确认文件没有选错。")
    return data
