"""What the API answers of an object, field by field: none is missing, empty or another than in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.addresses import address, downloads
from macros.building.readback.output import differs, lists_differ, related_to
from macros.exports.api.history import ChangeOut, FormerOut
from macros.exports.api.objects import (
    DocumentOut,
    MeasureBrief,
    MeasureOut,
    SectionOut,
    TermOut,
    TopicOut,
)
from macros.exports.api.plan import PlanOut
from macros.exports.api.units import UnitBrief, UnitOut
from macros.index.entries import DocumentEntry, Entry, SectionEntry, TermEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.index.units import Task, UnitEntry
from macros.model.history import Change, Former, Moved
from macros.model.kinds import ObjectKind
from macros.model.section import HeaderRow, headed
from macros.pages.site import Site

Json = Any  # what json.loads gives
Held = Mapping[str, object]

SHAPES: Mapping[ObjectKind, type[BaseModel]] = {
    ObjectKind.SECTION: SectionOut,
    ObjectKind.MEASURE: MeasureOut,
    ObjectKind.UNIT: UnitOut,
    ObjectKind.DOCUMENT: DocumentOut,
    ObjectKind.TOPIC: TopicOut,
    ObjectKind.TERM: TermOut,
}
BRIEF: Mapping[ObjectKind, type[BaseModel]] = {
    ObjectKind.MEASURE: MeasureBrief,
    ObjectKind.UNIT: UnitBrief,
}
_DERIVED = {"down", "across", "word", "clause"}
"""What parts of the plan hold under other names, or what the API says more of than they do."""


def of_object(site: Site, entry: Entry, data: Json) -> Iterator[str]:
    """Yield what differs in the whole answer of an object."""
    yield from _declared(SHAPES[entry.kind], data)
    yield from _fields(data, _held(site, entry))
    yield from _fields(data["links"], _links(site, entry), "links.")
    if isinstance(entry, UnitEntry):
        for group in data["roles"]:
            tasks = [t for t in entry.tasks if t.involvement.role.value == group["role"]]
            yield from of_tasks(tasks, group["tasks"])


def in_brief(site: Site, entry: Entry, data: Json) -> Iterator[str]:
    """Yield what differs in the main points of a measure or unit, as lists have them."""
    yield from _declared(BRIEF[entry.kind], data)
    held = _held(site, entry)
    if isinstance(entry, MeasureEntry):
        held |= {"units": entry.unit_ids, "latest_progress": entry.latest_progress}
        if entry.section:
            held["section"] = entry.section.id
    if isinstance(entry, UnitEntry):
        held["measures"] = len(entry.standing)
        held["roles"] = {role.value: number for role, number in entry.numbers.items()}
    yield from _fields(data, held)
    yield from _fields(data["links"], _links(site, entry), "links.")


def of_tasks(tasks: list[Task], data: Json) -> Iterator[str]:
    """Yield what differs in tasks: their ground, who leads, by when, how far."""
    yield from differs("tasks 的个数", len(data), len(tasks))
    for task, found in zip(tasks, data, strict=False):
        entry, given = task.entry, task.involvement
        held: Held = {
            **dict(given),
            "word": task.relation.word or None,
            "clause": given.clause,
            "measure": entry.id,
            "leads": entry.leads,
            "deadline": next(iter(task.deadlines), None),
            "deadlines": task.deadlines,
            "latest_progress": entry.latest_progress,
            "removed_by": entry.measure.removed_by,
        }
        yield from _fields(found, held, f"{entry.id} 的 ")


def of_change(site: Site, change: Change, data: Json) -> Iterator[str]:
    """Yield what differs in an entry of the history."""
    yield from _declared(ChangeOut, data)
    known = tuple(id for id in change.ids if site.index.find(id))
    yield from _fields(data, dict(change) | {"objects": known})


def of_plan(site: Site, data: Json) -> Iterator[str]:
    """Yield what differs in what is said of the plan itself."""
    plan = site.index.plan
    yield from _declared(PlanOut, data)
    held = {**dict(plan), "issuer": next(iter(plan.issuer), None), "issuers": plan.issuer}
    del held["role_clauses"]
    yield from _fields(data, held | {"targets": tuple(one.target for one in site.index.targets)})
    yield from lists_differ(
        "role_clauses",
        [one["id"] for one in data["role_clauses"]],
        [one.id for one in plan.role_clauses],
    )


def of_former(former: Former, data: Json) -> Iterator[str]:
    """Yield what differs in what became of an id."""
    moved = former if isinstance(former, Moved) else None
    yield from _declared(FormerOut, data)
    held = {**dict(former), "former": True, "to": moved.to if moved else ()}
    yield from _fields(data, held | {"became": moved.how if moved else None})


def references(site: Site, data: Json) -> Iterator[str]:
    """Yield what differs in any reference to an object, wherever it stands: its title and addresses."""
    if isinstance(data, list):
        for one in data:
            yield from references(site, one)
    elif isinstance(data, dict):
        if data.keys() >= {"kind", "id", "title", "url", "api"}:
            yield from _reference(site, data)
        for one in data.values():
            if isinstance(one, dict | list):
                yield from references(site, one)


def _reference(site: Site, data: Json) -> Iterator[str]:
    if found := site.index.find(data["id"]):
        root = site.settings.site_url
        held: Held = {
            "kind": found.kind,
            "title": found.title,
            "url": root + address.page(found),
            "api": root + address.api(found),
        }
        yield from _fields(data, held, f"指向 {data['id']} 的 ")


def _declared(shape: type[BaseModel], data: Json) -> Iterator[str]:
    """Yield the fields that an answer, or a part of it, lacks or has too much, by what the API promises."""
    if found := [*lists_differ("字段", data, shape.model_fields)]:
        yield from found
        return
    try:
        promised = shape.model_validate(data).model_dump(mode="json")
    except ValueError:
        yield "字段的值不是 API 约定的样子"
        return
    yield from (f"{name} 里的字段与约定不一致" for name in data if promised[name] != data[name])


def _held(site: Site, entry: Entry) -> dict[str, object]:
    """Return what the plan holds for the fields of an answer, by their names."""
    match entry:
        case MeasureEntry():
            return dict(entry.measure) | _of_measure(site, entry)
        case SectionEntry():
            return dict(entry.section) | {
                "title": entry.title,
                "printed_title": entry.section.title,
                "printed_number": entry.section.number,
                "label": entry.label,
                "annex": entry.is_annex,
                "above": tuple(one.id for one in headed(entry.ancestors)),
                "sections": tuple(one.id for one in headed(entry.section.sections)),
                "measures": tuple(one.id for one in entry.measures),
            }
        case UnitEntry():
            unit = entry.unit
            return dict(unit) | {
                "website": unit.url,
                "above": tuple(one.id for one in entry.parents),
                "below": tuple(one.id for one in entry.children),
                "printed_names": entry.printed_words,
                "formerly": tuple(one.id for one in entry.formerly),
                "classes": tuple(one.id for one in entry.classes),
                "new_names": entry.new_names,
            }
        case DocumentEntry():
            document = entry.document
            return dict(document) | {
                "document_number": document.number,
                "full_text": document.url,
                "issuers": document.issuer,
                "measures": tuple(one.id for one in entry.measures),
                "amends": tuple(one.id for one in entry.amends),
                "amends_sections": tuple(one.id for one in entry.amends_sections),
                "amends_plan": entry.amends_plan,
                "source_of": tuple(one.id for one in entry.grounds),
                "source_of_units": tuple(one.id for one in entry.units),
                "supplement": bool(document.text),
            }
        case TopicEntry():
            return dict(entry.topic) | {"measures": tuple(one.id for one in entry.measures)}
        case TermEntry():
            return dict(entry.term) | {"measures": tuple(one.id for one in entry.measures)}


def _of_measure(site: Site, entry: MeasureEntry) -> dict[str, object]:
    measure = entry.measure
    return {
        "number": entry.number,
        "code": entry.code,
        "label": entry.label,
        "title_is_official": entry.title_is_official,
        "printed_number": measure.number,
        "table_caption": entry.caption or None,
        "sections": tuple(one.id for one in entry.sections),
        "related": related_to(site, entry),
        "deadline": next(iter(measure.all_deadlines), None),
        "deadlines": measure.all_deadlines,
        "progress": entry.reports,
        "unstated": entry.lacking.unstated,
        "unreviewed": entry.lacking.unreviewed,
        "explained": entry.lacking.explained,
    }


def _links(site: Site, entry: Entry) -> Held:
    root, page = site.settings.site_url, address.page(entry)
    calendar = downloads.calendar_of(site.index, entry)
    short = address.short_of(entry)
    return {
        "page": root + page,
        "api": root + address.api(entry),
        "short": root + short if short else None,
        "feed": root + address.feed(entry) if entry.kind in address.FED else None,
        "embed": root + address.embed(entry) if entry.kind in address.EMBEDDED else None,
        "calendar": root + calendar if calendar else None,
        "markdown": root + address.markdown(page) if entry.kind in address.FOLDERS else None,
    }


def _fields(data: Json, held: Held, where: str = "") -> Iterator[str]:
    """Yield what differs of what stands in both under one name."""
    for name, value in held.items():
        if name in data:
            yield from _unlike(f"{where}{name}", data[name], value)
        label = f"{name}_label"
        if label in data:
            yield from differs(f"{where}{label}", data[label], getattr(value, "label", None))


def _unlike(where: str, found: Json, held: object) -> Iterator[str]:
    """Yield where a value of an answer is not what a part of the plan holds."""
    match held:
        case HeaderRow() if isinstance(found, list):
            yield from _unlike(where, found, held.cells)
        case BaseModel() if isinstance(found, dict):
            if found.keys() >= {"kind", "id", "title", "url", "api"}:  # a reference to it
                yield from differs(where, found["id"], getattr(held, "id", None))
                return
            yield from _fields(found, {n: v for n, v in held if n not in _DERIVED}, f"{where}.")
        case tuple() if isinstance(found, list):
            yield from differs(f"{where} 的个数", len(found), len(held))
            for one, other in zip(found, held, strict=False):
                yield from _unlike(where, one, other)
        case Enum():
            yield from differs(where, found, held.value)
        case date():
            yield from differs(where, found, held.isoformat())
        case str() if isinstance(found, dict) and "id" in found:
            yield from differs(where, found["id"], held)
        case _:
            yield from differs(where, found, held)
