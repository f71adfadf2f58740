"""Reads .doc, .wps, .rtf and .odt: LibreOffice makes a .docx of them, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from macros.importing.docx import Revisions, read_docx
from macros.importing.source import Source, UnreadableSource

PROGRAMS = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
SECONDS = 180
RESAVE = "请用 Word 或 WPS 打开后另存为 .docx，再导入。"


def converter() -> str | None:
    """Return the LibreOffice of this machine, None if it has none."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in _USUAL if Path(place).is_file()), None)


def read_office(
    path: Path,
    data: bytes,
    kind: str,
    say: Callable[[str], None] = lambda words: None,
    *,
    revisions: Revisions = "accepted",
) -> Source:
    """Read a file of the format ``kind``, by way of a .docx. Raises UnreadableSource."""
    program = converter()
    if program is None:
        raise UnreadableSource(f"读 .{kind} 文件要用 LibreOffice，这台电脑上没有装。{RESAVE}")
    say("正在用 LibreOffice 转换，要等一会儿")
    source = read_docx(path, _converted(program, data, kind), say, revisions=revisions)
    note = f"原件是 .{kind} 文件，经 LibreOffice 转换后读入，字数按转换后的文件计；请对照原件核对编号。"
    return replace(source, format=kind, notes=(note, *source.notes))


def _converted(program: str, data: bytes, kind: str) -> bytes:
    """Return the .docx that LibreOffice makes of the bytes of a file, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="plan-import-") as folder:
        given = Path(folder) / f"source.{kind}"
        given.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(given)]
        if not _ran(command):
            raise UnreadableSource(f"LibreOffice 用了 {SECONDS} 秒还没有转换完，已停止。{RESAVE}")
        try:
            return given.with_suffix(".docx").read_bytes()
        except OSError:
            raise UnreadableSource(
                f"LibreOffice 打不开这个文件，文件可能损坏或有密码。{RESAVE}"
            ) from None


def _ran(command: list[str]) -> bool:
    """Run a command and all that it starts; return False if it had to be stopped."""
    own_group = sys.platform != "win32"
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=own_group
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            if own_group:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            return False
    return True
