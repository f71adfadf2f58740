"""Which picture previews of links to a page show."""

from __future__ import annotations

from dataclasses import dataclass

from macros.addresses import address, downloads
from macros.addresses.downloads import PosterFormat
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.titles import link_text
from macros.pages.views.poster import LABEL, MOST_PREVIEWS
from macros.pages.views.poster_cell import short_words


@dataclass(frozen=True)
class SharePicture:
    """A picture with what the head of a page says of it."""

    address: str
    width: int
    height: int
    alt: str


def share_picture(index: Index, where: str) -> SharePicture:
    """Return the picture of the object at an address; of every other page that of the plan."""
    entry = address.entry_at(index, where)
    match entry:
        case MeasureEntry() if len(index.measures) <= MOST_PREVIEWS:
            words = f"{entry.number} {short_words(entry)}".strip()
        case SectionEntry():
            words = link_text(entry)
        case _:
            files = {file.format: file.address for file in downloads.posters(index)}
            where = files[PosterFormat.SQUARE]
            return SharePicture(where, 1200, 1200, f"{LABEL}：{index.plan.title}")
    return SharePicture(address.picture(entry), 600, 315, f"{index.plan.title}：{words}")


def with_picture(index: Index) -> tuple[MeasureEntry | SectionEntry, ...]:
    """Return the objects that have a picture of their own; in a very long plan the sections only."""
    measures = index.measures.values() if len(index.measures) <= MOST_PREVIEWS else ()
    return (*index.sections.values(), *measures)
