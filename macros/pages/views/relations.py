"""The relations picture: which topics, documents and units meet in which measures.

A matrix, since it stays readable where lines between names would cross: a row for each topic,
document and unit, a column for each measure (in a longer plan: each section, with the number of
measures). Rows of units stand in the order of their first measure, so that those that meet are
neighbours. Heights are pixels and widths percent: the picture fits a phone without shrinking its
words. Everything here is numbers and names; the template prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.index.entries import MeasureEntry, SectionEntry
from macros.index.index import Index
from macros.model.kinds import ObjectKind, Role
from macros.text.wrapping import wrap

MOST_MEASURES = 24
"""With more measures than this a column stands for a section."""

MOST_SECTIONS = 12
"""With more sections that hold measures than this a column stands for an outermost section."""

MOST_ROWS = 60
"""Rows of one kind that are drawn; the text lists them all."""

NAMES = 36.0
"""Share of the width, in percent, that the names take where the picture fits a phone."""

PHONE, NAMES_WIDE, COLUMN = 340, 136, 28
"""Width of the picture on a phone; in a wider one, of the names and of a column; in pixels."""

LINE, PADDING, BAND, HEAD = 15, 9, 34, 34
"""Heights: a line of a name, the space around a row, the heading of a band, of the columns."""

NAME_WIDTH = 10.0
"""Widths of a Chinese character that fit on a line of a name on a phone."""


@dataclass(frozen=True)
class Column:
    """A measure or section across the top, ``x`` to ``x + width`` percent."""

    kind: ObjectKind
    entry: MeasureEntry | SectionEntry
    label: str
    measures: tuple[MeasureEntry, ...]
    x: str
    middle: str
    width: str


@dataclass(frozen=True)
class Span:
    """The columns that belong to one outermost section."""

    section: SectionEntry
    x: str
    width: str
    middle: str
    columns: int


@dataclass(frozen=True)
class Meeting:
    """Where a row meets a column: the measures there, and for a unit its roles."""

    column: Column
    measures: tuple[MeasureEntry, ...]
    roles: tuple[Role, ...]

    @property
    def strongest(self) -> Role | None:
        """The first of the roles in the order in which pages list them."""
        return min(self.roles, key=tuple(Role).index, default=None)


@dataclass(frozen=True)
class Row:
    """A topic, document or unit with everything that it meets."""

    kind: ObjectKind
    id: str
    name: str
    measures: tuple[MeasureEntry, ...]
    meetings: tuple[Meeting, ...]
    roles: dict[str, tuple[Role, ...]]
    """For a unit: its roles in each measure, by the measure's id."""


@dataclass(frozen=True)
class Drawn:
    """A row with its place in the picture."""

    row: Row
    y: int
    height: int
    lines: tuple[tuple[int, str], ...]
    """The name, wrapped: the base line of each line from the top of the picture."""

    @property
    def middle(self) -> int:
        """The height at which its marks stand."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Band:
    """The rows of one kind, drawn from ``y``; ``rows`` are all of them, ``drawn`` those shown."""

    kind: ObjectKind
    y: int
    rows: tuple[Row, ...]
    drawn: tuple[Drawn, ...]
    absent: tuple[Row, ...]
    """Those that meet no measure: named beside the picture, since nothing is lost."""


@dataclass(frozen=True)
class Picture:
    """The whole picture, ready to print."""

    by_measure: bool
    nested: bool
    """Whether the columns stand below the section that holds them."""
    columns: tuple[Column, ...]
    spans: tuple[Span, ...]
    bands: tuple[Band, ...]
    names: str
    """Share of the width that the names take."""
    head: int
    """Height of the part above the first band."""
    height: int
    narrowest: int
    """The width in pixels below which the picture scrolls sideways; 0: it never does."""

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that some mark shows, for the legend."""
        shown = {m.strongest for band in self.bands for row in band.rows for m in row.meetings}
        return tuple(role for role in Role if role in shown)


def picture(index: Index) -> Picture:
    """Return the relations of a plan as a picture."""
    by_measure = len(index.measures) <= MOST_MEASURES
    entries = _across(index, by_measure)
    width = 0 if by_measure else NAMES_WIDE + COLUMN * len(entries)
    narrowest = width if width > PHONE else 0
    names = 100 * NAMES_WIDE / narrowest if narrowest else NAMES
    columns = _columns(entries, names)
    longest = max(len(column.label) for column in columns)
    nested = by_measure or len(columns) > len(index.top_sections)
    below = max(30, 7 * longest + 10) if by_measure else HEAD
    head = HEAD + (below if nested else 0)
    bands, y = [], head
    for kind, rows in _rows(index, columns):
        present = tuple(row for row in rows if row.measures)
        if not rows:
            continue
        drawn, bottom = _drawn(_most(present), y + BAND)
        absent = tuple(row for row in rows if not row.measures)
        bands.append(Band(kind, y, present, drawn, absent))
        y = bottom
    spans = _spans(index, columns, names)
    return Picture(
        by_measure, nested, columns, spans, tuple(bands), _percent(names), head, y + 4, narrowest
    )


def _across(index: Index, by_measure: bool) -> Sequence[MeasureEntry | SectionEntry]:
    """Return what stands across the top."""
    if by_measure:
        return tuple(index.measures.values())
    inner = tuple(s for s in index.sections.values() if s.section.measures)
    return inner if len(inner) <= MOST_SECTIONS else index.top_sections


def _columns(entries: Sequence[MeasureEntry | SectionEntry], names: float) -> tuple[Column, ...]:
    width = (100 - names) / len(entries)
    columns = []
    for place, entry in enumerate(entries):
        x = names + place * width
        if isinstance(entry, MeasureEntry):
            kind, label = ObjectKind.MEASURE, entry.number
            measures: tuple[MeasureEntry, ...] = (entry,)
        else:
            kind, measures = ObjectKind.SECTION, entry.measures
            label = entry.code.replace("-", ".") or str(place + 1)
        columns.append(
            Column(
                kind, entry, label, measures, _percent(x), _percent(x + width / 2), _percent(width)
            )
        )
    return tuple(columns)


def _spans(index: Index, columns: tuple[Column, ...], names: float) -> tuple[Span, ...]:
    width = (100 - names) / len(columns)
    spans, place = [], 0
    for section in index.top_sections:
        inside = {measure.id for measure in section.measures}
        number = sum(column.measures[0].id in inside for column in columns)
        x = names + place * width
        middle = _percent(x + number * width / 2)
        spans.append(Span(section, _percent(x), _percent(number * width), middle, number))
        place += number
    return tuple(spans)


def _rows(
    index: Index, columns: tuple[Column, ...]
) -> tuple[tuple[ObjectKind, tuple[Row, ...]], ...]:
    def row(
        kind: ObjectKind,
        id: str,
        name: str,
        measures: tuple[MeasureEntry, ...],
        roles: dict[str, tuple[Role, ...]],
    ) -> Row:
        own = {measure.id for measure in measures}
        meetings = []
        for column in columns:
            here = tuple(measure for measure in column.measures if measure.id in own)
            if here:
                found = dict.fromkeys(role for m in here for role in roles.get(m.id, ()))
                meetings.append(Meeting(column, here, tuple(found)))
        return Row(kind, id, name, measures, tuple(meetings), roles)

    def roles_of(id: str) -> dict[str, tuple[Role, ...]]:
        found: dict[str, tuple[Role, ...]] = {}
        for task in index.units[id].tasks:
            found[task.entry.id] = (*found.get(task.entry.id, ()), task.involvement.role)
        return found

    place = {id: number for number, id in enumerate(index.measures)}

    def first(row: Row) -> int:
        return place[row.measures[0].id] if row.measures else -1

    topics = (
        row(ObjectKind.TOPIC, t.id, t.topic.name, t.measures, {}) for t in index.topics.values()
    )
    documents = (
        row(ObjectKind.DOCUMENT, d.id, f"《{d.document.title}》", d.measures, {})
        for d in index.documents.values()
    )
    units = (
        row(ObjectKind.UNIT, u.id, u.unit.name, u.measures, roles_of(u.id))
        for u in index.units.values()
    )
    return (
        (ObjectKind.TOPIC, tuple(topics)),
        (ObjectKind.DOCUMENT, tuple(sorted(documents, key=first))),
        (ObjectKind.UNIT, tuple(sorted(units, key=first))),
    )


def _most(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows to draw, in their order: those with the most measures."""
    if len(rows) <= MOST_ROWS:
        return rows
    kept = sorted(range(len(rows)), key=lambda place: (-len(rows[place].measures), place))
    return tuple(rows[place] for place in sorted(kept[:MOST_ROWS]))


def _drawn(rows: Iterable[Row], y: int) -> tuple[tuple[Drawn, ...], int]:
    drawn = []
    for row in rows:
        words = wrap(row.name, NAME_WIDTH)
        height = LINE * len(words) + PADDING
        base = y + PADDING // 2 + LINE - 4
        lines = tuple((base + LINE * number, line) for number, line in enumerate(words))
        drawn.append(Drawn(row, y, height, lines))
        y += height
    return tuple(drawn), y


def _percent(value: float) -> str:
    """Return a share of the width as SVG writes it, the same on every machine."""
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"
