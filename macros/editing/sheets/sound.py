"""Whether an Excel file can be opened without more time and memory than any sheet of progress needs."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from openpyxl.utils import range_boundaries

MAX_BYTES, MAX_UNPACKED = 16 * 1024 * 1024, 128 * 1024 * 1024
MOST_ELEMENTS = 1_000_000
"""A sheet of 20,000 rows and 20 columns has fewer."""
MOST_JOINED = 300_000
"""So many cells may be merged or linked together: of each, whoever opens the file makes one."""
MOST_SHEETS = 200
"""What it takes to open them grows with their square."""
_OLD = b"\xd0\xcf\x11\xe0"
"""How a .xls begins, and a file with a password."""
_PIECE = 1 << 20
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_JOINING = ("mergeCell", "hyperlink")
_NO_EXCEL = "这不是 Excel 文件（.xlsx），或没有下载完整；请打开后另存为 .xlsx。"
_DAMAGED = "文件损坏，或不是 Excel 文件；请打开后另存为 .xlsx。"
_ANEW = "请把进展复制到一个新的 Excel 文件里再试。"


class _Unfit(Exception):
    """The file is not to be opened; the text says why."""


def unfit(data: bytes) -> str:
    """Return why the bytes cannot be read as a .xlsx; empty if they can be tried."""
    if data.startswith(_OLD):
        return "这是旧格式的 .xls，或者文件加了密码；请打开后另存为 .xlsx，不设密码。"
    if len(data) > MAX_BYTES:
        return f"文件太大，超过 {MAX_BYTES // 1024 // 1024} MB；请只留下进展一张表。"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _look_at(packed)
    except _Unfit as reason:
        return str(reason)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return _NO_EXCEL
    except (zlib.error, RuntimeError):  # packed badly, or with a password
        return _DAMAGED
    return ""


def _look_at(packed: zipfile.ZipFile) -> None:
    if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
        raise _Unfit(f"文件解开后太大；{_ANEW}")
    if "mimetype" in packed.namelist():
        raise _Unfit("这是 .ods 文件；请打开后另存为 .xlsx。")
    counted = _Counted()
    for part in packed.infolist():
        with packed.open(part) as file:
            piece = file.read(_PIECE)
            if not piece.lstrip(_BEFORE_XML).startswith(b"<"):
                continue  # a picture
            parser = counted.parser()
            try:
                while piece:
                    parser.Parse(piece)
                    piece = file.read(_PIECE)
                parser.Parse(b"", True)
            except expat.ExpatError:
                raise _Unfit(_DAMAGED) from None


class _Counted:
    """What has been counted in all parts of a file so far."""

    def __init__(self) -> None:
        self._elements = self._joined = self._sheets = 0
        self._named: set[str] = set()

    def parser(self) -> expat.XMLParserType:
        """Return what counts in one part."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._doctype
        return parser

    def _element(self, name: str, given: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise _Unfit(f"格太多；{_ANEW}")
        local = name.rpartition(":")[2]
        if local == "sheet":
            self._sheets += 1
            if self._sheets > MOST_SHEETS:
                raise _Unfit(f"表太多；{_ANEW}")
            self._once(next((v for k, v in given.items() if k.rpartition(":")[2] == "id"), ""))
        elif local == "Relationship" and given.get("Type", "").endswith("/worksheet"):
            self._once(given.get("Target", "").rpartition("/")[2])
        if local in _JOINING:
            where = given.get("ref", "")
            self._joined += _size(where)
            if self._joined > MOST_JOINED:
                raise _Unfit(f"合并的格太大（{where[:40]}）；请取消合并后另存，再试。")

    def _once(self, name: str) -> None:
        """Each sheet has an id and a part of its own: openpyxl would read one part again and again."""
        if name in self._named:
            raise _Unfit(_DAMAGED)
        self._named.add(name)

    def _doctype(self, *given: object) -> None:
        raise _Unfit("文件里有 Excel 不会写的定义（DOCTYPE）；请打开后另存为 .xlsx。")


def _size(where: str) -> int:
    """Return of how many cells a range is; one that has no end is as large as it can be."""
    try:
        left, top, right, bottom = range_boundaries(where)
    except (ValueError, TypeError):
        return 0  # which is damage: opening the file will say so
    if left is None or top is None or right is None or bottom is None:
        return MOST_JOINED + 1
    return max(0, right - left + 1) * max(0, bottom - top + 1)
