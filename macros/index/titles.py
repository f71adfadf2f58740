"""What every object is called: one function for each use.

``entry.title`` is the bare title of the data, for comparing and for programs. What people read
depends on the place: a page can mark a title by the editors beside it; a feed, a file or another
site cannot, so that the words themselves must say so.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.plan import Document, Former, PlanInfo
from macros.model.section import Section
from macros.text.parts.title_marks import in_title_marks

_APART = ("Lo", "Nd", "So")
"""Kinds of character that end a number with a word, a bare one, and a mark such as ●."""
_DOCUMENT_WORDS = (
    *("方案", "计划", "意见", "办法", "纲要", "规划", "要点", "细则", "规定", "规则"),
    *("条例", "决定", "通知", "规程", "制度", "清单"),
)
_BRACKET = re.compile(r"[（(][^（()）]*[）)]$")


def heading(of: Entry | Former | Section) -> str:
    """Return what stands above its page, and in lists where its number has a place of its own."""
    match of:
        case SectionEntry(section) | (Section() as section):
            return with_number(section.number, section.name)
        case DocumentEntry():
            return in_title_marks(of.title)
        case _:
            return of.title


def group_heading(index: Index, entry: SectionEntry) -> str:
    """Return what stands above its measures in a list; words of the site if the document prints no heading."""
    return heading(entry) or ("单列的措施" if index.sections else "各项措施")


def printed_heading(section: Section) -> str:
    """Return a section's number and title as printed, with the full stop before text that runs on."""
    return with_number(section.number, section.title)


def link_text(of: Entry | Former) -> str:
    """Return what a link to it says on the pages of the site: its heading, a measure's number first."""
    return f"{_number(of)}{heading(of)}"


def marked_heading(of: Entry | Former) -> str:
    """Return its heading for where nothing can stand beside it: a title by the editors says so."""
    drafted = isinstance(of, MeasureEntry) and not of.title_is_official
    return f"{heading(of)}（编者拟题）" if drafted else heading(of)


def full_name(of: Entry | Former) -> str:
    """Return what feeds, files and programs call it: its marked heading, a measure's number first."""
    return f"{_number(of)}{marked_heading(of)}"


def name_abroad(index: Index, entry: Entry) -> str:
    """Return what a link or frame on another site calls it: of a unit also whose measures they are."""
    if isinstance(entry, UnitEntry):
        return f"{entry.title}：{index.plan.short_title or index.plan.title}"
    return marked_heading(entry)


def _number(of: Entry | Former) -> str:
    """Return the number of a measure and a blank; nothing for what has none."""
    return f"{of.number} " if isinstance(of, MeasureEntry) and of.number else ""


def with_number(number: str, words: str) -> str:
    """Return words after their printed number: apart from 第三条 and ●, close to 一、 and ——."""
    apart = number and unicodedata.category(number[-1]) in _APART
    return f"{number}{' ' if apart else ''}{words}"


def document_word(plan: PlanInfo) -> str:
    """Return what kind of document the plan calls itself, by the end of its title: 方案, 意见, 办法.

    Not 措施: 本措施 is this measure here.
    """
    title = _BRACKET.sub("", plan.title)
    return next((word for word in _DOCUMENT_WORDS if title.endswith(word)), "文件")


def documents_name(index: Index) -> str:
    """Return what the list of the other documents is called: 引用文件, 补充文件, or both."""
    if not index.supplements:
        return "引用文件"
    return "引用文件和补充文件" if index.cited else "补充文件"


def issuers(index: Index) -> str:
    """Return who issued the plan, in printed order, and who put its seal to it; empty if not entered."""
    plan = index.plan
    names = "、".join(index.units[id].title for id in plan.issuer)
    seal = f"{index.units[plan.sealed_by].title}代章" if plan.sealed_by else ""
    return f"{names}（{seal}）" if names and seal else names or seal


def plan_citation(plan: PlanInfo) -> str:
    """Return the plan as official documents cite it: 《标题》（文号）."""
    return numbered(plan.title, plan.document_number)


def document_citation(document: Document) -> str:
    """Return another document as official documents cite it: 《标题》（文号）."""
    return numbered(document.title, document.number)


def numbered(title: str, number: str | None) -> str:
    """Return 《标题》（文号）, without the brackets if there is no number."""
    return in_title_marks(title) + (f"（{number}）" if number else "")


def day_in_words(day: date) -> str:
    """Return a day as official documents write it: 2025年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"
