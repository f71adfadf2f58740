"""What the plan says of one measure and of one section, as papers: their words as they are now."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.exports.downloads.paper import (
    LEVELS,
    ROLES,
    Block,
    BlockKind,
    Paper,
    body,
    box,
    item,
    laid_out,
)
from macros.exports.downloads.planpaper import all_notes
from macros.exports.downloads.tables import progress_words, target_words
from macros.exports.downloads.unitpaper import grounds
from macros.index.citations import citation, document_citation
from macros.index.entries import SectionEntry
from macros.index.in_force import amendments
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.statement_words import deadline_words
from macros.index.titles import full_name, heading
from macros.model.measure import Measure
from macros.pages.site import Site


def measure_paper(site: Site, entry: MeasureEntry) -> Paper:
    """Return a measure: its words, then what is said of units, deadlines, targets and progress."""
    return _paper(site, full_name(entry), address.page(entry), tuple(_measure(site.index, entry)))


def section_paper(site: Site, entry: SectionEntry) -> Paper:
    """Return a section with all measures in it and in the sections inside it."""
    blocks = (
        *_facts(site.index, entry),
        *_inside(site, entry, 0),
        *all_notes([("", entry.section.notes)]),
    )
    return _paper(site, heading(entry), address.page(entry), blocks)


def _paper(site: Site, title: str, where: str, blocks: tuple[Block, ...]) -> Paper:
    plan = site.index.plan
    return Paper(
        title=title,
        box=box(site, where),
        blocks=(Block(BlockKind.TITLE, title), *blocks),
        dated=plan.issued_on,
        number=plan.document_number or "",
    )


def _facts(index: Index, entry: MeasureEntry | SectionEntry) -> Iterator[Block]:
    yield Block(BlockKind.FACT, citation(index, entry), "引文")
    if words := amendments(index, entry):
        yield Block(BlockKind.FACT, words, "修改情况")


def _measure(index: Index, entry: MeasureEntry) -> Iterator[Block]:
    measure = entry.measure
    yield from _facts(index, entry)
    yield Block(LEVELS[0], "原文")
    yield from _captioned(entry)
    if measure.units:
        yield Block(LEVELS[0], "涉及单位")
        yield Block(BlockKind.FACT, ROLES, "角色")
        for relation in entry.relations_by_role:
            unit = index.units[relation.involvement.unit]
            yield Block(LEVELS[1], f"{relation.role.label}：{unit.title}")
            yield from grounds(entry, relation)
    said = (
        *(("期限", deadline_words(index, one)) for one in measure.all_deadlines),
        *(("目标", target_words(one)) for one in measure.targets),
        *(("进展", progress_words(one)) for one in entry.reports),
        *(
            ("引用文件", document_citation(index.documents[id].document))
            for id in measure.documents
        ),
        *(("主题（编者归类）", index.topics[id].title) for id in measure.topics),
    )
    if said:
        yield Block(LEVELS[0], "期限、目标、进展等")
        yield from (Block(BlockKind.FACT, words, lead) for lead, words in said)
    yield from all_notes([("", measure.notes)])


def _captioned(entry: MeasureEntry) -> Iterator[Block]:
    if entry.caption:
        yield from body(entry.caption)
    for block in item(entry):
        yield Block(BlockKind.BODY, f"{block.lead}{block.text}")


def _inside(site: Site, entry: SectionEntry, depth: int) -> Iterator[Block]:
    """Yield the words of a section behind its title, and what it holds."""
    section = entry.section
    yield from _words(section.before)
    yield from _words(section.intro)
    for table in section.tables:
        yield from _words(table.caption)
        yield Block(BlockKind.TABLE, table=laid_out(table))
        yield from _words(table.closing)
    for row in entry.own:
        if row.row:
            yield Block(BlockKind.FACT, site.url(row), full_name(row), url=site.url(row))
    yield from _measures(site, section.measures, depth)
    for inner in section.sections:
        held = site.index.parts[inner.id]
        if inner.headed:
            yield Block(LEVELS[min(depth, len(LEVELS) - 1)], heading(held))
        yield from _inside(site, held, depth + inner.headed)
    yield from _measures(site, section.later, depth)
    yield from _words(section.closing)


def _measures(site: Site, measures: tuple[Measure, ...], depth: int) -> Iterator[Block]:
    for measure in measures:
        entry = site.index.measures[measure.id]
        yield from _words(measure.before)
        yield Block(LEVELS[min(depth, len(LEVELS) - 1)], full_name(entry))
        if words := amendments(site.index, entry):
            yield Block(BlockKind.FACT, words, "修改情况")
        yield from _captioned(entry)
        yield Block(BlockKind.FACT, site.url(entry), "网址", url=site.url(entry))


def _words(text: str | None) -> Iterator[Block]:
    if text:
        yield from body(text)
