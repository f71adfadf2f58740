"""What changed in meaning between two plans; it reads and writes no files.

Line breaks, comments, quoting and the order of keys are no difference; all that a reader of the
site could notice is.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from macros.addresses import address
from macros.addresses.ledger import Ledger
from macros.editing.diff.addresses import Addresses, addresses
from macros.editing.diff.amendments import Amendment, amendments
from macros.editing.diff.fields import FieldChange, Name, field_changes, followed
from macros.editing.diff.history import HistoryChange, history_change
from macros.editing.diff.objects import Objects, Placed, named
from macros.editing.diff.relations import Incomplete, RelationChange, incomplete, relation_changes
from macros.editing.diff.successors import successors
from macros.model.history import Former, Moved
from macros.model.kinds import MoveKind, ObjectKind
from macros.model.measure import Measure
from macros.model.plan import PlanFile

UNPUBLISHED = Ledger()
What = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class ObjectChange:
    """An object that was added, removed or changed."""

    what: What
    kind: ObjectKind | None
    """None stands for the plan itself: its own facts, the notice and the preamble."""
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Vanished:
    """A published id that names nothing any more, without a record in the file."""

    kind: ObjectKind
    id: str
    name: str
    reused: bool
    """Whether the id is now used for an object of another kind."""
    successor: str | None
    """The new object of its kind that is guessed to be the same under another id."""
    record: Former | None = None
    """Its record in the published file, which is lost, too."""


@dataclass(frozen=True)
class Difference:
    """All differences in meaning between two plans."""

    objects: tuple[ObjectChange, ...]
    records: tuple[ObjectChange, ...]
    """Entries of ``moved`` and ``retired`` that were added, removed or changed."""
    history: HistoryChange
    leads: Mapping[str, tuple[MoveKind, tuple[str, ...]]]
    """Where renamed ids lead, recorded or guessed."""
    renamed: Mapping[str, str]
    """The new id of each object of which only the id changed, with the old one."""
    amendments: Mapping[str, Amendment]
    """What documents that amend the plan did to a measure, by its id; and these documents."""
    relations: tuple[RelationChange, ...]
    """The units and topics that measures gained and lost."""
    vanished: tuple[Vanished, ...]
    addresses: Addresses
    units: tuple[str, ...]
    """The units concerned: those that changed, and those that a changed measure names."""
    names: Mapping[str, str]

    def __bool__(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.objects or self.records or self.history)

    @property
    def changed_ids(self) -> tuple[str, ...]:
        """The ids of the objects that changed, each once."""
        ids = [change.id for change in (*self.objects, *self.records)]
        return tuple(dict.fromkeys(ids))

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The changed ids that no new entry of the history names; a rewritten entry is not new."""
        named = {id for entry in self.history.added for id in entry.ids}
        whole = any(not entry.ids for entry in self.history.added)
        plan = {change.id for change in self.objects if change.kind is None}
        return tuple(
            id for id in self.changed_ids if id not in named and not (whole and id in plan)
        )

    @cached_property
    def unreported(self) -> tuple[RelationChange, ...]:
        """What measures gained or lost and no new entry reports."""
        new = self.history.added
        return tuple(one for one in self.relations if not any(map(one.reported_by, new)))

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """The ids that new entries have yet to name: what changed, and both ends of relations."""
        ends = (id for one in self.unreported for id in (one.measure, one.party))
        return tuple(dict.fromkeys((*self.unnamed, *ends)))

    @cached_property
    def incomplete(self) -> tuple[Incomplete, ...]:
        """The new entries that do not name what their measures gained or lost."""
        return incomplete(self.unreported, self.history.added)


def difference(old: PlanFile, new: PlanFile, ledger: Ledger = UNPUBLISHED) -> Difference:
    """Return what changed from ``old`` to ``new``; ``ledger`` holds the addresses ever published."""
    before, after = Objects(old), Objects(new)
    vanished = tuple(_vanished(before, after, new))
    leads = _leads(old, new, vanished)
    renamed = _renamed(before, after, leads)
    names = {**before.names, **after.names}

    def name(id: str) -> str:
        return names.get(id, id)

    changes = tuple(_object_changes(before, after, renamed, name))
    return Difference(
        objects=changes,
        records=tuple(_record_changes(old, new, name)),
        history=history_change(old.changes, new.changes),
        leads=leads,
        renamed={new: old for old, new in renamed.items()},
        amendments=amendments(before, after),
        relations=tuple(relation_changes(before, after, renamed)),
        vanished=vanished,
        addresses=addresses(before, after, _pages(changes), ledger),
        units=_units(changes, before, after),
        names=names,
    )


def _object_changes(
    before: Objects, after: Objects, renamed: Mapping[str, str], name: Name
) -> Iterator[ObjectChange]:
    """Yield what was added, removed or changed. A reference that follows a renamed id has not changed."""
    plan = tuple(field_changes(followed(before.file.plan, renamed), after.file.plan, name))
    if before.file.plan.id != after.file.plan.id:
        ids = before.file.plan.id, after.file.plan.id
        plan = (FieldChange(("id",), "编号代码", *ids, *ids), *plan)
    if plan:
        yield ObjectChange("changed", None, after.file.plan.id, after.file.plan.title, plan)
    order = _order_changes(before, after, name)
    for key, placed in before.all.items():
        if key not in after.all:
            yield ObjectChange("removed", placed.kind, key[1], named(placed.thing))
    for key, placed in after.all.items():
        was = before.all.get(key)
        if was is None:
            yield ObjectChange("added", placed.kind, key[1], named(placed.thing))
            continue
        fields = list(field_changes(followed(was.thing, renamed), placed.thing, name))
        if renamed.get(was.holder, was.holder) != placed.holder:
            words = name(was.holder) if was.holder else "最上层", name(placed.holder) or "最上层"
            fields.append(FieldChange(("section",), "所在部分", was.holder, placed.holder, *words))
        if key in order:
            fields.append(order[key])
        if fields:
            yield ObjectChange("changed", placed.kind, key[1], named(placed.thing), tuple(fields))


def _order_changes(
    before: Objects, after: Objects, name: Name
) -> dict[tuple[ObjectKind, str], FieldChange]:
    """Return the objects that changed places with others that the same object holds."""
    found = {}
    olds, news = before.holders(), after.holders()
    for (kind, holder), ids in news.items():
        old = [id for id in olds.get((kind, holder), ()) if id in set(ids)]
        new = [id for id in ids if id in set(old)]
        if old == new:
            continue
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        kept = {
            id for block in matcher.get_matching_blocks() for id in old[block.a :][: block.size]
        }
        for id in new:
            if id not in kept:
                was, now = _after(id, old), _after(id, new)
                words = tuple(f"在“{name(x)}”之后" if x else "在最前" for x in (was, now))
                found[kind, id] = FieldChange(("order",), "顺序", was, now, words[0], words[1])
    return found


def _after(id: str, ids: list[str]) -> str:
    place = ids.index(id)
    return ids[place - 1] if place else ""


def _record_changes(old: PlanFile, new: PlanFile, name: Name) -> Iterator[ObjectChange]:
    olds: dict[str, Former] = {entry.id: entry for entry in (*old.moved, *old.retired)}
    news: dict[str, Former] = {entry.id: entry for entry in (*new.moved, *new.retired)}
    for id, was in olds.items():
        if id not in news:
            yield ObjectChange("removed", was.kind, id, was.title)
    for id, now in news.items():
        before = olds.get(id)
        if before is None:
            yield ObjectChange("added", now.kind, id, now.title)
        elif type(before) is type(now):
            fields = tuple(field_changes(before, now, name))
            if fields:
                yield ObjectChange("changed", now.kind, id, now.title, fields)
        else:
            kinds = tuple("改址" if isinstance(x, Moved) else "停用" for x in (before, now))
            change = FieldChange(("record",), "登记", *kinds, *kinds)
            yield ObjectChange("changed", now.kind, id, now.title, (change,))


def _vanished(before: Objects, after: Objects, new: PlanFile) -> Iterator[Vanished]:
    """Yield the ids, living or former, that the new file neither uses nor records."""
    former = {entry.id for entry in (*new.moved, *new.retired)}
    living = {id for _, id in after.all}
    come = {key: _words(placed) for key, placed in after.all.items() if key not in before.all}
    gone = {
        key: placed
        for key, placed in before.all.items()
        if key not in after.all and key[1] not in former
    }
    guessed = successors({key: _words(placed) for key, placed in gone.items()}, come)
    for (kind, id), placed in gone.items():
        yield Vanished(kind, id, named(placed.thing), id in living, guessed.get((kind, id)))
    for entry in (*before.file.moved, *before.file.retired):
        if entry.id not in former:
            yield Vanished(entry.kind, entry.id, entry.title, entry.id in living, None, entry)


def _words(placed: Placed) -> str:
    """Return the words by which an object is compared: its text, or its name."""
    return getattr(placed.thing, "text", None) or named(placed.thing)


def _pages(changes: tuple[ObjectChange, ...]) -> Iterator[str]:
    """Yield the pages of the objects that changed; the plan itself is shown at the front."""
    for change in changes:
        if change.what == "changed":
            yield address.page_of(change.kind, change.id) if change.kind else address.HOME


def _units(changes: tuple[ObjectChange, ...], before: Objects, after: Objects) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for change in changes:
        if change.kind is ObjectKind.UNIT:
            found[change.id] = None
        if change.kind is ObjectKind.MEASURE:
            for objects in (before, after):
                placed = objects.all.get((ObjectKind.MEASURE, change.id))
                if placed and isinstance(placed.thing, Measure):
                    found.update((involvement.unit, None) for involvement in placed.thing.units)
    return tuple(found)


def _leads(
    old: PlanFile, new: PlanFile, vanished: tuple[Vanished, ...]
) -> dict[str, tuple[MoveKind, tuple[str, ...]]]:
    alike = {v.id: (MoveKind.MOVED, (v.successor,)) for v in vanished if v.successor}
    recorded = {entry.id: (entry.how, entry.to) for entry in new.moved if entry not in old.moved}
    return {**alike, **recorded}


def _renamed(
    before: Objects, after: Objects, leads: Mapping[str, tuple[MoveKind, tuple[str, ...]]]
) -> dict[str, str]:
    """Return the old ids of objects that only changed their id, with the new ones."""
    come = {id for kind, id in after.all if (kind, id) not in before.all}
    moved = {id: to[0] for id, (how, to) in leads.items() if how is MoveKind.MOVED}
    return {id: to for id, to in moved.items() if to in come}
