"""The files of the API: ids, words and links are those of the plan, and all files say the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output, around, differs, lists_differ
from macros.index.entries import DocumentEntry, Entry, SectionEntry, TermEntry, TopicEntry
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
        *differs("url", answer["url"], site.settings.site_url + where),
        *differs("plan.id", answer["plan"]["id"], plan.id),
        *differs("plan.title", answer["plan"]["title"], plan.title),
        *differs("generated_from.digest", answer["generated_from"]["digest"], site.digest),
    ]
    return answer["data"], faults


def _listing(site: Site, where: str, ids: list[str], content: bytes) -> Iterator[str]:
    data, faults = _data(site, where, content)
    yield from faults
    yield from lists_differ("id", [one["id"] for one in data], ids)
    for one in data:
        entry = site.index.living.get(one["id"])
        url = one["url"] if "url" in one else one["links"]["page"]
        if entry:
            yield from differs(f"{entry.id} 的网址", url, site.url(entry))


def _object(site: Site, entry: Entry, content: bytes) -> Iterator[str]:
    data, faults = _data(site, address.api(entry), content)
    yield from faults
    yield from _said(site, entry, data)


def _said(site: Site, entry: Entry, data: Json) -> Iterator[str]:
    yield from differs("id", data["id"], entry.id)
    yield from differs("links.page", data["links"]["page"], site.url(entry))
    yield from differs(
        "links.api", data["links"]["api"], site.settings.site_url + address.api(entry)
    )
    match entry:
        case MeasureEntry():
            yield from _measure(site, entry, data)
        case UnitEntry():
            yield from differs("name", data["name"], entry.title)
            found = [
                f"{task['measure']['id']} {group['role']}"
                for group in data["roles"]
                for task in group["tasks"]
            ]
            expected = [f"{t.entry.id} {t.involvement.role.value}" for t in entry.tasks]
            yield from lists_differ("roles", sorted(found), sorted(expected))
        case SectionEntry():
            yield from differs("title", data["title"], entry.title)
            for name in ("before", "intro", "closing"):
                yield from differs(name, data[name], getattr(entry.section, name))
            yield from lists_differ("measures", _ids(data["measures"]), _own(entry.measures))
        case DocumentEntry():
            yield from differs("title", data["title"], entry.title)
            yield from differs("text", data["text"], entry.document.text)
        case TopicEntry():
            yield from differs("name", data["name"], entry.title)
            yield from lists_differ("measures", _ids(data["measures"]), _own(entry.measures))
        case TermEntry():
            yield from differs("term", data["term"], entry.title)
            yield from differs("definition", data["definition"], entry.term.definition)


def _measure(site: Site, entry: MeasureEntry, data: Json) -> Iterator[str]:
    measure = entry.measure
    yield from differs("title", data["title"], entry.title)
    yield from differs("text", data["text"], measure.text)
    yield from differs("number", data["number"], entry.number)
    found = [f"{one['unit']['id']} {one['role']}" for one in data["units"]]
    expected = [f"{one.involvement.unit} {one.role.value}" for one in entry.relations]
    yield from lists_differ("units", sorted(found), sorted(expected))
    days = [str(one.on) for one in measure.all_deadlines]
    yield from lists_differ("deadlines", [str(one["on"]) for one in data["deadlines"]], days)
    beside = zip(("previous", "next"), around(site, entry.id), strict=True)
    for name, neighbour in beside:
        found_id = data[name] and data[name]["id"]
        yield from differs(name, found_id, neighbour.id if neighbour else None)


def _whole(built: Built, site: Site, content: bytes) -> Iterator[str]:
    """All that one file says of each object is what the object's own file says."""
    data, faults = _data(site, f"{address.API}plan.json", content)
    yield from faults
    yield from differs("plan.title", data["plan"]["title"], site.index.plan.title)
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


def _redirects(site: Site, content: bytes) -> Iterator[str]:
    data, faults = _data(site, f"{address.API}redirects.json", content)
    yield from faults
    yield from lists_differ("停用的 id", _ids(data["former"]), [*site.index.former])


def _former(site: Site, where: str, id: str, content: bytes) -> Iterator[str]:
    data, faults = _data(site, where, content)
    yield from faults
    yield from differs("id", data["id"], id)


def _changes(site: Site, content: bytes) -> Iterator[str]:
    data, faults = _data(site, f"{address.API}changes.json", content)
    yield from faults
    expected = [f"{change.on} {change.summary}" for change in site.index.changes]
    yield from lists_differ("记录", [f"{one['on']} {one['summary']}" for one in data], expected)


def _ids(refs: Json) -> list[str]:
    return [ref["id"] for ref in refs]


def _own(measures: tuple[MeasureEntry, ...]) -> list[str]:
    return [measure.id for measure in measures]
