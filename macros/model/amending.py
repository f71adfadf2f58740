"""What later documents did to the words of the plan: the same for measures, sections and the plan itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.model.kinds import Part
from macros.model.measure import Measure, RowMeasure
from macros.model.once import walked_once
from macros.model.plan import PlanFile, PlanInfo, as_issued
from macros.model.printed import walk_printed
from macros.model.problems import Route
from macros.model.section import Section
from macros.model.walk import MeasureAt, walk_measures, walk_sections

ADDED, REWORDED, REMOVED = "增加", "修改", "删去"
_PARTS_OF_SECTION = (Part.NUMBER, Part.TITLE, Part.INTRO, Part.CLOSING)
_PARTS_OF_PLAN = (Part.PREAMBLE, Part.CLOSING)


@dataclass(frozen=True)
class Step:
    """One thing that a document did to one piece of the plan's words."""

    route: Route
    """Where an object names the document, from the object."""
    deed: str
    by: str
    """The document."""
    part: Part | None = None
    """Which words of a section or of the plan; None for a measure, for a cell of a table and for words
    in a section that belong to no measure."""
    before: str = ""
    after: str = ""
    """The words that it set. Of a measure that only got another number they are those before."""

    @property
    def in_table(self) -> bool:
        """Whether it changed a cell of a table."""
        return self.route[:1] == ("tables",)

    @property
    def piece(self) -> tuple[Part | None, Route]:
        """Which piece of words it is about: several steps on one follow each other."""
        return self.part, self.route[:-2]


@dataclass(frozen=True)
class Amended:
    """An object that later documents changed, where it is, and what they did to it, part by part in order."""

    route: Route
    thing: Measure | Section | PlanInfo
    sections: tuple[Section, ...]
    """The sections around it, outermost first."""
    steps: tuple[Step, ...]


def parts(thing: Section | PlanInfo) -> tuple[Part, ...]:
    """Return which of its words a document may change."""
    return _PARTS_OF_SECTION if isinstance(thing, Section) else _PARTS_OF_PLAN


def steps(thing: object) -> Iterator[Step]:
    """Yield what documents did to an object; nothing for one of another kind."""
    if not isinstance(thing, Measure | Section | PlanInfo):
        return
    if not isinstance(thing, PlanInfo) and thing.added_by:
        yield from _added(thing, thing.added_by)
    if isinstance(thing, Measure):
        wordings = (*(earlier.text for earlier in thing.earlier), thing.text)
        for number, (one, after) in enumerate(zip(thing.earlier, wordings[1:], strict=True)):
            route = ("earlier", number, "until")
            yield Step(route, REWORDED, one.until, before=one.text, after=after)
    else:
        yield from _reworded(thing)
        if isinstance(thing, Section):
            yield from _cells(thing)
    if not isinstance(thing, PlanInfo) and thing.removed_by:
        yield Step(("removed_by",), REMOVED, thing.removed_by)


def _added(thing: Measure | Section, by: str) -> Iterator[Step]:
    """Yield each piece of words with which a document brought an object in."""
    if isinstance(thing, Measure):
        yield Step(("added_by",), ADDED, by, after=thing.issued_text)
        return
    issued = as_issued(thing)
    for part in (Part.TITLE, Part.INTRO, Part.CLOSING):
        if words := getattr(issued, part):
            yield Step(("added_by",), ADDED, by, part, after=words)
    for _, words in issued.words_before:
        yield Step(("added_by",), ADDED, by, after=words)


def _reworded(thing: Section | PlanInfo) -> Iterator[Step]:
    for number, one in enumerate(thing.earlier):
        if one.part not in parts(thing):
            continue  # earlier_parts_are_parts reports it
        later = (other.text for other in thing.earlier[number + 1 :] if other.part is one.part)
        after = next(later, getattr(thing, one.part, "")) or ""
        yield Step(("earlier", number, "until"), REWORDED, one.until, one.part, one.text, after)


def _cells(section: Section) -> Iterator[Step]:
    """Yield how the cells of its tables were changed, each on its own."""
    for t, table in enumerate(section.tables):
        for key, n, place, cell in table.cells:
            wordings = (*(one.text for one in cell.earlier), cell.text)
            for k, (one, after) in enumerate(zip(cell.earlier, wordings[1:], strict=True)):
                route = ("tables", t, key, n, "cells", place, "earlier", k, "until")
                yield Step(route, REWORDED, one.until, before=one.text, after=after)


@walked_once
def walk_amended(file: PlanFile) -> Iterator[Amended]:
    """Yield every object that a later document changed: the plan, sections, measures."""
    if found := tuple(steps(file.plan)):
        yield Amended(("plan",), file.plan, (), found)
    for at in walk_sections(file):
        if found := tuple(steps(at.section)):
            yield Amended(at.route, at.section, at.ancestors, found)
    for measure_at in walk_measures(file):
        if found := tuple(_of_row(measure_at, steps(measure_at.measure))):
            yield Amended(measure_at.route, measure_at.measure, measure_at.sections, found)


def walk_written(file: PlanFile) -> Iterator[Amended]:
    """Yield them with the steps that the data file writes there; a row has its cells reworded."""
    for of in walk_amended(file):
        row = isinstance(of.thing, RowMeasure)
        written = tuple(step for step in of.steps if not (row and step.deed == REWORDED))
        if written:
            yield replace(of, steps=written)


def _of_row(at: MeasureAt, steps: Iterator[Step]) -> Iterator[Step]:
    """Yield the steps for a measure that is a row: what brought its table in set it cell by cell."""
    for step in steps:
        if at.row and step.deed == ADDED:
            yield from (replace(step, after=line.words) for line in at.row)
        else:
            yield step


def walk_standing(file: PlanFile) -> Iterator[str]:
    """Yield the official words of the plan as later documents left them, without what they took out."""
    amended = list(walk_amended(file))
    gone = [of.route for of in amended if of.steps[-1].deed == REMOVED]
    for route, words in walk_printed(file):
        if "earlier" not in route and not any(route[: len(one)] == one for one in gone):
            yield words
    for of in amended:
        if of.route not in gone:
            yield from {step.piece: step.after for step in of.steps if step.after}.values()
