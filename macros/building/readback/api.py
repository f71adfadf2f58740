"""The files of the API: ids, words and links are those of the plan, and all files say the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.answers import (
    BRIEF,
    in_brief,
    of_change,
    of_former,
    of_object,
    of_plan,
    of_tasks,
    references,
)
from macros.building.readback.output import Output, around, differs, lists_differ
from macros.exports.api.envelope import Envelope
from macros.index.entries import Entry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.pages.site import Site

Json = Any  # what json.loads gives


def api(built: Built, site: Site) -> Iterator[Output]:
    """Yield the file of each object, each list, and the whole."""
    for kind, entries in site.index.by_kind.items():
        listing = f"{address.API}{address.API_FOLDERS[kind]}.json"
        yield Output(listing, partial(_listing, site, listing, [*entries]), True)
        for entry in entries.values():
            yield Output(address.api(entry), partial(_object, site, entry))
    everything = f"{address.API}index.json"
    yield Output(everything, partial(_listing, site, everything, [*site.index.living]), True)
    yield Output(f"{address.API}plan.json", partial(_whole, built, site), True)
    yield Output(f"{address.API}by-number.json", partial(_by_number, site), True)
    yield Output(f"{address.API}by-role.json", partial(_by_role, site), True)
    yield Output(f"{address.API}redirects.json", partial(_redirects, site), True)
    for former in site.index.former.values():
        where = address.api(former)
        yield Output(where, partial(_former, site, where, former.id))
    yield Output(f"{address.API}changes.json", partial(_changes, site), True)


def _data(site: Site, where: str, content: bytes) -> tuple[Json, list[str]]:
    """Return what a file answers with, and what is wrong with what it says about itself."""
    answer, plan = json.loads(content), site.index.plan
    faults = [
        *lists_differ("字段", answer, (*Envelope.model_fields, "data")),
        *differs("url", answer["url"], site.settings.site_url + where),
        *differs("api_version", answer["api_version"], "1"),
        *differs("plan.id", answer["plan"]["id"], plan.id),
        *differs("plan.title", answer["plan"]["title"], plan.title),
        *differs("plan.url", answer["plan"]["url"], site.settings.site_url),
        *differs("plan.document_number", answer["plan"]["document_number"], plan.document_number),
        *differs("source.title", answer["source"]["title"], plan.source.title),
        *differs("source.url", answer["source"]["url"], plan.source.url),
        *differs("licence.editorial", answer["licence"]["editorial"], "CC-BY-4.0"),
        *differs("generated_from.digest", answer["generated_from"]["digest"], site.digest),
    ]
    return answer["data"], [*faults, *references(site, answer["data"])]


def _listing(site: Site, where: str, ids: list[str], content: bytes) -> Iterator[str]:
    data, faults = _data(site, where, content)
    yield from faults
    yield from lists_differ("id", [one["id"] for one in data], ids)
    for one in data:
        entry = site.index.living.get(one["id"])
        url = one["url"] if "url" in one else one["links"]["page"]
        if entry:
            yield from differs(f"{entry.id} 的网址", url, site.url(entry))
        if entry and entry.kind in BRIEF and "links" in one:
            yield from (f"{entry.id} 的 {fault}" for fault in in_brief(site, entry, one))


def _object(site: Site, entry: Entry, content: bytes) -> Iterator[str]:
    data, faults = _data(site, address.api(entry), content)
    yield from faults
    yield from _said(site, entry, data)


def _said(site: Site, entry: Entry, data: Json) -> Iterator[str]:
    yield from differs("id", data["id"], entry.id)
    yield from of_object(site, entry, data)
    if isinstance(entry, UnitEntry):
        found = [
            f"{task['measure']['id']} {g['role']}" for g in data["roles"] for task in g["tasks"]
        ]
        expected = [f"{t.entry.id} {t.involvement.role.value}" for t in entry.tasks]
        yield from lists_differ("roles", sorted(found), sorted(expected))
    if isinstance(entry, MeasureEntry):
        beside = zip(("previous", "next"), around(site, entry.id), strict=True)
        for name, neighbour in beside:
            found_id = data[name] and data[name]["id"]
            yield from differs(name, found_id, neighbour.id if neighbour else None)


def _whole(built: Built, site: Site, content: bytes) -> Iterator[str]:
    """All that one file says of each object is what the object's own file says."""
    data, faults = _data(site, f"{address.API}plan.json", content)
    yield from faults
    yield from of_plan(site, data["plan"])
    for kind, entries in site.index.by_kind.items():
        folder = address.API_FOLDERS[kind]
        yield from lists_differ(folder, _ids(data[folder]), [*entries])
        for one in data[folder]:
            if entry := entries.get(one["id"]):
                for fault in _said(site, entry, one):
                    yield f"{folder} 中 {entry.id} 的 {fault}"


def _by_number(site: Site, content: bytes) -> Iterator[str]:
    data, faults = _data(site, f"{address.API}by-number.json", content)
    yield from faults
    expected = {entry.code: id for id, entry in site.index.measures.items() if entry.code}
    found = [f"{code} {ref['id']}" for code, ref in data.items()]
    yield from lists_differ("编号", found, [f"{code} {id}" for code, id in expected.items()])


def _by_role(site: Site, content: bytes) -> Iterator[str]:
    data, faults = _data(site, f"{address.API}by-role.json", content)
    yield from faults
    found = [
        f"{group['role']} {task['unit']['id']} {task['measure']['id']}"
        for group in data
        for task in group["tasks"]
    ]
    tasks = [task for unit in site.index.units.values() for task in unit.tasks]
    expected = [f"{t.relation.role.value} {t.involvement.unit} {t.entry.id}" for t in tasks]
    yield from lists_differ("任务", sorted(found), sorted(expected))
    for group in data:
        in_role = [task for task in tasks if task.relation.role.value == group["role"]]
        yield from of_tasks(in_role, group["tasks"])


def _redirects(site: Site, content: bytes) -> Iterator[str]:
    data, faults = _data(site, f"{address.API}redirects.json", content)
    yield from faults
    yield from lists_differ("停用的 id", _ids(data["former"]), [*site.index.former])
    for one in data["former"]:
        if former := site.index.former.get(one["id"]):
            yield from (f"{former.id} 的 {fault}" for fault in of_former(former, one))


def _former(site: Site, where: str, id: str, content: bytes) -> Iterator[str]:
    data, faults = _data(site, where, content)
    yield from faults
    yield from differs("id", data["id"], id)
    yield from of_former(site.index.former[id], data)


def _changes(site: Site, content: bytes) -> Iterator[str]:
    data, faults = _data(site, f"{address.API}changes.json", content)
    yield from faults
    expected = [f"{change.on} {change.summary}" for change in site.index.changes]
    yield from lists_differ("记录", [f"{one['on']} {one['summary']}" for one in data], expected)
    for change, one in zip(site.index.changes, data, strict=False):
        yield from of_change(site, change, one)


def _ids(refs: Json) -> list[str]:
    return [ref["id"] for ref in refs]
