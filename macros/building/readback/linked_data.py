"""What pages say of themselves for machines (JSON-LD): whose they are, what is in them, where files lie."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from macros.addresses import address, downloads
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.index.entries import Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.pages.pages import redirects
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

Json = Any  # what json.loads gives
_SCRIPT = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_ADDRESSES = ("url", "@id", "contentUrl")
_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
    "akn.xml": "application/akn+xml",
}


def linked_data(built: Built, site: Site) -> Iterator[Output]:
    """Yield every page that readers find, those that only lead on aside."""
    leading = {one.address for one in redirects(site.index, site.ledger)}
    for where in built.pages:
        if (where.endswith("/") or not where) and where not in leading:
            if not where.startswith("embed/"):
                always = where in (address.HOME, downloads.FOLDER)
                yield Output(f"{where}index.html", partial(_page, built, site, where), always)


def _page(built: Built, site: Site, where: str, content: bytes) -> Iterator[str]:
    found = _SCRIPT.findall(content)
    if not found:
        if where in (address.HOME, downloads.FOLDER) or address.entry_at(site.index, where):
            yield "没有 JSON-LD"
        return
    graph = json.loads(found[0])["@graph"]
    page, own = graph[0], site.settings.site_url + where
    yield from differs("JSON-LD 的网址", page["url"], own)
    yield from differs("JSON-LD 的 @id", page["@id"], own)
    yield from _nowhere(built, site, graph)
    steps = page.get("breadcrumb", {}).get("itemListElement", [])
    places = [str(step["position"]) for step in steps]
    yield from lists_differ("JSON-LD 的路径", places, map(str, range(1, len(steps) + 1)))
    if steps:
        yield from differs("JSON-LD 路径的末尾", steps[-1]["item"]["@id"], own)
        yield from differs("JSON-LD 路径的开头", steps[0]["item"]["@id"], site.settings.site_url)
        ids = [step["item"]["@id"] for step in steps]
        yield from differs("JSON-LD 路径里不同的网址", len({*ids}), len(ids))
    if where == address.HOME:
        yield from _plan(site, graph)
    elif where == downloads.FOLDER:
        yield from _files(site, page["mainEntity"])
    elif entry := address.entry_at(site.index, where):
        yield from _object(site, entry, page["mainEntity"])


def _nowhere(built: Built, site: Site, said: Json) -> Iterator[str]:
    """Yield the addresses of the site that lead to no page and no file."""
    if isinstance(said, list):
        for one in said:
            yield from _nowhere(built, site, one)
        return
    root = site.settings.site_url
    for name, value in said.items() if isinstance(said, dict) else ():
        if name in _ADDRESSES and str(value).startswith(root):
            where = value.removeprefix(root).partition("#")[0]
            if where not in built.pages and where not in built.files:
                yield f"JSON-LD 的 {name} {value} 没有网页或文件"
        elif isinstance(value, list | dict):
            yield from _nowhere(built, site, value)


def _plan(site: Site, graph: Json) -> Iterator[str]:
    plan = site.index.plan
    about = next(one for one in graph if one.get("@id") == f"{site.settings.site_url}#plan")
    issued = plan.issued_on and plan.issued_on.isoformat()
    yield from differs("JSON-LD 的标题", about["name"], plan.title)
    yield from differs("JSON-LD 的文号", about.get("identifier"), plan.document_number)
    yield from differs("JSON-LD 的印发日期", about.get("datePublished"), issued)
    parts = [one["url"] for one in about["hasPart"]]
    tops = [site.url(one) for one in site.index.top_sections]
    yield from lists_differ("JSON-LD 的部分", (), [url for url in tops if url not in parts])


def _files(site: Site, about: Json) -> Iterator[str]:
    """Every file of the whole plan is offered, each as what it is."""
    root, index = site.settings.site_url, site.index
    wanted = {root + file.address: file.format.media_type for file in downloads.of_plan(index)}
    others = (f"{address.API}plan.json", downloads.LINES, downloads.database(index))
    xml = downloads.akoma_ntoso(index)
    for where in (*others, *([xml] if xml else ())):
        wanted[root + where] = next(t for end, t in _TYPES.items() if where.endswith(f".{end}"))
    found = {one["contentUrl"]: one["encodingFormat"] for one in about["distribution"]}
    yield from lists_differ("JSON-LD 的文件", sorted(found), sorted(wanted))
    for url, media_type in wanted.items():
        yield from differs(f"JSON-LD 里 {url} 的类型", found.get(url), media_type)
    day = index.data_date and index.data_date.isoformat()
    yield from differs("JSON-LD 的更新日期", about.get("dateModified"), day)


def _object(site: Site, entry: Entry, about: Json) -> Iterator[str]:
    yield from differs("JSON-LD 的对象", about["url"], site.url(entry))
    if squeeze(entry.title) not in squeeze(about["name"]):
        yield from differs("JSON-LD 的名称", about["name"], entry.title)
    if isinstance(entry, MeasureEntry):
        units = [site.url(site.index.units[id]) for id in entry.unit_ids]
        found = [one["url"] for one in about.get("mentions", ())]
        yield from lists_differ("JSON-LD 的单位", found, units)
        cited = [site.url(site.index.documents[id]) for id in entry.measure.documents]
        found = [one["url"] for one in about.get("citation", ())]
        yield from lists_differ("JSON-LD 的文件", found, cited)
        due = [d.on.isoformat() for d in entry.measure.all_deadlines if d.on]
        found = [one["scheduledTime"] for one in about.get("about", ()) if "scheduledTime" in one]
        yield from lists_differ("JSON-LD 的期限", found, due)
    if isinstance(entry, SectionEntry):
        found = [one["url"] for one in about.get("hasPart", ())]
        own = [site.url(one) for one in entry.own]
        yield from lists_differ("JSON-LD 的措施", (), [url for url in own if url not in found])
