"""The explorer pages: what readers can filter by, and the facts that each row carries.

A row's facts are ids, so that an address such as ``measures/?unit=banks`` keeps its meaning when
names change. Filters and rows come from the same relations; the script only compares them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.index.entries import DocumentEntry, MeasureEntry, SectionEntry, UnitEntry
from macros.index.index import Index
from macros.index.titles import heading
from macros.model.kinds import Role, UnitKind
from macros.model.plan import Involvement
from macros.text import traditional as folding

MANY = 500
"""With more measures than this the rows hold names without links, to keep the page light."""

MOST_LINKS = 40
"""A row of the units names at most so many measures; with more it links to the explorer."""

FEW = 3
"""Up to so many measures are named with their titles in a row of the units."""

MOST_TEXT = 200_000
"""Characters of official text up to which the rows carry it for the search in the explorer."""


@dataclass(frozen=True)
class Option:
    """One value of a filter and how many rows have it."""

    value: str
    name: str
    count: int
    depth: int = 0
    """How far below the outermost level the value stands."""
    also: tuple[str, ...] = ()
    """Other names and the number by which the rows that have the value are found as well."""


@dataclass(frozen=True)
class OptionGroup:
    """Options under a common heading; an empty heading means none is shown."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Filter:
    """A filter of the rows; ``name`` is its key in the address."""

    name: str
    label: str
    groups: tuple[OptionGroup, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """All options, whatever their group."""
        return tuple(option for group in self.groups for option in group.options)


@dataclass(frozen=True)
class MeasureRow:
    """A measure in the table, with what filters and the search of the page find it by."""

    entry: MeasureEntry
    ids: dict[str, str]
    codes: str
    """The numbers by which people ask for it; the last includes all sections."""
    text: str
    """The official text, where the rows carry it."""
    units: tuple[tuple[UnitEntry, tuple[Role, ...]], ...]
    """Its units, each once, with all roles that they have in it."""


@dataclass(frozen=True)
class MeasureTable:
    """All measures by the section that directly holds them."""

    filters: tuple[Filter, ...]
    simplified: str
    light: bool
    """Whether there are so many rows that they hold names without links."""
    has_text: bool
    groups: tuple[tuple[SectionEntry, tuple[MeasureRow, ...]], ...]


@dataclass(frozen=True)
class UnitRow:
    """A unit in the table, with what filters and the search of the page find it by."""

    entry: UnitEntry
    ids: dict[str, str]
    codes: str
    """The numbers of the measures that the row names."""
    names: tuple[str, ...]
    measures: tuple[MeasureEntry, ...]
    """The measures that the row names."""
    titled: bool
    """Whether they are so few that their titles are seen."""


@dataclass(frozen=True)
class UnitTable:
    """All units by their kind."""

    filters: tuple[Filter, ...]
    simplified: str
    groups: tuple[tuple[UnitKind, tuple[UnitRow, ...]], ...]


def measure_table(index: Index) -> MeasureTable:
    """Return the explorer of the measures."""
    has_text = carries_text(index)
    groups = tuple(
        (section, tuple(_measure_row(index, m.id, has_text) for m in section.section.measures))
        for section in index.sections.values()
        if section.section.measures
    )
    return MeasureTable(measure_filters(index), simplified(index), is_long(index), has_text, groups)


def _measure_row(index: Index, id: str, has_text: bool) -> MeasureRow:
    entry = index.measures[id]
    roles: dict[str, dict[Role, None]] = {}
    for involvement in entry.measure.units:
        roles.setdefault(involvement.unit, {})[involvement.role] = None
    return MeasureRow(
        entry,
        measure_facts(entry),
        _codes(index, entry),
        entry.measure.text if has_text else "",
        tuple((index.units[unit], tuple(given)) for unit, given in roles.items()),
    )


def unit_table(index: Index) -> UnitTable:
    """Return the explorer of the units."""
    groups = tuple(
        (kind, tuple(_unit_row(index, unit) for unit in units))
        for kind, units in index.units_by_kind
    )
    return UnitTable(unit_filters(index), simplified(index), groups)


def _unit_row(index: Index, entry: UnitEntry) -> UnitRow:
    measures = entry.measures[:MOST_LINKS]
    return UnitRow(
        entry,
        unit_facts(entry),
        " ".join(filter(None, (_codes(index, each) for each in measures))),
        unit_words(entry),
        measures,
        len(entry.measures) <= FEW,
    )


def _codes(index: Index, entry: MeasureEntry) -> str:
    return ",".join(index.measure_codes(entry))


def measure_filters(index: Index) -> tuple[Filter, ...]:
    """Return the filters of the measures; one without any value is left out."""
    return _used(
        _plain(
            "section",
            "部分",
            (
                Option(s.id, heading(s), len(s.measures), len(s.ancestors))
                for s in index.sections.values()
            ),
        ),
        _plain(
            "topic",
            "主题",
            (Option(t.id, t.topic.name, len(t.measures)) for t in index.topics.values()),
        ),
        Filter(
            "unit",
            "单位",
            tuple(
                OptionGroup(
                    kind,
                    tuple(
                        Option(u.id, u.unit.name, len(u.measures), also=unit_words(u))
                        for u in units
                    ),
                )
                for kind, units in index.units_by_kind
            ),
        ),
        _plain("role", "单位的角色", _roles(m.measure.units for m in index.measures.values())),
        _plain(
            "document",
            "引用文件",
            (
                Option(d.id, heading(d), len(d.measures), also=_document_words(d))
                for d in index.documents.values()
            ),
        ),
    )


def unit_filters(index: Index) -> tuple[Filter, ...]:
    """Return the filters of the units; one without any value is left out."""
    return _used(
        _plain(
            "kind",
            "类别",
            (Option(kind_id(kind), kind, len(units)) for kind, units in index.units_by_kind),
        ),
        _plain(
            "role",
            "角色",
            _roles((t.involvement for t in u.tasks) for u in index.units.values()),
        ),
    )


def kind_id(kind: UnitKind) -> str:
    """Return the word by which addresses call a kind of unit."""
    return kind.name.lower().replace("_", "-")


def measure_facts(entry: MeasureEntry) -> dict[str, str]:
    """Return the ids by which filters find a measure; ``task`` is a unit with its role."""
    measure = entry.measure
    return {
        "section": " ".join(section.id for section in entry.sections),
        "topic": " ".join(measure.topics),
        "unit": " ".join(entry.unit_ids),
        "role": _once(involvement.role for involvement in measure.units),
        "task": _once(f"{i.unit}.{i.role}" for i in measure.units),
        "document": " ".join(measure.documents),
    }


def unit_facts(entry: UnitEntry) -> dict[str, str]:
    """Return the ids by which filters find a unit."""
    return {
        "kind": kind_id(entry.unit.kind),
        "role": " ".join(role for role, _ in entry.by_role),
        "count": str(len(entry.measures)),
    }


def unit_words(entry: UnitEntry) -> tuple[str, ...]:
    """Return the other names of a unit, by which it can be found besides its name."""
    return tuple(word for word in (entry.unit.short, *entry.unit.aliases) if word)


def _document_words(entry: DocumentEntry) -> tuple[str, ...]:
    document = entry.document
    return tuple(word for word in (document.number, *document.aliases) if word)


def simplified(index: Index) -> str:
    """Return the traditional characters that readers may type for those of the rows."""
    texts = [
        text
        for entry in index.measures.values()
        for text in (entry.measure.title, entry.measure.text)
    ]
    texts += [word for unit in index.units.values() for word in (unit.unit.name, *unit_words(unit))]
    texts += [section.section.title for section in index.sections.values()]
    texts += [topic.topic.name for topic in index.topics.values()]
    texts += [document.document.title for document in index.documents.values()]
    return folding.pairs(texts)


def is_long(index: Index) -> bool:
    """Whether the table of measures is so long that its rows must be light."""
    return len(index.measures) > MANY


def carries_text(index: Index) -> bool:
    """Whether the rows carry the official text, so that the explorer can search it."""
    return sum(len(entry.measure.text) for entry in index.measures.values()) <= MOST_TEXT


def _plain(name: str, label: str, options: Iterable[Option]) -> Filter:
    return Filter(name, label, (OptionGroup("", tuple(options)),))


def _used(*filters: Filter) -> tuple[Filter, ...]:
    """Return the filters without values that no row has, and without filters left empty."""
    groups = [
        tuple(
            OptionGroup(group.name, options)
            for group in filter.groups
            if (options := tuple(option for option in group.options if option.count))
        )
        for filter in filters
    ]
    return tuple(
        replace(filter, groups=left) for filter, left in zip(filters, groups, strict=True) if left
    )


def _roles(rows: Iterable[Iterable[Involvement]]) -> tuple[Option, ...]:
    """Count, for each role that occurs, the rows in which it does."""
    found = [{involvement.role for involvement in row} for row in rows]
    counts = ((role, sum(role in row for row in found)) for role in Role)
    return tuple(Option(role, role.label, count) for role, count in counts if count)


def _once(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(words))
