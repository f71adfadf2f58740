"""What every paper of a unit must say in turn: its roles, its measures, who leads, which day, how far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.index.measures import MeasureEntry
from macros.index.titles import full_name
from macros.index.units import Task, UnitEntry
from macros.model.kinds import Role
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs, squeeze

Group = tuple[Role, list[Task]]


def groups_of(entry: UnitEntry) -> Iterator[Group]:
    """Yield the roles of a unit, each measure under the first of them; those that were removed last."""
    seen: set[str] = set()
    for role, tasks in entry.by_role:
        first = {one.entry.id: one for one in reversed(tasks) if one.entry.id not in seen}
        seen.update(first)
        cards = [one for one in tasks if first.get(one.entry.id) is one]
        if cards:
            yield role, sorted(cards, key=lambda one: not one.stands)


def in_turn(site: Site, entry: UnitEntry, said: str, plain: Callable[[str], str]) -> Iterator[str]:
    """Yield the first line that words, in the form that ``plain`` gives, do not have behind the one before."""
    at = 0
    for line in _lines(site, entry):
        wanted = plain(line)
        found = said.find(wanted, at)
        more = said[found + len(wanted) : found + len(wanted) + 1] == "、"
        if found < 0 or (more and line.startswith("牵头单位：")):
            yield f"没有“{line[:40]}”，或不在它的位置"
            return
        at = found + len(wanted)


def _lines(site: Site, entry: UnitEntry) -> Iterator[str]:
    for role, tasks in groups_of(entry):
        yield f"{role.label}（{sum(one.stands for one in tasks)}项）"
        for task in tasks:
            yield full_name(task.entry)
            if task.leads:
                names = (site.index.units[id].title for id in task.leads)
                yield f"牵头单位：{'、'.join(names)}"
            several = len(task.entry.measure.all_deadlines) > 1
            for due in task.deadlines:
                if due.on and not due.source and not several:
                    yield f"期限日期：{due.on}"
            if report := task.entry.latest_progress:
                yield f"最新进展：{report.date}{report.status.label}"


def grown(texts: Iterable[tuple[str, str]], lines: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs that are no whole line, also with their measure's number in front, and that end no line."""
    there = {squeeze(line) for line in lines}
    for number, text in texts:
        for place, piece in enumerate(paragraphs(text)):
            forms = {squeeze(piece), squeeze(f"{number}{piece}") if place == 0 else ""}
            if not forms & there and not any(one.endswith(squeeze(piece)) for one in there):
                yield f"原文“{piece[:30]}”前后的字与数据不一致"


def numbered_texts(measures: Iterable[MeasureEntry]) -> Iterator[tuple[str, str]]:
    """Yield number and text of measures, those aside that are rows of a table."""
    return ((one.measure.number, one.measure.text) for one in measures if not one.row)


def issued_texts(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the same of all measures as the plan was issued, and what stands around them."""
    index = site.index
    for entry in index.measures.values():
        if not entry.row and not entry.measure.added_by:
            yield entry.measure.issued_number, entry.measure.issued_text
    for one in index.sections.values():
        if not one.amended_by:
            yield from (("", words) for words in (one.section.intro, one.section.closing) if words)
