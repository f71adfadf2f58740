"""The entries of the history that a difference needs, as the data file writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from macros.addresses import address
from macros.editing.blocks import list_yaml
from macros.editing.cannot import CannotEdit
from macros.editing.diff.compare import Difference, ObjectChange
from macros.editing.diff.fields import FieldChange, plain
from macros.editing.diff.relations import Incomplete
from macros.editing.insert import Inserted, insert
from macros.loading.load import load_shape
from macros.model.history import Change
from macros.model.kinds import ChangeKind, ObjectKind
from macros.model.measure import Source
from macros.model.values import Id

LONGEST_SUMMARY = 120

_BESIDE = (ChangeKind.PROGRESS, ChangeKind.NOTES, ChangeKind.VALIDITY)
"""Kinds of change that are never part of what a document did to the words of an object."""
OF_UNITS = ("name", "short", "aliases", "extent", "code", "succession")
"""The fields of a unit that say what it is and what became of it: no words of the official text."""
KINDS: dict[str, ChangeKind] = {
    **dict.fromkeys(
        ("number", "section", "order", "numbering", "same_number_as"), ChangeKind.RENUMBERED
    ),
    **dict.fromkeys(
        (
            *("units", "documents", "topics", "related", "parent", "members", "kind"),
            *("issuer", "sealed_by", "role_clauses"),
        ),
        ChangeKind.RELATIONS,
    ),
    "validity": ChangeKind.VALIDITY,
    "progress": ChangeKind.PROGRESS,
    **dict.fromkeys(
        ("notes", "summary", "short_title", "description", "reviewed", "synonyms"),
        ChangeKind.NOTES,
    ),
}
"""The kind of change by field; a change of any other field is one of wording."""


HEADING = "# 变更记录：首次发布以后的每次修改，新的在前"
"""The comment above a history that is begun."""


def draft(found: Difference, on: date) -> tuple[Change, ...]:
    """Return the entries that the history still lacks.

    One for each kind of change, one more for each document that amends the plan, and one more for
    each set of units and topics that measures lost, since the history alone remembers whose they
    were. A measure is followed by what it gained or
    lost. Assumes that incomplete entries and missing records are mended first.
    """
    parties, lost = _gained_and_lost(found)
    reporting = _reporting(found)
    lacking = set(found.unnamed).difference(*(one.whole.ids for one in found.incomplete))
    groups: dict[_Group, dict[str, list[str]]] = {}
    # Measures first, so that their units and topics join the same entry; new ids after old ones.
    reports = sorted(_reports(found), key=lambda r: (r[0] not in parties, r[0] in found.renamed))
    for id, kind, words in reports:
        by = found.amendments[id].source if kind is ChangeKind.AMENDED else None
        by = reporting if kind is ChangeKind.PROGRESS else by
        if kind.relates and id in parties:
            key = _Group(kind, by, lost.get(found.renamed.get(id, id), ()))
        elif id in lacking:
            held = (k for k in groups if (k.kind, k.by) == (kind, by) and id in groups[k])
            key = next(held, _Group(kind, by))
        else:
            continue
        parts = groups.setdefault(key, {})
        parts.setdefault(id, []).append(words)
        for party in parties.get(id, ()) if kind.relates else ():
            parts.setdefault(party, [])
    return tuple(
        Change(on=on, kind=key.kind, ids=tuple(parts), summary=_summary(parts), source=key.by)
        for kind in ChangeKind
        for key, parts in groups.items()
        if key.kind is kind
    )


class _Group(NamedTuple):
    """What one entry reports together."""

    kind: ChangeKind
    by: Source | None = None
    """The document that amends the plan, or what reports the progress."""
    lost: tuple[str, ...] = ()
    """The units and topics that the measures lost."""


def _gained_and_lost(
    found: Difference,
) -> tuple[dict[str, list[str]], dict[str, tuple[str, ...]]]:
    """Return by measure the units and topics that new entries must name, and those it lost."""
    parties: dict[str, list[str]] = {}
    lost: dict[str, tuple[str, ...]] = {}
    completed = [one.whole for one in found.incomplete]
    for relation in found.unreported:
        if not any(map(relation.reported_by, completed)):
            measure, party = relation.measure, relation.party
            parties.setdefault(measure, []).append(party)
            if not relation.gained:
                lost[measure] = tuple(sorted((*lost.get(measure, ()), party)))
    return parties, lost


def _reporting(found: Difference) -> Source | None:
    """Return the one source of all new progress; None if there are several, or progress was corrected."""
    fields = [
        field for change in found.objects for field in change.fields if field.aspect == "progress"
    ]
    whole = (field for field in fields if len(field.path) == 2 and field.before is None)
    given = [field.after["source"] for field in whole]
    if not given or len(given) < len(fields) or any(one != given[0] for one in given):
        return None
    return Source.model_validate(given[0])


def _reports(found: Difference) -> Iterator[tuple[str, ChangeKind, str]]:
    """Yield each changed id, the kind of its change and words that say what changed."""
    recorded = {change.id for change in found.records}
    former = {change.id: change for change in (*found.objects, *found.records)}
    for change in found.objects:
        if change.what == "added" and change.id in found.renamed:
            yield change.id, *_gone(former[found.renamed[change.id]], found)
        elif change.id in found.amendments:
            yield from _amended(change, found)
        elif change.what == "added":
            yield change.id, ChangeKind.ADDED, f"新增{_called(change)}"
        elif change.what == "changed":
            for field in change.fields:
                yield change.id, _kind(change, field), _changed(change, field, found)
        elif change.id not in recorded:
            yield change.id, *_gone(change, found)
    for change in found.records:
        if change.what != "removed":  # a published entry is put back as it was
            yield change.id, *_gone(change, found)


def _kind(change: ObjectChange, field: FieldChange) -> ChangeKind:
    if change.kind is ObjectKind.UNIT and field.aspect in OF_UNITS:
        return ChangeKind.UNITS
    return KINDS.get(field.aspect, ChangeKind.REWORDED)


def _amended(change: ObjectChange, found: Difference) -> Iterator[tuple[str, ChangeKind, str]]:
    """Yield what a document did, which is no correction, and beside it what only editors did."""
    deed = found.amendments[change.id].deed
    yield change.id, ChangeKind.AMENDED, f"{deed}{_called(change)}"
    for field in change.fields:
        if (kind := _kind(change, field)) in _BESIDE:
            yield change.id, kind, _changed(change, field, found)


def _changed(change: ObjectChange, field: FieldChange, found: Difference) -> str:
    """Return words for a change; for units and topics of a measure, which ones."""
    words = f"{_called(change)}的{field.label.partition(' › ')[0]}"
    which = {True: "", False: ""}
    for relation in found.relations:
        if (relation.measure, relation.aspect) == (change.id, field.aspect):
            which[relation.gained] += f"“{found.names.get(relation.party, relation.party)}”"
    signs = [
        f"{sign}{which[gained]}"
        for sign, gained in (("增加", True), ("减少", False))
        if which[gained]
    ]
    full = f"{words}{'，'.join(signs)}"
    return full if len(full) <= LONGEST_SUMMARY else words


def _gone(change: ObjectChange, found: Difference) -> tuple[ChangeKind, str]:
    """Return the kind and words for an id that went, and where it leads if it was moved."""
    if change.id not in found.leads:
        return ChangeKind.RETIRED, f"停用{_called(change)}"
    how, to = found.leads[change.id]
    names = [found.names.get(id, id) for id in to]
    if change.kind and names == [change.name]:
        return (
            ChangeKind.MOVED,
            f"{_called(change)}的网址改为 {address.page_of(change.kind, to[0])}",
        )
    return ChangeKind.MOVED, f"{_called(change)}{how.label}{''.join(f'“{n}”' for n in names)}"


def _called(change: ObjectChange) -> str:
    return f"{change.kind.label}“{change.name}”" if change.kind else "方案"


def _summary(parts: dict[str, list[str]]) -> str:
    words = list(dict.fromkeys(word for part in parts.values() for word in part))
    text = "；".join(words)
    if len(text) <= LONGEST_SUMMARY:
        return text
    kept = words[0][:LONGEST_SUMMARY]
    return f"{kept}等 {len(words)} 处" if len(words) > 1 else kept


def entries_yaml(entries: tuple[Change, ...]) -> str:
    """Return entries as they stand below ``changes:``, a line break at the end."""
    return list_yaml([plain(entry) for entry in entries], Change)


def inserted(data: bytes, entries: tuple[Change, ...]) -> Inserted:
    """Return the data file with the entries, at least one, on top of its history. Raises CannotEdit."""
    newest = load_shape(data, "")[0].changes[:1]
    if newest and newest[0].on > entries[0].on:
        raise CannotEdit(
            f"已有 {newest[0].on} 的变更记录，日期 {entries[0].on} 更早；请用 --date 写较晚的日期。"
        )
    values = [plain(entry) for entry in entries]
    return insert(data, ("changes",), 0, values, Change, heading=HEADING)


def with_entries(data: bytes, entries: tuple[Change, ...]) -> bytes:
    """Return the data file with the entries on top of its history. Raises CannotEdit."""
    return inserted(data, entries).data if entries else data


def with_ids(data: bytes, given: tuple[Incomplete, ...]) -> bytes:
    """Return the data file with new entries that name all they should. Raises CannotEdit."""
    for one in given:
        place = load_shape(data, "")[0].changes.index(one.entry)
        route = ("changes", place, "ids")
        data = insert(data, route, len(one.entry.ids), one.lacking, Id).data
    return data
