"""What the page tells machines that read pages (JSON-LD): whose page it is, what it is about, where files lie."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.addresses import address, downloads
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page
from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.model.kinds import ValidityStatus
from macros.text.lines.reflow import squeeze

_DATA = "//script[@type='application/ld+json']/text()"
_OF_THE_WHOLE = (address.HOME, address.PLAN, downloads.FOLDER)
_ADDRESSES = ("url", "@id", "contentUrl")
_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
    "akn.xml": "application/akn+xml",
}


def structured(page: Page) -> Iterator[str]:
    """Yield what the page's JSON-LD says otherwise than the plan has it."""
    found = page.find(_DATA)
    if not found:
        if page.entry or page.where in _OF_THE_WHOLE:
            yield "没有 JSON-LD"
        return
    graph = json.loads(str(found[0]))["@graph"]
    own, *others = graph
    yield from differs("JSON-LD 的 @id", own["@id"], page.url)
    yield from differs("JSON-LD 的网址", own["url"], page.url)
    yield from differs("JSON-LD 的 name", squeeze(own["name"]), page.words("//head/title"))
    yield from _nowhere(page, graph)
    yield from _crumbs(page, own)
    if page.where in (address.HOME, address.PLAN):
        yield from _plan(page, {one["@id"]: one for one in others}, own["mainEntity"]["@id"])
    elif page.where == downloads.FOLDER:
        yield from _files(page, own["mainEntity"])
    elif page.entry:
        yield from _object(page, page.entry, own["mainEntity"])


def _nowhere(page: Page, said: object) -> Iterator[str]:
    """Yield the addresses of the site that lead to no page and no file."""
    if isinstance(said, list):
        for one in said:
            yield from _nowhere(page, one)
        return
    root = page.site.settings.site_url
    for name, value in said.items() if isinstance(said, dict) else ():
        if name in _ADDRESSES and str(value).startswith(root):
            where = value.removeprefix(root).partition("#")[0]
            if where not in page.built.pages and where not in page.built.files:
                yield f"JSON-LD 的 {name} {value} 没有网页或文件"
        else:
            yield from _nowhere(page, value)


def _crumbs(page: Page, own: dict[str, Any]) -> Iterator[str]:
    steps = own.get("breadcrumb", {}).get("itemListElement", [])
    shown = [squeeze(one.text_content()) for one in page.find("//nav[@class='pl-crumbs']//li")]
    yield from lists_differ("JSON-LD 路径的名称", [squeeze(one["name"]) for one in steps], shown)
    places = [str(one["position"]) for one in steps]
    yield from lists_differ("JSON-LD 路径的位次", places, map(str, range(1, len(steps) + 1)))
    links = page.leads("//nav[@class='pl-crumbs']//a/@href")
    told = [page.to(one["item"]["@id"]) for one in steps]
    yield from lists_differ("JSON-LD 路径的网址", told, [*links, page.where] if steps else [])
    yield from differs("JSON-LD 路径里不同的网址", len({*told}), len(told))


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
    parts = [one["url"] for one in said.get("hasPart", [])]
    tops = [page.site.url(one) for one in page.index.top_sections]
    yield from lists_differ("JSON-LD 的部分", (), [url for url in tops if url not in parts])
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


def _files(page: Page, said: dict[str, Any]) -> Iterator[str]:
    """Every file of the whole plan is offered, each as what it is."""
    root, index = page.site.settings.site_url, page.index
    wanted = {root + file.address: file.format.media_type for file in downloads.of_plan(index)}
    others = (f"{address.API}plan.json", downloads.LINES, downloads.database(index))
    for where in filter(None, (*others, downloads.akoma_ntoso(index))):
        wanted[root + where] = next(t for end, t in _TYPES.items() if where.endswith(f".{end}"))
    found = {one["contentUrl"]: one["encodingFormat"] for one in said["distribution"]}
    yield from lists_differ("JSON-LD 的文件", sorted(found), sorted(wanted))
    for url, media_type in wanted.items():
        yield from differs(f"JSON-LD 里 {url} 的类型", found.get(url), media_type)
    day = index.data_date and index.data_date.isoformat()
    yield from differs("JSON-LD 的更新日期", said.get("dateModified"), day)


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
