"""Pages for frames of other sites, and what they say of themselves (oEmbed)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from lxml import html

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.lists import leads_on
from macros.building.readback.official_words import official_words
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.pages import words_of
from macros.building.readback.said.shown import LANGUAGE
from macros.building.readback.tasks import groups_of
from macros.exports.trees import tree_of
from macros.index.former import last_id, renamed
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.history import Former
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs, squeeze

_LEAST = 200
"""So many pixels wide and high a frame must be to show anything."""
Framed = MeasureEntry | UnitEntry


def frames(built: Built, site: Site) -> Iterator[Output]:
    """Yield the page for frames of each measure and unit, and its description."""
    entries: list[Framed] = [*site.index.measures.values(), *site.index.units.values()]
    for entry in entries:
        yield Output(f"{address.embed(entry)}index.html", partial(_page, site, entry))
        yield Output(address.oembed(entry), partial(_description, site, entry))
    for former in site.index.former.values():
        if former.kind in address.EMBEDDED:
            yield Output(f"{address.embed(former)}index.html", partial(_ended, site, former))
            yield Output(address.oembed(former), partial(_description, site, former))


def _page(site: Site, entry: Framed, content: bytes) -> Iterator[str]:
    tree = tree_of(content)
    links = tree.xpath("//a/@href")
    yield from differs("语言（lang）", tree.get("lang"), LANGUAGE)
    title = words_of(tree, "//head/title")
    if title.removesuffix("（编者拟题）") != squeeze(_titled(site, entry)):
        yield from differs("网页标题", title, squeeze(_titled(site, entry)))
    yield from differs("标题的链接", "".join(tree.xpath("//h1/a/@href")), site.url(entry))
    if squeeze(entry.title) not in words_of(tree, "//h1"):
        yield from differs("标题", words_of(tree, "//h1"), entry.title)
    words = words_of(tree, "//main")
    if isinstance(entry, MeasureEntry):
        pieces = paragraphs(entry.measure.text)
        yield from lists_differ("原文", (), [one for one in pieces if squeeze(one) not in words])
        known, _ = official_words(site)
        told = [squeeze(one.text_content()) for one in tree.xpath("//blockquote/p")]
        yield from lists_differ("公文没有的段落", [one for one in told if one not in known], ())
    else:
        yield from _tasks(site, entry, tree)
        lacking = [one.title for one in entry.measures if site.url(one) not in links]
        yield from lists_differ("措施", (), lacking)


def _ended(site: Site, former: Former, content: bytes) -> Iterator[str]:
    """The frame of what is no more leads on to what it is called now, or says what became of it and why."""
    if renamed(site.index, former.id):
        now = site.index.living[last_id(site.index, former.id)]
        yield from leads_on(address.embed(former), address.embed(now), now, content)
        return
    words = words_of(tree_of(content), "//body")
    lacking = [one for one in (former.title, former.reason) if squeeze(one) not in words]
    yield from lists_differ("文字", (), lacking)


def _titled(site: Site, entry: Framed) -> str:
    """Return what a frame is called: of a unit also whose measures it shows."""
    plan = site.index.plan
    return (
        f"{entry.title}：{plan.short_title or plan.title}"
        if isinstance(entry, UnitEntry)
        else entry.title
    )


def _tasks(site: Site, entry: UnitEntry, tree: html.HtmlElement) -> Iterator[str]:
    """Yield what is wrong with the unit's roles, and with who leads and how far each measure is."""
    headings = [squeeze(one.text_content()) for one in tree.xpath("//h2")]
    found, wanted = [], []
    for one in tree.xpath("//main/ul/li"):
        said = [squeeze(part.text_content()) for part in one.xpath("./span[@class='s'] | ./b")]
        told = [part for part in said if part.startswith("牵头：")]
        state = [squeeze(part.text_content())[1:] for part in one.xpath("./b")]
        found.append(" ".join([str(one.xpath("string(./a/@href)")), *told, *state]))
    expected = []
    for role, tasks in groups_of(entry):
        expected.append(f"{role.label}（{sum(one.stands for one in tasks)}）")
        for task in tasks:
            names = "、".join(squeeze(site.index.units[id].title) for id in task.leads)
            report = task.entry.latest_progress
            facts = [f"牵头：{names}。" if names else "", report.status.label if report else ""]
            wanted.append(" ".join([site.url(task.entry), *filter(None, facts)]))
    yield from lists_differ("角色", headings, expected)
    yield from lists_differ("措施的牵头单位和状态", found, wanted)


def _description(site: Site, entry: Framed | Former, content: bytes) -> Iterator[str]:
    said = json.loads(content)
    frame = html.fragment_fromstring(said["html"])
    yield from differs("网页", frame.get("src"), site.settings.site_url + address.embed(entry))
    for side in ("width", "height"):
        if frame.get(side) not in ("100%", str(said[side])):
            yield from differs(side, said[side], frame.get(side))
        if said[side] < _LEAST:
            yield f"{side} 只有 {said[side]}，看不到内容"
    provider = (said["provider_name"], said["provider_url"])
    wanted = (site.index.plan.title, site.settings.site_url)
    yield from lists_differ("网站的名称和网址", provider, wanted)
    if squeeze(entry.title) not in squeeze(said["title"]):
        yield from differs("标题", said["title"], entry.title)
