"""Matrices: which measures the rows and the columns have in common.

The overview of the home page sets measures against topics; the relations set topics, documents and
units against measures. A long plan is counted by section. ``_matrix.jinja`` draws both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.index.entries import Entry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry, OfMeasures
from macros.index.relations import Relation
from macros.index.titles import group_heading, link_text
from macros.model.kinds import ObjectKind, Role
from macros.model.numbering import spoken
from macros.text.lines.reflow import is_wide
from macros.text.messages.excerpt import excerpt

MOST_MEASURES_DOWN = 60
"""With more measures than this a row of the overview stands for a section."""

MOST_MEASURES_ACROSS = 24
"""With more measures than this a column of the relations stands for a section."""

MOST_SECTIONS_ACROSS = 12
"""With more sections that hold measures than this only the outermost ones are columns."""

MOST_ROWS = 60
"""Rows of one kind that are drawn; the list in words has them all."""

MOST_ON_A_PHONE = 7
"""Columns for which a phone has room beside the names."""

_NAMES = {ObjectKind.TOPIC: "主题", ObjectKind.DOCUMENT: "引用文件", ObjectKind.UNIT: "单位"}


@dataclass(frozen=True)
class Line(OfMeasures):
    """A row or a column: an object and the measures that it has."""

    entry: Entry
    measures: tuple[MeasureEntry, ...]
    label: str
    """What stands at the head of a column."""
    name: str
    """Its whole name; of a measure that a later document removed, that it was."""

    @property
    def is_gone(self) -> bool:
        """Whether it is a measure that a later document removed."""
        return isinstance(self.entry, MeasureEntry) and not self.entry.stands

    @property
    def is_short(self) -> bool:
        """Whether the label is as narrow as a column of marks."""
        return sum(2 if is_wide(letter) else 1 for letter in self.label) <= 4


@dataclass(frozen=True)
class Cell(OfMeasures):
    """Where a row meets a column: the measures that both have, and a unit's roles in them."""

    column: Line
    measures: tuple[MeasureEntry, ...]
    relations: tuple[Relation, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Its roles, each once."""
        return tuple(dict.fromkeys(relation.role for relation in self.relations))

    @property
    def words(self) -> str:
        """The roles as readers know them."""
        return "、".join(role.label for role in self.roles)

    @property
    def roles_as_printed(self) -> str:
        """The roles, each with the word of the text where it is another."""
        each = ((r.role.label, r.as_printed) for r in self.relations)
        labels = (f"{role}，原文：{word}" if word else role for role, word in each)
        return "、".join(dict.fromkeys(labels))

    @property
    def mark(self) -> str:
        """The sign that a single measure gets: of a unit that of its strongest role."""
        strongest = min(self.roles, key=tuple(Role).index, default=None)
        if strongest is None:
            return "dot"
        return strongest.value if strongest.assigns else "named"


@dataclass(frozen=True)
class Row:
    """A row with a cell for each column."""

    line: Line
    cells: tuple[Cell, ...]

    @property
    def meetings(self) -> tuple[Cell, ...]:
        """The cells that are not empty."""
        return tuple(cell for cell in self.cells if cell.measures)


@dataclass(frozen=True)
class Group:
    """Rows under a common heading."""

    kind: ObjectKind
    name: str
    rows: tuple[Row, ...]
    section: SectionEntry | None = None
    """The section that holds the rows."""
    absent: tuple[Line, ...] = ()
    """Objects of the kind that meet no column."""

    @cached_property
    def drawn(self) -> tuple[Row, ...]:
        """The rows to draw, in their order: those with the most measures."""
        most = sorted(self.rows, key=lambda row: -len(row.line.standing))[:MOST_ROWS]
        chosen = {row.line.entry.id for row in most}
        return tuple(row for row in self.rows if row.line.entry.id in chosen)


@dataclass(frozen=True)
class Span:
    """An outermost section above the columns that belong to it."""

    line: Line
    columns: int


@dataclass(frozen=True)
class Matrix:
    """Rows in groups against columns; of a long plan the cells are numbers."""

    by_measure: bool
    columns: tuple[Line, ...]
    groups: tuple[Group, ...]
    spans: tuple[Span, ...] = ()

    @property
    def scrolls(self) -> bool:
        """Whether the columns are more than a phone is wide."""
        return len(self.columns) > MOST_ON_A_PHONE

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that some cell shows, for the legend."""
        meetings = (m for group in self.groups for row in group.rows for m in row.meetings)
        shown = {min(m.roles, key=tuple(Role).index) for m in meetings if m.roles}
        return tuple(role for role in Role if role in shown)


def overview(index: Index) -> Matrix:
    """Return the whole plan at a glance: measures, or sections, against topics."""
    by_measure = len(index.measures) <= MOST_MEASURES_DOWN
    columns = _lines(index.topics.values())
    groups = []
    for section in index.parts.values():
        if section.ancestors or not section.measures:
            continue  # inside another, or prose alone
        printed = section.section.headed
        lines = _lines(section.measures if by_measure or not printed else (section,))
        rows = tuple(_row(line, columns) for line in lines)
        name = group_heading(index, section)
        groups.append(Group(lines[0].entry.kind, name, rows, section if printed else None))
    return Matrix(by_measure, columns, tuple(groups))


def relations(index: Index) -> Matrix:
    """Return topics, documents and units against measures, or sections.

    Documents and units stand in the order of their first measure: those that meet are neighbours.
    """
    by_measure = len(index.measures) <= MOST_MEASURES_ACROSS or len(index.parts) > len(
        index.sections
    )  # measures under no heading are in no section that could stand for them
    columns = _across(index, by_measure)
    place = {id: number for number, id in enumerate(index.measures)}

    def first(line: Line) -> int:
        return place[line.measures[0].id] if line.measures else -1

    kinds = (
        _lines(index.topics.values()),
        sorted(_lines(index.documents.values()), key=first),
        sorted(_lines(index.units.values()), key=first),
    )
    groups = tuple(_group(lines, columns) for lines in kinds if lines)
    whole = len(index.parts) == len(index.sections)
    nested = whole and (by_measure or len(columns) > len(index.top_sections))
    return Matrix(by_measure, columns, groups, _spans(index, columns) if nested else ())


def _group(lines: Sequence[Line], columns: tuple[Line, ...]) -> Group:
    rows = tuple(_row(line, columns) for line in lines if line.measures)
    absent = tuple(line for line in lines if not line.measures)
    kind = lines[0].entry.kind
    return Group(kind, _NAMES[kind], rows, absent=absent)


def _across(index: Index, by_measure: bool) -> tuple[Line, ...]:
    if by_measure:
        return _lines(index.measures.values())
    inner = tuple(s for s in index.sections.values() if s.own)
    chosen = inner if len(inner) <= MOST_SECTIONS_ACROSS else index.top_sections
    chosen = tuple(section for section in chosen if section.measures)
    return tuple(
        _line(entry, spoken(entry.code) or str(place))
        for place, entry in enumerate(chosen, start=1)
    )


def _spans(index: Index, columns: tuple[Line, ...]) -> tuple[Span, ...]:
    spans = []
    for place, section in enumerate(index.top_sections, start=1):
        inside = {measure.id for measure in section.measures}
        number = sum(column.measures[0].id in inside for column in columns)
        label = section.section.number.strip(". ") or str(place)
        if number:
            spans.append(Span(_line(section, label), number))
    return tuple(spans)


def _row(line: Line, columns: tuple[Line, ...]) -> Row:
    return Row(line, tuple(_cell(line, column) for column in columns))


def _cell(row: Line, column: Line) -> Cell:
    there = {measure.id for measure in column.measures}
    both = tuple(measure for measure in row.measures if measure.id in there)
    relations = (
        relation
        for measure in both
        for relation in measure.relations
        if row.entry.kind is ObjectKind.UNIT and relation.involvement.unit == row.entry.id
    )
    return Cell(column, both, tuple(relations))


def _line(entry: Entry, label: str = "") -> Line:
    if isinstance(entry, MeasureEntry):
        name = link_text(entry) + ("" if entry.stands else "（已删去）")
        return Line(entry, (entry,), entry.number or excerpt(entry.title, 8), name)
    return Line(entry, entry.measures, label or link_text(entry), link_text(entry))


def _lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    return tuple(_line(entry) for entry in entries)
