"""What every object is called: one of four names, by the place where people read it.

``entry.title`` is the bare title of the data, for comparing and for programs. A page of the site can
mark a title by the editors beside it; a feed, a file or another site cannot, so that the words
themselves must say so. Either may need the number of a measure in front:

=====================  ==================  ===================
..                     pages of the site   everywhere else
=====================  ==================  ===================
number stands apart    ``heading``         ``marked_heading``
number in the words    ``link_text``       ``full_name``
=====================  ==================  ===================

Below are headings of sections where they are not called but printed: ``group_heading``, ``printed_heading``.
"""

from __future__ import annotations

import unicodedata

from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.model.history import Former
from macros.model.section import Section
from macros.text.parts.title_marks import in_title_marks

_APART = ("Lo", "Nd", "So")
"""Kinds of character that end a number with a word, a bare one, and a mark such as ●."""


def heading(of: Entry | Former | Section) -> str:
    """Return what stands above its page, and in lists of the site where its number has a place of its own."""
    match of:
        case SectionEntry(section) | (Section() as section):
            return with_number(section.number, section.name)
        case DocumentEntry():
            return in_title_marks(of.title)
        case _:
            return of.title


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


def _number(of: Entry | Former) -> str:
    """Return the number of a measure and a blank; nothing for what has none."""
    return f"{of.number} " if isinstance(of, MeasureEntry) and of.number else ""


def group_heading(index: Index, entry: SectionEntry) -> str:
    """Return what stands above its measures in a list; words of the site if the document prints no heading."""
    return heading(entry) or ("单列的措施" if index.sections else "各项措施")


def printed_heading(section: Section) -> str:
    """Return a section's number and title as printed, with the full stop before text that runs on."""
    return with_number(section.number, section.title)


def with_number(number: str, words: str) -> str:
    """Return words after their printed number: apart from 第三条 and ●, close to 一、 and ——."""
    apart = number and unicodedata.category(number[-1]) in _APART
    return f"{number}{' ' if apart else ''}{words}"
