"""What one place of a poster says of a measure or section: words of the text, shortened, and its state.

A title that editors drafted is no word of the text: the words with which the measure opens stand
in its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.addresses import address
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.model.kinds import ObjectKind, ProgressStatus, Role
from macros.pages.views.states import SHAPES
from macros.text.lines.opening import CUT, opening
from macros.text.lines.reflow import squeeze

CELL, TITLE = 30, 40
"""Characters of a measure's words, and of a title that stands whole."""
LEADS = 2
"""How many leads are named."""
DUE = 14
"""Characters of a deadline."""

REMOVED = "已删去"
LATER = "期限另有规定"


@dataclass(frozen=True)
class Cell:
    """One measure; in a plan too long for that, one section."""

    kind: ObjectKind
    id: str
    number: str
    words: str
    """Of the official text; with an ellipsis where it goes on."""
    pieces: tuple[str, ...] = ()
    """The words cut where a line may break."""
    leads: str = ""
    due: str = ""
    status: ProgressStatus | None = None
    removed: bool = False
    count: int = 0
    """The measures of a section."""

    @property
    def address(self) -> str:
        """The address of its page."""
        return address.page(self)

    @property
    def shape(self) -> str:
        """The shape of its status; empty if no progress was published."""
        return SHAPES[self.status] if self.status else ""

    @property
    def state(self) -> str:
        """The word of its status."""
        return REMOVED if self.removed else self.status.label if self.status else ""


def measure_cell(index: Index, entry: MeasureEntry) -> Cell:
    """Return what a poster says of a measure."""
    removed, latest = bool(entry.measure.removed_by), entry.latest_progress
    return Cell(
        kind=entry.kind,
        id=entry.id,
        number=entry.number,
        words=short_words(entry),
        leads=_leads(index, entry),
        due="" if removed else _due(entry),
        status=latest.status if latest and not removed else None,
        removed=removed,
    )


def short_words(entry: MeasureEntry) -> str:
    """Return the title if the document printed one, else the words with which the measure opens."""
    if not entry.title_is_official:
        return opening(entry.measure.text, CELL)
    title = entry.title
    return title if len(title) <= TITLE else opening(title, CELL)


def _leads(index: Index, entry: MeasureEntry) -> str:
    """Return the leads in the words of the text; one that it never names is left out."""
    found = []
    for given in entry.measure.units:
        if given.role is Role.LEAD and (name := _as_printed(index, given.unit, given.quote or "")):
            found.append(name)
    names = list(dict.fromkeys(found))
    shown = "、".join(names[:LEADS])
    return f"{shown}{CUT}" if len(names) > LEADS else shown


def _as_printed(index: Index, id: str, quote: str) -> str:
    """Return what the quoted words call a unit, else what the document does."""
    for mention in index.mentions(quote):
        if mention.id == id:
            return quote[mention.start : mention.end]
    return next(iter(index.units[id].printed_words), "")


def _due(entry: MeasureEntry) -> str:
    """Return the deadlines that the text states, and if there are none those set later."""
    all_of_it = entry.measure.all_deadlines
    own = [squeeze(d.text) for d in all_of_it if not d.source]
    later = any(d.source for d in all_of_it)
    words = [opening(text, DUE) for text in dict.fromkeys(own)]
    if not words:
        return LATER if later else ""
    return (
        "、".join(words[:2]) + (CUT if len(words) > 2 else "") + (f"（{LATER}）" if later else "")
    )
