"""What the plan says of one unit, as a paper to hand over: by role, each with its words."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.exports.downloads.paper import ROLES, Block, BlockKind, Paper, box, item
from macros.exports.downloads.planpaper import all_notes
from macros.exports.downloads.tables import progress_words, target_words
from macros.index.in_force import amendments
from macros.index.measures import MeasureEntry
from macros.index.relations import Relation
from macros.index.statement_words import deadline_words, from_section, source_words
from macros.index.titles import full_name
from macros.index.units import Task, UnitEntry
from macros.pages.site import Site
from macros.pages.views.unit_sentences import facts_of_unit, measures_naming, without_task
from macros.pages.views.unit_tasks import Card, role_groups
from macros.text.lines.reflow import paragraphs
from macros.text.parts.title_marks import in_title_marks


def unit_paper(site: Site, entry: UnitEntry) -> Paper:
    """Return a unit's measures by role; one without measures says so."""
    plan = site.index.plan
    return Paper(
        title=f"{entry.unit.name}：{in_title_marks(plan.title)}相关措施",
        box=box(site, address.page(entry)),
        blocks=tuple(_blocks(site, entry)),
        dated=plan.issued_on,
        number=plan.document_number or "",
    )


def _blocks(site: Site, entry: UnitEntry) -> Iterator[Block]:
    plan, unit = site.index.plan, entry.unit
    yield Block(BlockKind.TITLE, unit.name)
    yield Block(BlockKind.SUBTITLE, f"{in_title_marks(plan.title)}相关措施")
    for label, words in facts_of_unit(site.index, entry):
        yield Block(BlockKind.FACT, words, label)
    if not entry.tasks:
        words = measures_naming(entry, f"“{unit.name}”")
        yield Block(BlockKind.FACT, f"{words}。", "措施")
    elif words := without_task(site.index, entry):
        yield Block(BlockKind.FACT, words, "责任")
    if entry.tasks:
        yield Block(BlockKind.FACT, ROLES, "角色")
    for group in role_groups(entry):
        number = len(group.cards) - group.removed
        yield Block(BlockKind.LEVEL1, f"{group.role.label}（{number}项）")
        if group.above:
            yield Block(BlockKind.FACT, f"{group.above}项同时有上面的角色，写在上面。", "另有")
        if group.removed:
            yield Block(BlockKind.FACT, f"{group.removed}项后来删去，写在最后。", "另有")
        for card in group.cards:
            yield from _measure(site, card)
    if entry.framing:
        yield Block(BlockKind.LEVEL1, "措施以外的提及")
        for passage in entry.framing:
            url = site.settings.site_url + address.in_plan(passage.anchor)
            yield Block(BlockKind.FACT, url, passage.label, url=url)
    beside = [(m.label, m.measure.notes) for m in entry.measures]
    yield from all_notes([("", unit.notes), *beside])


def _measure(site: Site, card: Card) -> Iterator[Block]:
    task, entry = card.task, card.task.entry
    yield Block(BlockKind.LEVEL2, full_name(entry))
    if words := amendments(site.index, entry):
        yield Block(BlockKind.FACT, words, "修改情况")
    yield from grounds(entry, task.relation)
    for other in card.further:
        yield Block(BlockKind.FACT, other.involvement.role.label, "同时")
        yield from grounds(entry, other.relation)
    if task.leads:
        names = "、".join(site.index.units[id].unit.name for id in task.leads)
        yield Block(BlockKind.FACT, names, "牵头单位")
    yield from _set_elsewhere(site, task)
    report = entry.latest_progress
    if report:
        yield Block(BlockKind.FACT, progress_words(report), "最新进展")
    yield from _words(site, entry)


def grounds(entry: MeasureEntry, relation: Relation) -> Iterator[Block]:
    """Yield the words by which a unit has its role in a measure."""
    involvement = relation.involvement
    if involvement.quote:
        words = f"“{involvement.quote}”{from_section(entry, relation)}"
        yield Block(BlockKind.FACT, words, f"{involvement.role.label}依据")
    if involvement.source:
        yield Block(
            BlockKind.FACT, source_words(involvement.source), f"{involvement.role.label}依据"
        )
    if word := relation.as_printed:
        yield Block(BlockKind.FACT, word, "角色原文")
    if clause := relation.clause:
        yield Block(BlockKind.FACT, f"“{clause.clause.quote}”（{clause.label}）", "总的分工规定")


def _set_elsewhere(site: Site, task: Task) -> Iterator[Block]:
    """Yield what the words of the measure, which follow, do not say by themselves.

    Deadlines and targets that a later document set, the date of a deadline, and of several deadlines
    which holds for what.
    """
    for deadline in task.deadlines:
        if deadline.source or len(task.entry.measure.all_deadlines) > 1:
            yield Block(BlockKind.FACT, deadline_words(site.index, deadline), "期限")
        elif deadline.on:
            yield Block(BlockKind.FACT, deadline.on.isoformat(), "期限日期")
    for target in task.entry.measure.targets:
        if target.source:
            yield Block(BlockKind.FACT, target_words(target), "目标")


def _words(site: Site, entry: MeasureEntry) -> Iterator[Block]:
    if entry.caption:
        yield Block(BlockKind.FACT, " ".join(paragraphs(entry.caption)), "表格上方")
    for number, block in enumerate(item(entry)):
        words = f"{block.lead}{block.text}"
        yield Block(BlockKind.BODY, words) if number == 0 else block
    url = site.url(entry)
    yield Block(BlockKind.FACT, url, "网址", url=url)
