"""What a poster shows: the sections of a plan or part as groups of cells, and marks that its legend explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from macros.addresses import address
from macros.index.entries import SectionEntry
from macros.index.in_force import ended
from macros.index.index import Index
from macros.index.plan_words import issuers
from macros.index.titles import heading
from macros.model.kinds import ObjectKind, ProgressStatus
from macros.pages.views.poster_cell import CELL, LATER, REMOVED, Cell, measure_cell
from macros.text.lines.opening import CUT, opening
from macros.text.lines.phrases import Phrases
from macros.text.times.dates import day_in_words

LABEL = "一图读懂"
MOST_MEASURES = 200
"""A plan with more measures shows its sections on one poster, and its measures on one for each part."""
MOST_PREVIEWS = 300
"""A plan with more measures has preview pictures of its sections only."""
PROSE = 60
"""Characters of a section of prose."""


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
