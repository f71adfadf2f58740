"""What programs outside ask a site for: robots.txt, security.txt, llms.txt, the map of its pages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from urllib.parse import unquote

from lxml import etree

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.said.names import in_chinese, issued_by
from macros.index.entries import DocumentEntry, Entry, TermEntry
from macros.index.measures import MeasureEntry
from macros.index.titles import full_name
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind
from macros.pages.pages import redirects
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

MOST_IN_LLMS = 300
"""With more measures llms.txt leads to the sections only."""
_ITEM = re.compile(r"^- \[((?:\\.|[^\\\]])*)\]\((\S+?)\): (.*)$", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_\[\]<>#])")
_NUMBER = re.compile(r"\d+")
_MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def crawlers(built: Built, site: Site) -> Iterator[Output]:
    """Yield the files that programs ask for."""
    yield Output("robots.txt", partial(_robots, site), True)
    if site.settings.operator.security:
        for where in address.SECURITY:
            yield Output(where, partial(_security, site), True)
    yield Output("llms.txt", partial(_llms, built, site), True)
    yield Output("sitemap.xml", partial(_sitemap, built, site), True)
    yield Output("sitemap.xml.gz", partial(_packed, built), True)


def _robots(site: Site, content: bytes) -> Iterator[str]:
    """All may be read by all; only what is no draft is to be found, which its pages say themselves."""
    found = [line for line in content.decode().splitlines() if line]
    wanted = ["User-agent: *", "Allow: /", f"Sitemap: {site.settings.site_url}sitemap.xml"]
    yield from (f"缺“{line}”一行" for line in wanted if line not in found)
    yield from lists_differ("各行", found, wanted)


def _security(site: Site, content: bytes) -> Iterator[str]:
    operator = site.settings.operator
    said = dict(line.split(": ", 1) for line in content.decode().splitlines())
    yield from differs("Contact", said["Contact"].removeprefix("mailto:"), operator.security)
    yield from differs("Expires", said["Expires"][:10], operator.security_until)


def _llms(built: Built, site: Site, content: bytes) -> Iterator[str]:
    index, words = site.index, content.decode()
    plan, lines = index.plan, words.splitlines()
    yield from differs("标题", _plain(lines[0]), squeeze(f"# {plan.title}"))
    summary = squeeze(f"> {plan.summary or plan.title}")
    yield from differs("简介", _plain(lines[2]), summary)
    issued = f"{in_chinese(plan.issued_on)}印发" if plan.issued_on else ""
    facts = "，".join(squeeze(one) for one in (plan.document_number, issued) if one)
    if facts and not _plain(lines[4]).startswith(facts):
        yield from differs("文号和日期", _plain(lines[4]), facts)
    told = [_plain(line) for line in lines if line.startswith("发文机关：")]
    by = issued_by(index)
    yield from lists_differ("发文机关", told, [f"发文机关：{by}。"] if by else [])
    listed = {url: (_ESCAPE.sub(r"\1", n), _plain(said)) for n, url, said in _ITEM.findall(words)}
    measures = index.measures if len(index.measures) <= MOST_IN_LLMS else {}
    entries: list[Entry] = [*index.sections.values(), *measures.values()]
    for entry in entries:
        name, said = listed.get(site.url(entry), ("", ""))
        yield from differs(f"{site.url(entry)} 的名称", squeeze(name), squeeze(full_name(entry)))
        if isinstance(entry, MeasureEntry):
            begun = said.partition("）")[2] if entry.amended_by else said
            if begun.rstrip("…")[-8:] not in squeeze(entry.measure.text):
                yield f"{site.url(entry)} 后面的字句“{said[:30]}”不是它的原文"
    root = site.settings.site_url
    for kind in set(ObjectKind) & {*site.listed} - {ObjectKind.SECTION}:
        _, said = listed.get(root + address.listing(kind), ("", ""))
        held = index.standing if kind is ObjectKind.MEASURE else index.by_kind[kind]
        found = _NUMBER.match(said)
        yield from differs(f"{kind.label}的个数", found and int(found[0]), len(held))
    nowhere = [url for url in listed if url.removeprefix(root) not in built.pages]
    yield from lists_differ("没有网页的网址", nowhere, ())


def _plain(words: str) -> str:
    return squeeze(_ESCAPE.sub(r"\1", words))


def _sitemap(built: Built, site: Site, content: bytes) -> Iterator[str]:
    if site.open_marks:
        return  # a draft: each of its pages tells search engines to stay away
    root, base = etree.fromstring(content), site.settings.site_url
    days = {
        unquote(one.findtext("m:loc", "", _MAP)): one.findtext("m:lastmod", "", _MAP)
        for one in root.iterfind("m:url", _MAP)
    }
    leading = {one.address for one in redirects(site.index, site.ledger)}
    pages = [
        base + where
        for where in built.pages
        if where != "404.html"
        and not where.startswith("embed/")
        and where not in leading
        and b'name="robots" content="noindex"' not in built.pages[where].file.read_bytes()
    ]
    yield from differs("网页的个数", len(root), len(days))
    yield from lists_differ("网页", sorted(days), sorted(pages))
    for url, said in days.items():
        yield from _day(site, url, address.entry_at(site.index, url.removeprefix(base)), said)


def _day(site: Site, url: str, entry: Entry | None, said: str) -> Iterator[str]:
    """A page of an object is as new as what the data says of it; another as the data, or says nothing."""
    newest = site.index.data_date
    if entry is None:
        if said and said != f"{newest}":
            yield from differs(f"{url} 的日期", said, newest)
        return
    known = {site.index.plan.issued_on, *_changes(site, entry)} - {None}
    least = max(map(str, known), default="")
    reported = isinstance(entry, UnitEntry) and bool(entry.unit.succession)
    reported = reported or any(one.measure.progress for one in _shown(entry))
    if said < least or (said > least and not reported) or (said and said > f"{newest}"):
        yield from differs(f"{url} 的日期", said, least)


def _changes(site: Site, entry: Entry) -> Iterator[date]:
    ids = {entry.id, *(one.id for one in _shown(entry))}
    yield from (change.on for change in site.index.changes if ids & {*change.ids})


def _shown(entry: Entry) -> tuple[MeasureEntry, ...]:
    """Return the measures whose news are news of the page of an object."""
    if isinstance(entry, MeasureEntry):
        return (entry,)
    return () if isinstance(entry, DocumentEntry | TermEntry) else entry.measures


def _packed(built: Built, content: bytes) -> Iterator[str]:
    if gzip.decompress(content) != (built.folder / "sitemap.xml").read_bytes():
        yield "与 sitemap.xml 不一致"
