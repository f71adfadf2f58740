"""The pictures that previews of links show: of the plan, of every section and of every measure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path

from macros.addresses import address
from macros.exports.file import ExportedFile
from macros.exports.kept import kept
from macros.exports.poster.drawing import typeset
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.plan_words import document_word
from macros.index.titles import heading
from macros.pages.head.share import share_picture, with_picture
from macros.pages.site import Site
from macros.pages.views.poster import LABEL, counts, facts, over
from macros.pages.views.poster_cell import REMOVED, short_words
from macros.text.lines.phrases import Phrases

_TEMPLATE = Path(__file__).with_name("preview.typ")


@dataclass(frozen=True)
class Picture:
    """What one picture says."""

    form: str
    """``square`` or ``wide``."""
    plan: tuple[str, ...]
    pieces: tuple[str, ...]
    """The words that matter, cut where a line may break."""
    number: str = ""
    facts: tuple[str, ...] = ()
    label: str = ""
    parts: tuple[str, ...] = ()
    counts: str = ""


def previews(site: Site) -> Iterator[ExportedFile]:
    """Yield the picture of the plan, and those of the objects that have one."""
    index = site.index
    phrases = cache(lambda: Phrases(index.printed))
    where = share_picture(index, address.HOME).address
    yield ExportedFile(where, lambda: set_picture(_of_plan(site, phrases())))
    for entry in with_picture(index):
        yield ExportedFile(address.picture(entry), partial(_set_entry, index, entry, phrases))


def _set_entry(
    index: Index, entry: MeasureEntry | SectionEntry, phrases: Callable[[], Phrases]
) -> bytes:
    return set_picture(_of_entry(index, entry, phrases()))


def _of_entry(index: Index, entry: MeasureEntry | SectionEntry, phrases: Phrases) -> Picture:
    if isinstance(entry, MeasureEntry):
        number, words = entry.number, short_words(entry)
        state = REMOVED if entry.measure.removed_by else ""
    else:
        number, words = "", heading(entry)
        state = f"{len(entry.standing)} 条措施" if entry.measures else ""
    ended = f"{document_word(index.plan)}{over(index)}" if over(index) else ""
    return Picture(
        form="wide",
        plan=phrases.cut(index.plan.title),
        pieces=phrases.cut(words),
        number=number,
        facts=tuple(fact for fact in (index.plan.document_number, state, ended) if fact),
    )


def _of_plan(site: Site, phrases: Phrases) -> Picture:
    index = site.index
    return Picture(
        form="square",
        plan=phrases.cut(index.plan.title),
        pieces=phrases.cut(index.plan.title),
        facts=tuple(fact for fact in (*facts(index), over(index)) if fact),
        label=LABEL,
        parts=tuple(map(heading, index.top_sections)) if index.body == index.in_order else (),
        counts=counts(index),
    )


@kept
def set_picture(picture: Picture) -> bytes:
    """Return the picture as PNG. Raises ExportError if a character is in no font."""
    inputs = {"picture": json.dumps(asdict(picture), ensure_ascii=False)}
    ppi = 72 if picture.form == "square" else 36
    return typeset(_TEMPLATE, "".join(picture.plan), inputs, format="png", ppi=ppi)
