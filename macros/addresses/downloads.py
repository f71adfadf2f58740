"""The downloads of the plan and its objects: which there are, and their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from macros.addresses.address import API, FOLDERS
from macros.index.entries import Entry, SectionEntry, TopicEntry
from macros.index.index import Index
from macros.index.tracking import dated
from macros.index.units import UnitEntry

FOLDER = "downloads/"
SHEETS = f"{FOLDER}progress/"
"""The folder of the sheets that units fill in."""
PACKAGE = "datapackage.json"
CITATION = "CITATION.cff"
LINES = f"{API}measures.jsonl"
LINES_TYPE = "application/jsonl"
"""All measures one a line, and what programs call such a file: no type is registered for it."""
DATABASE_TYPE = "application/vnd.sqlite3"
AKN_TYPE = "application/akn+xml"
MARKDOWN_TYPE = "text/markdown"


_OPEN_XML = "application/vnd.openxmlformats-officedocument."


class Format(Enum):
    """A kind of file, with its name and use in readers' words; the order is that of listings."""

    PDF = "pdf", "PDF", "application/pdf", "可打印、可检索，版面参照党政机关公文格式"
    DOCX = "docx", "Word", _OPEN_XML + "wordprocessingml.document", "可编辑，标题和正文用样式排版"
    XLSX = "xlsx", "Excel", _OPEN_XML + "spreadsheetml.sheet", "可筛选的表格，每行带永久网址"
    CSV = "csv", "CSV", "text/csv", "纯文本表格，供其他程序使用"
    ICS = "ics", "日历", "text/calendar", "完成期限，可导入手机和电脑的日历"
    ZIP = (
        "zip",
        "离线网站",
        "application/zip",
        "整个网站的压缩包，较大，宜在电脑上下载；解压后不联网也能打开",
    )

    def __init__(self, extension: str, label: str, media_type: str, use: str) -> None:
        """Give the members their words."""
        self.extension = extension
        self.label = label
        self.media_type = media_type
        self.use = use


@dataclass(frozen=True)
class Download:
    """One file on offer."""

    format: Format
    address: str
    """The address, from the site's root."""


def of_plan(index: Index) -> tuple[Download, ...]:
    """Return the files for the whole plan; a calendar only if something is due on a date."""
    stem = f"{FOLDER}{index.plan.id}"
    files = [Format.PDF, Format.DOCX, Format.XLSX, Format.CSV]
    if dated(index.measures.values()):
        files.append(Format.ICS)
    return (
        *(Download(format, f"{stem}.{format.extension}") for format in files),
        Download(Format.ZIP, offline_address(index)),
    )


def of_unit(index: Index, id: str) -> tuple[Download, ...]:
    """Return the files for a unit; a calendar only if work given to it is due on a date."""
    files = [Format.PDF, Format.DOCX, Format.XLSX, Format.CSV]
    if index.units[id].due:
        files.append(Format.ICS)
    return tuple(Download(format, f"{FOLDER}units/{id}.{format.extension}") for format in files)


def sheet_name(id: str) -> str:
    """Return what the sheet of a unit is called where somebody keeps it, by the id of the unit."""
    return f"进展-{id}.xlsx"


def progress_sheet(unit: UnitEntry) -> str | None:
    """Return the address of the sheet in which a unit fills in its progress; None if no measure that stands names it."""
    return f"{SHEETS}{unit.id}.xlsx" if unit.standing else None


class PosterFormat(Enum):
    """A kind of file of the poster, with its name and use in readers' words."""

    LONG = "png", "长图", "图片，便于在手机上转发"
    SQUARE = "-square.png", "方图", "图片，只有标题，用作链接的预览"
    SVG = "svg", "矢量图", "SVG，横版，放大不糊，点一格打开那一条"
    PDF = "pdf", "PDF", "横版，A3，可打印"

    def __init__(self, end: str, label: str, use: str) -> None:
        """Give the members their words."""
        self.end = end if end.startswith("-") else f".{end}"
        self.label = label
        self.use = use

    def is_of_part(self, where: str) -> bool:
        """Whether this kind of file of a part is at an address."""
        return where.startswith(_OF_PARTS) and where.endswith(self.end)


_OF_PARTS = f"{FOLDER}sections/"


@dataclass(frozen=True)
class PosterFile:
    """One file of a poster on offer."""

    format: PosterFormat
    address: str


def posters(index: Index, part: str = "") -> tuple[PosterFile, ...]:
    """Return the files of the poster of the plan, or of one of its parts, by its id."""
    formats = [format for format in PosterFormat if not part or format is not PosterFormat.SQUARE]
    stem = f"{_OF_PARTS}{part}" if part else f"{FOLDER}{index.plan.id}-poster"
    return tuple(PosterFile(format, f"{stem}{format.end}") for format in formats)


def groups(index: Index) -> tuple[SectionEntry | TopicEntry, ...]:
    """Return the objects that may have a calendar besides units: sections and topics."""
    return (*index.sections.values(), *index.topics.values())


def of_group(entry: SectionEntry | TopicEntry) -> tuple[Download, ...]:
    """Return the files for a section or topic: a calendar, if something in it is due on a date."""
    if not dated(entry.measures):
        return ()
    where = f"{FOLDER}{FOLDERS[entry.kind]}/{entry.id}.{Format.ICS.extension}"
    return (Download(Format.ICS, where),)


def calendar_of_plan(index: Index) -> str | None:
    """Return the address of the calendar of the whole plan, if there is one."""
    return _calendar(of_plan(index))


def calendar_of(index: Index, entry: Entry) -> str | None:
    """Return the address of the calendar of a unit, section or topic, if there is one."""
    match entry:
        case UnitEntry():
            return _calendar(of_unit(index, entry.id))
        case SectionEntry() | TopicEntry():
            return _calendar(of_group(entry))
        case _:
            return None


def _calendar(files: tuple[Download, ...]) -> str | None:
    return next((file.address for file in files if file.format is Format.ICS), None)


def offline_address(index: Index) -> str:
    """Return the address of the whole site as one file to open from disk."""
    return f"{FOLDER}{index.plan.id}-offline.zip"


def akoma_ntoso(index: Index) -> str | None:
    """Return the address of the whole document in Akoma Ntoso, which needs the day of its issue."""
    return f"{FOLDER}{index.plan.id}.akn.xml" if index.plan.issued_on else None


def database(index: Index) -> str:
    """Return the address of all data as a database."""
    return f"{FOLDER}{index.plan.id}.sqlite"
