"""What can be taken away: each link to a file is called by its format, and is the file of what the page is about."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.addresses import address, downloads
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.names import forms, name_of
from macros.building.readback.said.page import Page, is_made, words
from macros.index.entries import SectionEntry
from macros.index.measures import MeasureEntry

_ENDS = {
    "PDF": ".pdf",
    "Word": ".docx",
    "Excel": ".xlsx",
    "CSV": ".csv",
    "日历": ".ics",
    "离线网站": "-offline.zip",
}


def linked_files(page: Page) -> Iterator[str]:
    """Yield the links to files that lead to another format, or to the file of another object."""
    if page.entry or page.where in (address.HOME, address.PLAN, downloads.FOLDER):
        for link in filter(is_made, page.find("//article//a[@download]")):
            yield from _file(page, link)
    own = forms(page.where)
    for one in page.find("//textarea[starts-with(@id, 'subscribe-')]") if page.entry else ():
        if expected := own.get(one.get("id", "").removeprefix("subscribe-")):
            wanted = page.site.settings.site_url + expected
            yield from differs("订阅地址", one.text or "", wanted)
    yield from _in_full(page)
    yield from _forms(page)


def _file(page: Page, link: html.HtmlElement) -> Iterator[str]:
    name, leads = words(link), page.to(link.get("href"))
    if name in _ENDS:
        yield from differs(f"下载“{name}”", leads, f"{_stem(page, link)}{_ENDS[name]}")
    elif leads.startswith(_stem(page, link)) and leads.endswith(tuple(_ENDS.values())):
        if page.entry:
            yield f"下载 {leads} 的名称是“{name}”"
    elif page.where == downloads.FOLDER and leads.endswith(_ENDS["日历"]):
        stem = leads.removeprefix(page.where).removesuffix(_ENDS["日历"])
        entry = address.entry_at(page.index, f"{stem}/")
        yield from differs(f"{leads} 的名称", name, name_of(entry) if entry else "")


def _stem(page: Page, link: html.HtmlElement) -> str:
    """Return the address without its end of the files that belong beside a link."""
    row = link.xpath("string(ancestor::tr[1]/th/a/@href)")
    of = page.to(row) if row else page.where if page.entry else page.index.plan.id
    poster = link.xpath("ancestor::ul[1]/preceding-sibling::h2[1][@id='poster']")
    return f"{downloads.FOLDER}{of.rstrip('/')}{'-poster' if poster else ''}"


def _in_full(page: Page) -> Iterator[str]:
    """Yield that the page of a measure or section leads to another place in the whole text."""
    if not isinstance(page.entry, MeasureEntry | SectionEntry):
        return
    wanted = [f"{address.PLAN}#{page.entry.id}"]
    if isinstance(page.entry, MeasureEntry) and len(page.index.measures) > 1:
        wanted.append(f"{address.COMPARE}?a={page.entry.id}")
    found = page.leads("//p[contains(concat(@class, ' '), 'pl-open ')]/a/@href")
    yield from lists_differ("公文全文中的位置", found, wanted)


def _forms(page: Page) -> Iterator[str]:
    """Yield the links to a form of the page, its data or its sheet that are those of another object."""
    if page.entry is None:
        return
    forms_of = forms(page.where)
    own = {
        "embed/": forms_of["frame"],
        "api/v1/": forms_of["data"],
        downloads.SHEETS: f"{downloads.SHEETS}{page.entry.id}.xlsx",
    }
    for one in filter(is_made, page.find("//article//a[@href]")):
        link = page.to(one.get("href"))
        for start, wanted in own.items():
            if link.startswith(start):
                yield from differs("别的形式的网址", link, wanted)
