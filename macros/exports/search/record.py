"""One result of the search: what it is, where it leads and by which words it is found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from macros.model.labels import Labelled

OFFICIAL = ""
"""The label of words of the plan itself; all other words are shown with their label."""


class ResultKind(Labelled):
    """What a result is; readers see the label and filter by it."""

    MEASURE = "measure", "措施"
    SECTION = "section", "部分"
    UNIT = "unit", "单位"
    DOCUMENT = "document", "引用文件"
    TOPIC = "topic", "主题"
    TERM = "term", "术语"
    NOTICE = "notice", "公文"
    PAGE = "page", "网页"


class Rank(IntEnum):
    """What sets a record apart in the results."""

    USUAL = 0
    FORMER = 1
    """It is no longer in use: results that fit as well come before it, and it says so."""
    FOR_EDITORS = 2
    """It is for those who edit or program: all other results come before it."""
    REMOVED = 3
    """A later document removed it from the plan: ranked like what is no longer in use, but found by its number too."""
    HISTORY = 4
    """An entry of the history: all have the same title, so that a search for it finds none."""


@dataclass(frozen=True)
class Record:
    """One possible result."""

    kind: ResultKind
    address: str
    """Where it is, from the site's root; empty for the home page."""
    title: str
    number: str = ""
    """The number as people write it, shown before the title."""
    context: str = ""
    """What it belongs to, shown below the title."""
    names: tuple[str, ...] = ()
    """Other words that mean it: short name, aliases, document number."""
    former: tuple[str, ...] = ()
    """What it was called before it was moved or merged."""
    codes: tuple[str, ...] = ()
    """The numbers by which people ask for it, such as ``2-1``; the last names every level above it too."""
    ties: tuple[str, ...] = ()
    """The addresses of the units, documents and topics to which a measure is tied."""
    editors_title: bool = False
    """Whether editors wrote the title of a measure that has none."""
    rank: Rank = Rank.USUAL
    dates: tuple[str, ...] = ()
    """The days that it bears, such as ``2023-06-25``: of issue, of a deadline, of a change."""
    texts: tuple[tuple[str, str], ...] = ()
    """What it says: pairs of label and words; official words have the empty label."""
