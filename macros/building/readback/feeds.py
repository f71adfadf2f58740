"""Feeds: an entry for each change that concerns the plan, the unit or the topic, in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output, differs
from macros.model.plan import Change
from macros.pages.site import Site

_ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feeds(built: Built, site: Site) -> Iterator[Output]:
    """Yield the feed of the plan, and that of each unit and topic."""
    index, every = site.index, site.index.changes
    changes = partial(_faults, site, address.PLAN_FEED, address.CHANGES, every)
    yield Output(address.PLAN_FEED, changes, True)
    for kind in address.FED:
        for id, entry in index.by_kind[kind].items():
            own, where = index.news.places(id), address.feed(entry)
            concerned = tuple(every[place] for place in own)
            yield Output(where, partial(_faults, site, where, address.page(entry), concerned))


def _faults(
    site: Site, where: str, page: str, changes: tuple[Change, ...], content: bytes
) -> Iterator[str]:
    root, base = etree.fromstring(content), site.settings.site_url
    for relation, target in (("self", where), ("alternate", page)):
        found = root.xpath(f"a:link[@rel='{relation}']/@href", namespaces=_ATOM)
        yield from differs(f"链接（{relation}）", "".join(found), base + target)
    entries = root.xpath("a:entry", namespaces=_ATOM)
    told = [one.findtext("a:content", "", _ATOM) for one in entries]
    days = [one.findtext("a:updated", "", _ATOM)[:10] for one in entries]
    if len(told) < len(changes):
        yield f"有 {len(told)} 条，应有 {len(changes)} 条"
    for change, words, day in zip(changes, told, days, strict=False):
        if not words.startswith(change.summary.rstrip("。")) or day != change.on.isoformat():
            yield f"缺 {change.on} 的“{change.summary[:30]}”，或顺序不对"
            return
    ids = [one.findtext("a:id", "", _ATOM) for one in entries]
    yield from differs("不同的条目", len(set(ids)), len(ids))
