"""The page of a measure: each unit with its role, deadlines, targets, progress, and what is called absent."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ, related_to
from macros.building.readback.said import statements
from macros.building.readback.said.absent import absent_of
from macros.building.readback.said.page import Page, words
from macros.index.measures import MeasureEntry


def measures(page: Page) -> Iterator[str]:
    """Yield what the page of a measure says of it otherwise than the plan has it."""
    entry = page.entry
    if not isinstance(entry, MeasureEntry):
        return
    measure = entry.measure
    yield from _units(page, entry)
    for id, what, wanted in (
        (
            "deadline",
            "期限",
            [statements.of_deadline(page, entry, one) for one in measure.all_deadlines],
        ),
        ("targets", "目标", [statements.of_target(page, entry, one) for one in measure.targets]),
        ("progress", "进展", [statements.of_report(page, one) for one in entry.reports]),
    ):
        found = [statements.said_in(page, one) for one in under(page, id)]
        yield from lists_differ(what, found, wanted)
    yield from differs(
        "没有写明的", "".join(map(words, under(page, "unassigned"))), absent_of(entry)
    )
    yield from _links(page, entry)
    drafted = "编者拟题" in page.words("//article/p[@class='pl-hint']/span[@class='pl-editor']")
    if drafted is entry.title_is_official:
        yield f"标题{'印在公文里，却' if drafted else '由编者拟写，没有'}标明“编者拟题”"


def under(page: Page, id: str) -> list[html.HtmlElement]:
    """Return what stands under a heading: the lines of its list, or a paragraph."""
    lists = page.find(f"//h2[@id='{id}']/following-sibling::*[1][self::ul or self::ol]/li")
    return lists or page.find(f"//h2[@id='{id}']/following-sibling::*[1][self::p]")


def _units(page: Page, entry: MeasureEntry) -> Iterator[str]:
    rows = page.find("//h2[@id='units']/following-sibling::ul[1]/li[.//*[@class='pl-task-of']]")
    found = [statements.said_in(page, one) for one in rows]
    ordered = statements.in_order(entry)
    wanted = [statements.of_unit(page, entry, one) for one in ordered]
    yield from lists_differ("单位和角色", found, wanted)
    links = [page.links(one, ".//*[@class='pl-task-of']//a/@href")[-1] for one in rows]
    units = [page.index.units[one.involvement.unit] for one in ordered]
    yield from lists_differ("单位的网址", links, map(address.page, units))
    clauses = ["角色依据" in words(one) for one in rows]
    yield from lists_differ(
        "总的分工规定", map(str, clauses), [str(bool(one.clause)) for one in ordered]
    )
    if not ordered:
        said = "".join(map(words, under(page, "units")))
        yield from differs("没有单位的", said, "本站没有录入原文点到的单位。")
    elif "编者归纳" not in "".join(map(words, under(page, "units"))):
        yield "角色没有标明是编者归纳的"


def _links(page: Page, entry: MeasureEntry) -> Iterator[str]:
    """Yield what is wrong with the objects to which the page leads for what they are to the measure."""
    index, measure = page.index, entry.measure
    related = related_to(page.site, entry)
    for what, found, wanted in (
        ("引用文件", _first(page, "documents"), [index.documents[id] for id in measure.documents]),
        (
            "主题",
            page.leads("//a[@class='pl-topic']/@href"),
            [index.topics[id] for id in measure.topics],
        ),
        (
            "相关措施",
            page.leads("//h2[@id='related']/following-sibling::ol[1]/li/a/@href"),
            [index.measures[id] for id in related],
        ),
    ):
        yield from lists_differ(what, found, map(address.page, wanted))
    if measure.topics and "编者归类" not in "".join(map(words, under(page, "topics"))):
        yield "主题没有标明是编者归类"


def _first(page: Page, id: str) -> list[str]:
    return [page.links(one)[0] for one in under(page, id)]
