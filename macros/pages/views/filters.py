"""What readers can filter the explorer pages by, and the facts by which a filter finds a row.

Filters and facts come from the same relations. Facts are ids, so that an address such as
``measures/?unit=banks`` keeps its meaning when names change; the script only compares them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.index.entries import DocumentEntry, TopicEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.titles import group_heading, heading
from macros.index.tracking import Status, status_of
from macros.index.units import UnitEntry
from macros.model.kinds import ProgressStatus, Role, UnitKind
from macros.model.measure import Involvement

REMOVED = "removed"
"""By this word addresses call the measures that a later document removed."""


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


def measure_filters(index: Index) -> tuple[Filter, ...]:
    """Return the filters of the measures, those most asked for first; one without any value is left out."""
    units = tuple(
        OptionGroup(kind, tuple(map(_unit, units))) for kind, units in index.units_by_kind
    )
    return _used(
        _plain("section", "部分", _sections(index)),
        Filter("unit", "单位", units),
        _plain("due", "期限在", _years(index)),
        _plain("status", "最近的进展", _statuses(index)),
        _plain("topic", "主题", map(_topic, index.topics.values())),
        _plain("role", "单位的角色", _roles(m.measure.units for m in index.measures.values())),
        _plain("document", "引用文件", map(_document, index.documents.values())),
    )


def unit_filters(index: Index) -> tuple[Filter, ...]:
    """Return the filters of the units; one without any value is left out."""
    kinds = (Option(kind_id(kind), kind, len(units)) for kind, units in index.units_by_kind)
    roles = _roles((t.involvement for t in unit.tasks if t.stands) for unit in index.units.values())
    return _used(_plain("kind", "类别", kinds), _plain("role", "角色", roles))


def _sections(index: Index) -> Iterator[Option]:
    """Yield the parts of the plan, and what stands between them under no heading; none if that is all."""
    if index.sections:
        for entry in index.parts.values():
            depth = len(entry.ancestors)
            yield Option(entry.id, group_heading(index, entry), len(entry.measures), depth)


def _topic(entry: TopicEntry) -> Option:
    return Option(entry.id, entry.title, len(entry.measures))


def _unit(entry: UnitEntry) -> Option:
    return Option(entry.id, entry.title, len(entry.measures), also=unit_words(entry))


def _document(entry: DocumentEntry) -> Option:
    other = tuple(word for word in (entry.document.number, *entry.document.aliases) if word)
    return Option(entry.id, heading(entry), len(entry.measures), also=other)


def _years(index: Index) -> Iterator[Option]:
    rows = [_due_years(entry) for entry in index.measures.values()]
    for year in sorted({year for row in rows for year in row}):
        yield Option(year, f"{year}年", sum(year in row for row in rows))


def _due_years(entry: MeasureEntry) -> tuple[str, ...]:
    """Return the years in which a measure has a dated deadline."""
    years = (str(d.on.year) for d in entry.measure.all_deadlines if d.on)
    return tuple(dict.fromkeys(years))


def _statuses(index: Index) -> Iterator[Option]:
    found = Counter(_status_fact(entry) for entry in index.measures.values())
    if any(found[status_id(status)] for status in ProgressStatus):
        for status, label in status_labels(index).items():
            yield Option(status_id(status), label, found[status_id(status)])
        yield Option(REMOVED, "已删去", found[REMOVED])


def _status_fact(entry: MeasureEntry) -> str:
    """Return what the newest report says; of a measure that was removed, that it was."""
    return status_id(status_of(entry)) if entry.stands else REMOVED


def status_id(status: Status) -> str:
    """Return the word by which addresses call a status."""
    return status.replace("_", "-") if status else "none"


def status_labels(index: Index) -> dict[Status, str]:
    """Return the words by which readers call each status.

    Where the only report on a measure is of a day to come, it would be false to say that there is none.
    """
    ahead = any(one.reports and not one.latest_progress for one in index.standing)
    nothing = "没有收录已到日期的进展" if ahead else "没有收录进展"
    return {**{status: status.label for status in ProgressStatus}, None: nothing}


def kind_id(kind: UnitKind) -> str:
    """Return the word by which addresses call a kind of unit."""
    return kind.name.lower().replace("_", "-")


def measure_facts(entry: MeasureEntry) -> dict[str, str]:
    """Return the ids by which filters find a measure; ``task`` is a unit with its role.

    ``dates`` are those by which it is still due, for the order.
    """
    measure = entry.measure
    return {
        "section": " ".join(section.id for section in entry.around),
        "topic": " ".join(measure.topics),
        "unit": " ".join(entry.unit_ids),
        "role": _once(involvement.role for involvement in measure.units),
        "task": _once(f"{i.unit}.{i.role}" for i in measure.units),
        "document": " ".join(measure.documents),
        "due": " ".join(_due_years(entry)),
        "dates": " ".join(day.isoformat() for day in entry.open_dates),
        "status": _status_fact(entry),
    }


def unit_facts(entry: UnitEntry) -> dict[str, str]:
    """Return the ids by which filters find a unit."""
    return {
        "kind": kind_id(entry.unit.kind),
        "role": " ".join(entry.numbers),
        "count": str(len(entry.standing)),
    }


def unit_words(entry: UnitEntry) -> tuple[str, ...]:
    """Return the other names of a unit, by which it can be found besides its name."""
    other = (entry.unit.short, *entry.unit.aliases, *entry.new_names)
    return tuple(word for word in other if word)


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
