"""The downloads of the plan and of each unit: which there are, and their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from macros.index.index import Index

FOLDER = "downloads/"


class Format(Enum):
    """A kind of file, with its name and use in readers' words; the order is that of listings."""

    PDF = "pdf", "PDF", "可打印、可检索，版面参照党政机关公文格式"
    DOCX = "docx", "Word", "可编辑，标题和正文用样式排版"
    XLSX = "xlsx", "Excel", "可筛选的表格，每行带永久网址"
    CSV = "csv", "CSV", "纯文本表格，供其他程序使用"
    ICS = "ics", "日历", "完成期限，可导入手机和电脑的日历"
    ZIP = "zip", "离线网站", "整个网站的压缩包，较大，宜在电脑上下载；解压后不联网也能打开"

    def __init__(self, extension: str, label: str, use: str) -> None:
        """Give the members their words."""
        self.extension = extension
        self.label = label
        self.use = use


@dataclass(frozen=True)
class Download:
    """One file on offer."""

    format: Format
    address: str
    """The address, from the site's root."""


def of_plan(index: Index) -> tuple[Download, ...]:
    """Return the files for the whole plan."""
    stem = f"{FOLDER}{index.plan.id}"
    files = (Format.PDF, Format.DOCX, Format.XLSX, Format.CSV)
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


def offline_address(index: Index) -> str:
    """Return the address of the whole site as one file to open from disk."""
    return f"{FOLDER}{index.plan.id}-offline.zip"
