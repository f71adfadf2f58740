"""What is wrong, as the preview shows it: a list on the page that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from macros.model.problems import PlanError
from macros.pages.inline import style
from macros.settings import Settings


@dataclass(frozen=True)
class Fault:
    """One fault, in words for an editor."""

    words: str
    place: str = ""
    """The file, line and column, as other commands print them."""
    url: str = ""
    """Where the code host shows that line."""


def of_plan(error: PlanError, settings: Settings) -> tuple[Fault, ...]:
    """Return the faults of the data, in the order of their places."""
    faults = []
    for report in error.reports:
        url = "" if PurePath(report.file).is_absolute() else settings.file_url(report.file)
        url = f"{url}#L{report.line}" if url else ""
        faults.append(Fault(report.message, f"{report.file}:{report.line}:{report.column}", url))
    return tuple(faults)


def as_text(faults: Sequence[Fault]) -> str:
    """Return a line for each fault, and their count."""
    lines = [f"{fault.place}: {fault.words}" if fault.place else fault.words for fault in faults]
    return "\n".join([*lines, _count(faults)])


def as_html(faults: Sequence[Fault]) -> str:
    """Return the list as a part of a page; empty if nothing is wrong."""
    if not faults:
        return ""
    items = "".join(f"<li>{_place(fault)}{escape(fault.words)}</li>" for fault in faults)
    return (
        f"<style>{style('faults.css')}</style>"
        f'<section id="preview-faults" role="alert" aria-label="有问题" tabindex="0">'
        f"<p>{_count(faults)}改好并保存后，这里自动更新。</p><ol>{items}</ol></section>"
    )


EMPTY_PAGE = (
    '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<title>有问题</title>\n<link rel="icon" href="data:,">\n</head>\n<body>\n</body>\n</html>\n'
)
"""For the list, when there is no page to show it on."""


def _count(faults: Sequence[Fault]) -> str:
    return f"共 {len(faults)} 处问题。"


def _place(fault: Fault) -> str:
    place = f"<code>{escape(fault.place)}</code>" if fault.place else ""
    link = f'<a href="{escape(fault.url)}">{place}</a>' if fault.url else place
    return f"{link} " if link else ""
