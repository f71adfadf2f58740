"""A file of the plan as text; if its bytes are not text, a clear message."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from macros.model.problems import PlanError, Report, Unreadable, shown
from macros.text.messages.refusals import why

MAX_BYTES = 8 * 1024 * 1024


def read_text(path: Path) -> str:
    """Return the text of the file. Raises Unreadable as ``read_raw``, PlanError as ``text_of``."""
    return text_of(read_raw(path), shown(path))


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file's bytes with line ends as LF; a byte order mark is dropped.

    Single bytes that are not UTF-8 become lone surrogates, which ``macros.text.characters`` reports
    with their place. Raises PlanError if all of it is in another encoding or it is far too large;
    ``name`` is what reports call the file.
    """
    if len(data) > MAX_BYTES:
        words = f"文件太大，超过上限 {MAX_BYTES // 1024 // 1024} MB；这多半不是方案数据文件。"
        raise PlanError([Report(1, 1, words, name, "file_size")])
    encoding = _other_encoding(data)
    if encoding:
        line, column = _first_foreign(data)
        words = f"文件编码看来是 {encoding}，不是 UTF-8；请在编辑器中选“另存为”，编码选 UTF-8。"
        raise PlanError([Report(line, column, words, name, "encoding")])
    text = data.decode("utf-8", "surrogateescape")
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def read_raw(path: Path) -> bytes:
    """Return the bytes of the file, at most one more than ``MAX_BYTES``.

    Raises Unreadable if there is no such file or it may not be read.
    """
    name = shown(path)

    def refuse(words: str) -> Unreadable:
        return Unreadable([Report(1, 1, words, name, "file")])

    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refuse("这是文件夹，不是文件；请写到文件名，例如 data/plan.yml。")
        if not stat.S_ISREG(mode):
            raise refuse("这不是普通文件（而是设备或管道）；请写方案数据文件的名称。")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refuse(f"没有这个文件；{_similar(path)}请检查文件名和所在的文件夹。") from None
    except PermissionError:
        raise refuse("没有权限读这个文件；请检查文件权限。") from None
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else error
        raise refuse(f"打不开这个文件（{reason}）；请检查文件名和位置。") from None


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of a file of any size, None if there is none or it cannot be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _similar(path: Path) -> str:
    """Return a question that names the most similar file of the same folder."""
    from macros.text.messages.nearest import nearest

    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.is_file()]
    except OSError:
        return ""
    near = nearest(path.name, names)
    return f"是不是“{near}”？" if near else ""


def _other_encoding(data: bytes) -> str:
    """Return the name of the encoding if the file is not UTF-8, else an empty text."""
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    halves = sorted((start[::2].count(0), start[1::2].count(0)))
    if halves[1] > len(start) // 6 > 0 and halves[0] * 10 < halves[1]:
        return "UTF-16"  # in UTF-16 every second byte of ASCII text is zero
    if b"\0" in data or _decodes(data, "utf-8") or not _decodes(data, "gb18030"):
        return ""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= char <= "\udcff" for char in text)
    chinese = sum("\u3000" <= char < "\ud800" for char in text)
    return "GBK" if bad > chinese else ""  # a few bad bytes are damage at that place


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _first_foreign(data: bytes) -> tuple[int, int]:
    """Return line and column of the first byte that is not ASCII."""
    place = next((n for n, byte in enumerate(data) if byte > 127), 0)
    before = data[:place]
    return before.count(b"\n") + 1, len(before.rpartition(b"\n")[2]) + 1
