"""How documents cite an object of a plan: by the numbers and words on the way to it, or by its title.

An object is cited with every number that it had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.amending import Amended, Step
from macros.model.kinds import ColumnKind, Numbering, Part
from macros.model.measure import Measure, RowMeasure
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.model.section import Annex, Section, headed
from macros.model.tables.rows import labelled_rows
from macros.model.walk import walk_measures, walk_sections
from macros.text.characters.numerals import number_parts
from macros.text.orders.cited_places import Cited, Path
from macros.text.parts.quotations import plain

_IN_BRACKETS = ("项", "点")
_OF_MEASURE = ("条", *_IN_BRACKETS)
_OF_ROW = (*_OF_MEASURE, "行")
"""With these words sections inside others are cited too: 第二部分第（一）项."""


def names(thing: Measure | Section) -> tuple[str, ...]:
    """Return how documents may call an object by its title: with its number or without."""
    return plain(thing.title), plain(thing.number + thing.title)


@dataclass(frozen=True)
class Link:
    """One step on the way to an object: the numbers that it had, and the words with which they are cited."""

    numbers: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]

    def is_at(self, cited: Cited) -> bool:
        """Whether a document may mean it."""
        if cited.word not in self.words:
            return False
        if not cited.numbers:
            return True
        last = (number[-1:] for number in self.numbers if "条" in self.words)
        return cited.numbers in self.numbers or cited.numbers in last


Chain = tuple[Link, ...]


def cites(path: Path, chain: Chain) -> bool | None:
    """Whether a cited place is that of the object at the end of a chain; None if it may be.

    Of a measure its own number is cited, a point in it, or only a part around it.
    """
    places, links = matched(path, chain)
    measure = "条" in chain[-1].words
    if places == len(path):
        return True if path and links == len(chain) else None
    if not measure or path[places].outer:
        return False
    if links == len(chain):
        return True  # a point in its words
    return None if not any(chain[-1].numbers) else False


def matched(path: Path, chain: Chain) -> tuple[int, int]:
    """Return how many places of a path are found along a chain, and up to which link."""
    links = 0
    for n, place in enumerate(path):
        found = next((k for k in range(links, len(chain)) if chain[k].is_at(place)), None)
        if found is None:
            return n, links
        links = found + 1
    return len(path), links


def chain_of(thing: Measure | Section, around: Sequence[Section]) -> Chain:
    """Return the way to an object, outermost first."""
    around = headed(around)
    return (*(_link(one, n > 0) for n, one in enumerate(around)), _link(thing, bool(around)))


def _link(thing: Measure | Section, inside: bool) -> Link:
    if isinstance(thing, Measure):
        printed = [number_parts(number) for number in numbers(thing)]
        return Link(tuple(printed), _OF_ROW if isinstance(thing, RowMeasure) else _OF_MEASURE)
    earlier = [one.text for one in thing.earlier if one.part is Part.NUMBER]
    printed = [number_parts(number) for number in (thing.number, *earlier)]
    if isinstance(thing, Annex):
        return Link(tuple(printed), ("附件",))
    return Link(tuple(printed), ("部分", "章", "节", *(_IN_BRACKETS if inside else ())))


def row_link(section: Section, step: Step) -> Link:
    """Return the row of a table in which a cell was changed."""
    _, t, key, n = step.route[:4]
    number = ""
    if key == "rows":
        row = labelled_rows(section.tables[int(t)])[int(n)]
        number = next((one.words for one in row if one.kind is ColumnKind.NUMBER), "")
    return Link((number_parts(number),), _OF_ROW)


def chains(file: PlanFile) -> Iterator[Chain]:
    """Yield the way to each section and measure of a plan."""
    for section in walk_sections(file):
        if section.section.headed:
            yield chain_of(section.section, section.ancestors)
    for measure in walk_measures(file):
        yield chain_of(measure.measure, measure.sections)


def numbers(measure: Measure) -> tuple[str, ...]:
    """Return the number of each wording of a measure, the earliest first."""
    given = [one.number for one in measure.earlier]
    return tuple(
        next((number for number in given[n:] if number), measure.number)
        for n in range(len(given) + 1)
    )


def numbered_alike(file: PlanFile, of: Amended) -> Iterator[tuple[Route, Measure | Section]]:
    """Yield the objects of one kind whose numbers run on with those of an object."""
    straight = file.plan.numbering is Numbering.CONTINUOUS
    around = [one.id for one in of.sections]
    if isinstance(of.thing, Section):
        for section in walk_sections(file):
            if [one.id for one in section.ancestors] == around and isinstance(
                section.section, Annex
            ) == isinstance(of.thing, Annex):
                yield section.route, section.section
        return
    for measure in walk_measures(file):
        if straight or [one.id for one in measure.sections] == around:
            yield measure.route, measure.measure
