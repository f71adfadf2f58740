"""The one way in: a file of any known format, told by its content, read as a source."""

from __future__ import annotations

import stat
import zipfile
from io import BytesIO
from pathlib import Path

from macros.importing.beside import without_page
from macros.importing.contents import without_contents
from macros.importing.formats.blocks import SCAN
from macros.importing.formats.markdown import read_markdown
from macros.importing.formats.office import RESAVE, read_office
from macros.importing.formats.pdf.reading import read_pdf
from macros.importing.formats.plaintext import read_text
from macros.importing.formats.web.html import is_page, read_html, read_mhtml
from macros.importing.formats.word.docx import read_docx
from macros.importing.formats.word.package import DAMAGED
from macros.importing.formats.word.remarks import Revisions
from macros.importing.source import Source, UnreadableSource, refuse_if_endless
from macros.importing.tidying import tidy
from macros.text.messages.long_work import Say, silent
from macros.text.messages.refusals import why

MAX_BYTES = 64 * 1024 * 1024
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENTS = (".docx", ".docm", ".doc", ".wps", ".pdf", ".ofd", ".odt", ".xlsx", ".xls")
"""Formats that are no text: such a file whose content is one is damaged, or is misnamed."""
_DATA = (".yml", ".yaml", ".json", ".toml", ".ini", ".csv", ".py", ".js", ".css")
"""Texts that are read by programs, and are no notice."""
_MARKDOWN = (".md", ".markdown")
_STREAMS = {
    "EncryptedPackage": "文件有打开密码，读不了。请用密码打开，去掉密码后另存，再导入。",
    "WordDocument": "",
    "Workbook": "这是 Excel 表格，不能导入。请在原来的软件中另存为 .docx 或 PDF，再导入。",
    "PowerPoint Document": "这是 PPT 演示文稿，不能导入。请在原来的软件中另存为 .docx 或 PDF，再导入。",
}
"""Of files in the format of old Office: a stream that they have, and what to say, if they are refused.

A Word file may hold a table of Excel, so the first that is found counts.
"""
_PAGES = (".html", ".htm", ".shtml", ".xhtml")
_OTHERS = {"xl/": "Excel 表格", "ppt/": "PPT 演示文稿", "OFD.xml": "OFD 版式文件"}
"""What else a zip with such a part is."""


def read(path: Path, *, say: Say = silent, revisions: Revisions = "accepted") -> Source:
    """Read the file at ``path``; ``say`` gets a Chinese sentence on what is being done.

    Raises UnreadableSource, whatever is wrong with it.
    """
    data = _bytes(path)
    try:
        source = _read(path, data, say, revisions)
        refuse_if_endless(len(source.blocks), len(source.raw) + len(source.generated))
        source = without_contents(without_page(tidy(source)))
    except RecursionError:
        raise UnreadableSource(DAMAGED) from None
    if not source.blocks:
        raise UnreadableSource("文件里没有文字。请确认文件没有选错。")
    return source


def _read(path: Path, data: bytes, say: Say, revisions: Revisions) -> Source:
    if data.startswith(_ZIPS):
        if _kind_of_zip(data) == "odt":
            return read_office(path, data, "odt", say, revisions=revisions)
        return read_docx(path, data, say, revisions=revisions)
    if data.startswith(_OLE) or data.lstrip()[:5] == b"{\\rtf":
        return read_office(path, data, _kind_of_old(path, data), say, revisions=revisions)
    if b"%PDF-" in data[:1024]:
        return read_pdf(path, data, say)
    if data.startswith(_PICTURES):
        raise UnreadableSource(SCAN)
    if b"multipart/related" in data[:4096] and b"MIME-Version" in data[:4096]:
        return read_mhtml(path, data, say)
    suffix = path.suffix.lower()
    if is_page(_beginning(data)) or suffix in _PAGES:
        return read_html(path, data, say)
    if suffix in _DOCUMENTS:
        raise UnreadableSource(f"扩展名是 {suffix}，内容却不是，或者文件已经损坏。{RESAVE}")
    if suffix in _DATA:
        raise UnreadableSource(
            f"扩展名是 {suffix}，是数据、设置或程序，不是公文。请写公文文件，例如 plan import 通知.docx。"
        )
    return read_markdown(path, data) if suffix in _MARKDOWN else read_text(path, data)


def _beginning(data: bytes) -> str:
    """Return how a file begins, as far as it is a text; signs of a page are ASCII."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return data[:4096].decode("utf-16" if wide else "latin-1", "replace").removeprefix("ï»¿")


def _kind_of_zip(data: bytes) -> str:
    """Return docx or odt. Raises UnreadableSource if a zip is known to be something else."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as held:
            names = held.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableSource(DAMAGED) from None
    for part, what in _OTHERS.items():
        if any(name.startswith(part) for name in names):
            raise UnreadableSource(
                f"这是{what}，不能导入。请在原来的软件中另存为 .docx 或 PDF，再导入。"
            )
    return "odt" if "content.xml" in names and "mimetype" in names else "docx"


def _kind_of_old(path: Path, data: bytes) -> str:
    """Return the format of a file of old Word or WPS. Raises UnreadableSource if it is another."""
    if not data.startswith(_OLE):
        return "rtf"
    for stream, words in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            if words:
                raise UnreadableSource(words)
            break
    return "wps" if path.suffix.lower() == ".wps" else "doc"


def _bytes(path: Path) -> bytes:
    """Return what the file holds. Raises UnreadableSource if it is no file, empty or far too large."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableSource("这不是文件（而是文件夹或设备）；请写到文件名，例如 通知.docx。")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableSource("没有这个文件；请检查文件名和所在的文件夹。") from None
    except PermissionError:
        raise UnreadableSource("没有权限读这个文件；请检查文件权限。") from None
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise UnreadableSource(f"打不开这个文件（{reason}）；请检查文件名和位置。") from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise UnreadableSource(f"文件太大，超过上限 {limit} MB；请去掉图片后另存，或分成几个文件。")
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableSource("文件是空的。请确认文件没有选错。")
    return data
