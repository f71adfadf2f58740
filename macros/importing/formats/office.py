"""Reads .doc, .wps, .rtf and .odt: LibreOffice makes a .docx of them, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from macros.importing.formats.word.docx import read_docx
from macros.importing.formats.word.remarks import Revisions
from macros.importing.source import Paragraph, Source, UnreadableSource
from macros.text.lines.reflow import squeeze
from macros.text.messages.long_work import Say
from macros.text.messages.refusals import why

PROGRAMS = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
SECONDS = 180
NEARBY, LONGEST = 60, 8
"""Among how many lines that of a paragraph is looked for, and how long a number is at most."""
RESAVE = "请用 Word 或 WPS 打开后另存为 .docx，再导入。"


def converter() -> str | None:
    """Return the LibreOffice of this machine, None if it has none."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in _USUAL if Path(place).is_file()), None)


def read_office(
    path: Path,
    data: bytes,
    kind: str,
    say: Say,
    *,
    revisions: Revisions,
) -> Source:
    """Read a file of the format ``kind``, by way of a .docx. Raises UnreadableSource."""
    program = converter()
    if program is None:
        raise UnreadableSource(f"读 .{kind} 文件要用 LibreOffice，这台电脑上没有装。{RESAVE}")
    say("正在用 LibreOffice 转换，要等一会儿")
    with tempfile.TemporaryDirectory(
        prefix="plan-import-", ignore_cleanup_errors=True
    ) as folder:  # Windows keeps what a program still has open
        given = Path(folder) / f"source.{kind}"
        given.write_bytes(data)
        converted = _converted(program, given, "docx:MS Word 2007 XML")
        shown = _converted(program, given, "txt:Text (encoded):UTF8").decode("utf-8-sig", "replace")
    source = _numbered(read_docx(path, converted, say, revisions=revisions), shown)
    note = (
        f"原件是 .{kind} 文件，经 LibreOffice 转换后读入，字数按转换后的文件计，编号照 LibreOffice 显示的写；"
        "请对照原件核对编号。"
    )
    return replace(source, format=kind, notes=(note, *source.notes))


def _converted(program: str, given: Path, kind: str) -> bytes:
    """Return what LibreOffice makes of a file, in a profile of its own."""
    profile = (given.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(given.parent), str(given)]
    try:
        done = _ran(command)
    except OSError as error:
        raise UnreadableSource(f"LibreOffice 不能运行（{why(error)}）。{RESAVE}") from None
    if not done:
        raise UnreadableSource(f"LibreOffice 用了 {SECONDS} 秒还没有转换完，已停止。{RESAVE}")
    try:
        return given.with_suffix("." + kind.partition(":")[0]).read_bytes()
    except OSError:
        raise UnreadableSource(
            f"LibreOffice 打不开这个文件，文件可能损坏或有密码。{RESAVE}"
        ) from None


def _numbered(source: Source, shown: str) -> Source:
    """Return the source with the numbers that LibreOffice shows; its .docx does not keep them all.

    A line of ``shown`` is that of a paragraph if both end alike and only the beginning differs.
    """
    printed = [squeeze(line) for line in shown.splitlines() if line.strip()]
    blocks = list(source.blocks)
    generated = Counter(squeeze(source.generated))
    at = 0
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        text = squeeze(block.text)
        for place in range(at, min(at + NEARBY, len(printed))):
            same = _alike_at_end(text, printed[place])
            mine, theirs = text[: len(text) - same], printed[place][: len(printed[place]) - same]
            if same >= max(2, len(text) // 2) and len(mine) <= LONGEST and len(theirs) <= LONGEST:
                if not Counter(mine) - generated:
                    generated += Counter(theirs) - Counter(mine)
                    generated -= Counter(mine) - Counter(theirs)
                    blocks[number] = replace(block, text=_exchanged(block.text, mine, theirs))
                at = place + 1
                break
    return replace(source, blocks=tuple(blocks), generated="".join(generated.elements()))


def _alike_at_end(one: str, other: str) -> int:
    """Return how many characters at the end of two texts are the same."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _exchanged(text: str, mine: str, theirs: str) -> str:
    """Return a text with other characters at its beginning; white space does not count."""
    for char in mine:
        text = text.lstrip().removeprefix(char)
    return theirs + text


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
