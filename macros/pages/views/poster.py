"""What the poster shows: words of the text, shortened, and marks that its legend explains.

A title that editors drafted is no word of the text: the words with which the measure opens stand
in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from macros.addresses import address
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.plan_words import issuers
from macros.index.standing import ended
from macros.index.titles import heading
from macros.model.kinds import ObjectKind, ProgressStatus, Role
from macros.pages.views.states import SHAPES
from macros.text.lines.opening import CUT, opening
from macros.text.lines.phrases import Phrases
from macros.text.lines.reflow import squeeze
from macros.text.times.dates import day_in_words

LABEL = "一图读懂"
MOST_MEASURES = 200
"""A plan with more measures shows its sections on one poster, and its measures on one for each part."""
MOST_PREVIEWS = 300
"""A plan with more measures has preview pictures of its sections only."""
CELL, TITLE = 30, 40
"""Characters of a measure's words, and of a title that stands whole."""
PROSE = 60
"""Characters of a section of prose."""
LEADS = 2
"""How many leads are named."""
DUE = 14
"""Characters of a deadline."""

REMOVED = "已删去"


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


@dataclass(frozen=True)
class Group:
    """A section with what it holds itself."""

    id: str
    heading: str
    """As printed; empty for what the document prints under no heading."""
    pieces: tuple[str, ...]
    """The heading cut where a line may break."""
    address: str
    depth: int
    words: str
    """How its own prose opens; empty if measures or other sections stand in it."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Poster:
    """One poster: of the plan, or of one of its parts."""

    part_id: str
    """The id of the part; empty for the poster of the plan."""
    title: str
    pieces: tuple[str, ...]
    """The title cut where a line may break."""
    part: str
    """The heading of the part; empty on the poster of the plan."""
    facts: tuple[str, ...]
    """Number, date and issuers."""
    ended: str
    """That the plan is no longer in force, with the ground; empty if nobody says so."""
    over: str
    """That it is no longer in force, in two or three characters."""
    groups: tuple[Group, ...]
    counts: str
    legend: tuple[str, ...]
    states: tuple[ProgressStatus, ...]
    """The states that occur."""
    source: str
    dated: date | None

    @property
    def alt(self) -> str:
        """What the picture is, for those who do not see it."""
        part = f"（{self.part}）" if self.part else ""
        return f"一图读懂：{self.title}{part}，{self.counts}"


def posters(index: Index) -> tuple[Poster, ...]:
    """Return the poster of the plan and, if it is too long for its measures, those of its parts."""
    tops = index.top_sections
    if len(index.measures) <= MOST_MEASURES:
        return (_poster(index, tuple(index.parts.values()), by_measure=True),)
    plan = _poster(index, tuple(index.parts.values()), by_measure=False)
    return (plan, *(_of_part(index, top) for top in tops if top.measures))


def _of_part(index: Index, top: SectionEntry) -> Poster:
    inside = [e for e in index.parts.values() if top.section in (e.section, *e.ancestors)]
    made = _poster(index, tuple(inside), by_measure=len(top.measures) <= MOST_MEASURES)
    counts = f"{len(top.standing)} 条措施"
    return replace(made, part_id=top.id, part=heading(top), counts=counts)


def _poster(index: Index, sections: tuple[SectionEntry, ...], *, by_measure: bool) -> Poster:
    plan, phrases = index.plan, index.phrases
    found = _measures(index, sections) if by_measure else _sections(index, sections)
    groups = tuple(_with_pieces(group, phrases) for group in found)
    cells = [cell for group in groups for cell in group.cells]
    return Poster(
        part_id="",
        title=plan.title,
        pieces=phrases.cut(plan.title),
        part="",
        facts=facts(index),
        ended=ended(index),
        over=over(index),
        groups=groups,
        counts=counts(index),
        legend=tuple(_legend(index, groups)),
        states=tuple(s for s in ProgressStatus if any(cell.status is s for cell in cells)),
        source=plan.source.title,
        dated=index.data_date,
    )


def _measures(index: Index, sections: tuple[SectionEntry, ...]) -> Iterator[Group]:
    """Yield every section with the measures that stand in it directly."""
    for entry in sections:
        cells = tuple(measure_cell(index, measure) for measure in entry.own)
        prose = "" if entry.measures or entry.section.sections else _prose(entry)
        yield _group(entry, cells, prose)


def _sections(index: Index, sections: tuple[SectionEntry, ...]) -> Iterator[Group]:
    """Yield the outermost of these sections, with the sections directly inside as cells."""
    for entry in sections:
        if len(entry.ancestors) > min(len(e.ancestors) for e in sections):
            continue
        if not entry.section.headed:
            yield _group(entry, tuple(measure_cell(index, one) for one in entry.own), "")
            continue
        inside = (e for e in sections if e.ancestors and e.ancestors[-1].id == entry.id)
        inner = [e for e in inside if e.section.headed]
        shown = inner or [entry] * bool(entry.measures)
        cells = tuple(
            Cell(
                e.kind, e.id, "", opening(heading(e), CELL) if inner else "", count=len(e.standing)
            )
            for e in shown
        )
        yield _group(entry, cells, "" if cells else _prose(entry))


def _with_pieces(group: Group, phrases: Phrases) -> Group:
    """Return a group that knows where its lines may break."""
    cells = tuple(replace(cell, pieces=phrases.cut(cell.words)) for cell in group.cells)
    return replace(group, pieces=phrases.cut(group.heading), cells=cells)


def _prose(entry: SectionEntry) -> str:
    """Return how the section's own prose opens; nothing for one that is only a table."""
    return opening(entry.section.intro or entry.section.closing or "", PROSE)


def _group(entry: SectionEntry, cells: tuple[Cell, ...], prose: str) -> Group:
    """Return a section as a group; what no heading stands above has no page."""
    where = address.page(entry) if entry.section.headed else address.PLAN
    return Group(entry.id, heading(entry), (), where, len(entry.ancestors), prose, cells)


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


def facts(index: Index) -> tuple[str, ...]:
    """Return number, date and issuers."""
    plan = index.plan
    day = day_in_words(plan.issued_on) + "印发" if plan.issued_on else ""
    return tuple(fact for fact in (plan.document_number, day, issuers(index)) if fact)


def over(index: Index) -> str:
    """Return 已失效 if the plan ended: no picture may hide it."""
    given = index.plan.validity
    return f"已{given.status.label}" if given and ended(index) else ""


def counts(index: Index) -> str:
    """Return how many parts and measures there are, without those that a later document removed."""
    parts = sum(not entry.section.removed_by for entry in index.top_sections)
    measures = f"{len(index.standing)} 条措施"
    return f"{parts} 个部分，{measures}" if index.sections else measures


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


LATER = "期限另有规定"


def _legend(index: Index, groups: tuple[Group, ...]) -> Iterator[str]:
    """Yield notes on what the poster shows that is no word of the text."""
    cells = [cell for group in groups for cell in group.cells]
    shown = [index.measures[cell.id] for cell in cells if cell.kind is ObjectKind.MEASURE]
    if any(group.words.endswith(CUT) for group in groups) or any(CUT in c.words for c in cells):
        yield "“…”处原文未完"
    small = ["牵头单位（编者据原文归纳）"] * any(cell.leads for cell in cells)
    small += ["期限"] * any(cell.due for cell in cells)
    if small:
        yield f"措施下面的小字是{'、'.join(small)}"
    days = [e.latest_progress.date for e in shown if e.latest_progress]
    if any(cell.status for cell in cells):
        yield f"进展由编者据公布的来源归类，截至{day_in_words(max(days))}"
    if any(LATER in cell.due for cell in cells):
        yield f"“{LATER}”：见后来的文件"
    if any(cell.removed for cell in cells):
        yield f"“{REMOVED}”：由后来的文件删去"
    if any(entry.measure.earlier or entry.measure.added_by for entry in shown):
        yield "经后来的文件修改的，是修改后的文字"
