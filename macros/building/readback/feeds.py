"""Feeds: an entry for each change that concerns the plan, the unit or the topic, in order."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial

from lxml import etree

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.index.entries import Entry
from macros.index.former import last_id
from macros.model.history import Change, Former
from macros.model.kinds import ChangeKind
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_SPACE = uuid.UUID("6f0c1f0e-6d3f-5c55-9d6f-3f1a5f4c2b7e")
"""In which all ids are named: a feed reader that knows one shows the entry as new under another."""
_ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feeds(built: Built, site: Site) -> Iterator[Output]:
    """Yield the feed of the plan, and that of each unit and topic."""
    index, every = site.index, site.index.changes
    changes = partial(
        _faults, site, address.PLAN_FEED, address.CHANGES, site.index.plan.title, every
    )
    yield Output(address.PLAN_FEED, changes, True)
    for kind in address.FED:
        for id, entry in index.by_kind[kind].items():
            own, where = index.news.places(id), address.feed(entry)
            concerned = tuple(every[place] for place in own)
            yield Output(where, partial(_of, site, where, entry, concerned))
    for former in index.former.values():
        if former.kind in address.FED:
            yield Output(address.feed(former), partial(_former, site, former))


def _of(
    site: Site, where: str, entry: Entry, changes: tuple[Change, ...], content: bytes
) -> Iterator[str]:
    yield from _faults(site, where, address.page(entry), entry.title, changes, content)


def _faults(
    site: Site, where: str, page: str, title: str, changes: tuple[Change, ...], content: bytes
) -> Iterator[str]:
    root, base = etree.fromstring(content), site.settings.site_url
    for relation, target in (("self", where), ("alternate", page)):
        found = root.xpath(f"a:link[@rel='{relation}']/@href", namespaces=_ATOM)
        yield from differs(f"链接（{relation}）", "".join(found), base + target)
    yield from differs("作者", root.findtext("a:author/a:name", "", _ATOM), "本站编者")
    yield from differs("id", root.findtext("a:id", "", _ATOM), _named(site, where))
    own = root.findtext("a:title", "", _ATOM)
    if squeeze(title) not in squeeze(own):
        yield from differs("标题", own, title)
    entries = root.xpath("a:entry", namespaces=_ATOM)
    told = [one.findtext("a:content", "", _ATOM) for one in entries]
    moments = [one.findtext("a:updated", "", _ATOM) for one in entries]
    issued = where == address.PLAN_FEED and bool(site.index.plan.issued_on)
    wanted = len(changes) + (issued and not any(c.kind is ChangeKind.PUBLISHED for c in changes))
    if len(told) != wanted:
        yield f"有 {len(told)} 条，应有 {wanted} 条"
    for change, words, moment in zip(changes, told, moments, strict=False):
        if not words.startswith(change.summary.rstrip("。")) or moment[:10] != f"{change.on}":
            yield f"缺 {change.on} 的“{change.summary[:30]}”，或顺序不对"
            return
    yield from lists_differ("时间", moments, sorted(set(moments), reverse=True))
    begun = f"{site.index.plan.issued_on or '1970-01-01'}T00:00:00+08:00"
    yield from differs(
        "更新时间", root.findtext("a:updated", "", _ATOM), next(iter(moments), begun)
    )
    names = [_ids(site)[id(change)] for change in changes]
    names += [_named(site, "issued")] * (wanted - len(changes))
    yield from lists_differ("条目的 id", _ids_in(root), names)
    for change, one in zip(changes, entries, strict=False):
        yield from (f"{change.on} 的{fault}" for fault in _entry(site, change, one))


def _former(site: Site, former: Former, content: bytes) -> Iterator[str]:
    """Yield what is wrong with the feed of an object that is no more: it tells why, and goes on with what came of it."""
    root, index, where = etree.fromstring(content), site.index, address.feed(former)
    found = root.xpath("a:link[@rel='self']/@href", namespaces=_ATOM)
    yield from differs("链接（self）", "".join(found), site.settings.site_url + where)
    yield from differs("id", root.findtext("a:id", "", _ATOM), _named(site, where))
    title = root.findtext("a:title", "", _ATOM)
    if not title.startswith(former.title):
        yield from differs("标题", title, former.title)
    news = [index.changes[place] for place in index.news.places(last_id(index, former.id))]
    told = " ".join(root.xpath("a:entry/a:content/text()", namespaces=_ATOM))
    recorded = [one.summary for one in news if former.id in one.ids] or [former.reason]
    lacking = [words for words in recorded if words.rstrip("。") not in told]
    yield from lists_differ("停用的原因", (), lacking)
    ids, changes = _ids_in(root), [_ids(site)[id(change)] for change in news]
    ends = {_named(site, f"former/{one.kind}/{one.id}") for one in index.former.values()}
    yield from lists_differ("条目的 id", [one for one in ids if one not in ends], changes)


def _ids_in(root: etree._Element) -> list[str]:
    return [one.findtext("a:id", "", _ATOM) for one in root.iterfind("a:entry", _ATOM)]


def _named(site: Site, name: str) -> str:
    return uuid.uuid5(_SPACE, f"{site.index.plan.id}/{name}").urn


@cache
def _ids(site: Site) -> dict[int, str]:
    """Return the id of the entry for each change: by its day, kind and objects, and its count among changes that share these."""
    seen, found = Counter[str](), {}
    for change in reversed(site.index.changes):
        key = f"{change.on}/{change.kind}/{','.join(sorted(change.ids))}"
        seen[key] += 1
        found[id(change)] = _named(site, f"{key}/{seen[key]}")
    return found


def _entry(site: Site, change: Change, one: etree._Element) -> Iterator[str]:
    """Yield what an entry has otherwise: its kind in the title, where it leads, what it is about, on what ground."""
    named = [found for id in change.ids if (found := site.index.find(id))]
    root = site.settings.site_url
    link = "".join(one.xpath("a:link/@href", namespaces=_ATOM))
    if named:
        yield from differs("链接", link, root + address.page(named[0]))
    elif not link.startswith(f"{root}{address.CHANGES}#change-{change.on}-"):
        yield from differs("链接", link, f"{root}{address.CHANGES}#change-{change.on}-")
    title, words = one.findtext("a:title", "", _ATOM), one.findtext("a:content", "", _ATOM)
    if not title.startswith(change.kind.label) or not title.endswith(change.summary):
        yield from differs("标题", title, f"{change.kind.label}：{change.summary}")
    about = [found.title for found in named] + ([change.source.title] if change.source else [])
    yield from lists_differ("内容", (), [each for each in about if each not in words])
