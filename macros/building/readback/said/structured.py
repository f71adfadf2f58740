"""What the page tells machines that read pages (JSON-LD): whose page it is, and what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page
from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.model.kinds import ValidityStatus
from macros.text.lines.reflow import squeeze

_DATA = "//script[@type='application/ld+json']/text()"


def structured(page: Page) -> Iterator[str]:
    """Yield what the page's JSON-LD says otherwise than the plan has it."""
    found = page.find(_DATA)
    if not found:
        if page.entry or page.where in (address.HOME, address.PLAN):
            yield "没有 JSON-LD"
        return
    own, *others = json.loads(str(found[0]))["@graph"]
    for name in ("@id", "url"):
        yield from differs(f"JSON-LD 的 {name}", own[name], page.url)
    yield from differs("JSON-LD 的 name", squeeze(own["name"]), page.words("//head/title"))
    yield from _crumbs(page, own)
    if page.where in (address.HOME, address.PLAN):
        yield from _plan(page, {one["@id"]: one for one in others}, own["mainEntity"]["@id"])
    elif page.entry:
        yield from _object(page, page.entry, own["mainEntity"])


def _crumbs(page: Page, own: dict[str, Any]) -> Iterator[str]:
    steps = own.get("breadcrumb", {}).get("itemListElement", [])
    shown = [squeeze(one.text_content()) for one in page.find("//nav[@class='pl-crumbs']//li")]
    yield from lists_differ("JSON-LD 的路径", [squeeze(one["name"]) for one in steps], shown)
    links = page.leads("//nav[@class='pl-crumbs']//a/@href")
    told = [page.to(one["item"]["@id"]) for one in steps]
    yield from lists_differ("JSON-LD 的路径的网址", told, [*links, page.where] if steps else [])


def _plan(page: Page, others: dict[str, Any], main: str) -> Iterator[str]:
    plan, said = page.index.plan, others.get(main, {})
    given = plan.validity
    until = given.until.isoformat() if given and given.until else None
    day = plan.issued_on.isoformat() if plan.issued_on else None
    for name, expected in {
        "name": plan.title,
        "url": page.site.settings.site_url + address.PLAN,
        "identifier": plan.document_number,
        "datePublished": day,
        "creativeWorkStatus": given.status.label if given else None,
        "expires": until,
    }.items():
        yield from differs(f"JSON-LD 的 {name}", said.get(name), expected)
    publishers = said.get("publisher", [])
    each = publishers if isinstance(publishers, list) else [publishers]
    names = [page.index.units[id].unit.name for id in plan.issuer]
    yield from lists_differ("JSON-LD 的发文机关", [one["name"] for one in each], names)
    force = said.get("legislationLegalForce")
    if force or (said.get("@type") == "Legislation" and given):
        lasts = given and given.status is ValidityStatus.IN_FORCE
        wanted = f"https://schema.org/{'InForce' if lasts else 'NotInForce'}" if given else None
        yield from differs("JSON-LD 的效力", force, wanted)
    for name, expected in (
        ("legislationIdentifier", plan.document_number),
        ("legislationDate", day),
    ):
        if name in said:
            yield from differs(f"JSON-LD 的 {name}", said[name], expected)


def _object(page: Page, entry: Entry, said: dict[str, Any]) -> Iterator[str]:
    wanted = squeeze(entry.title) if isinstance(entry, DocumentEntry) else name_of(entry)
    yield from differs("JSON-LD 的对象", said["@id"], f"{page.url}#it")
    yield from differs("JSON-LD 的对象的网址", said["url"], page.url)
    yield from differs("JSON-LD 的对象的名称", squeeze(said["name"]), wanted)
    match entry:
        case MeasureEntry():
            yield from _measure(page, entry, said)
        case SectionEntry():
            held = [page.to(one["url"]) for one in said["hasPart"]]
            inside = [address.page(m) for m in entry.measures if m.section is entry.section]
            yield from lists_differ("JSON-LD 的组成部分", (), [m for m in inside if m not in held])
        case DocumentEntry():
            document = entry.document
            day = document.issued_on.isoformat() if document.issued_on else None
            yield from differs("JSON-LD 的文号", said.get("identifier"), document.number)
            yield from differs("JSON-LD 的日期", said.get("datePublished"), day)
        case _:
            pass


def _measure(page: Page, entry: MeasureEntry, said: dict[str, Any]) -> Iterator[str]:
    measure, root = entry.measure, f"{page.site.settings.site_url}#plan"
    units = [page.index.units[one.unit] for one in measure.units]
    named = [f"{page.to(one['url'])} {one['name']}" for one in said.get("mentions", [])]
    wanted = dict.fromkeys(f"{address.page(unit)} {unit.unit.name}" for unit in units)
    yield from lists_differ("JSON-LD 的单位", named, wanted)
    within = entry.section and page.site.url(page.index.sections[entry.section.id])
    around = said["isPartOf"]
    yield from differs("JSON-LD 的所在部分", around.get("url", around["@id"]), within or root)
    cited = [page.to(one["url"]) for one in said.get("citation", [])]
    documents = [address.page(page.index.documents[id]) for id in measure.documents]
    yield from lists_differ("JSON-LD 的引用文件", cited, documents)
    yield from differs("JSON-LD 的编号", said.get("position"), entry.number or None)
    told = [
        f"{one.get('object', one)['description']} {one.get('scheduledTime')}"
        for one in said.get("about", [])
    ]
    due = [f"{one.text} {one.on}" for one in measure.all_deadlines]
    yield from lists_differ("JSON-LD 的期限", told, due)
