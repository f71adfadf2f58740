"""The page of a unit: each measure under its role, who leads it, until when, how far; and what is known of the unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said import statements
from macros.building.readback.said.page import Page, words, words_besides
from macros.index.units import Task, UnitEntry
from macros.model.kinds import Extent, Role
from macros.text.lines.reflow import squeeze

_GROUP = "//h2[starts-with(@id, 'role-')]"


def units(page: Page) -> Iterator[str]:
    """Yield what the page of a unit says otherwise than the plan has it."""
    entry = page.entry
    if not isinstance(entry, UnitEntry):
        return
    yield from _facts(page, entry)
    yield from _groups(page, entry)
    if entry.tasks and "编者归纳" not in page.words("//article/p[@class='pl-hint']"):
        yield "角色没有标明是编者归纳的"
    for card in page.find("//li[@class='pl-task']"):
        yield from _card(page, entry, card)
    yield from _how_many(page, entry)


def _facts(page: Page, entry: UnitEntry) -> Iterator[str]:
    """Yield what of the list of facts is wrong: a value that is not entered has no line."""
    unit = entry.unit
    shown = page.find("//dl[@class='pl-facts']/div")
    found = {words(one[0]): words_besides(one[1], "pl-editor") for one in shown}
    kind = f"{unit.kind}；{unit.extent.label}" if unit.extent is Extent.CLASS else str(unit.kind)
    for name, expected in {
        "类别": kind,
        "简称": unit.short,
        "统一社会信用代码": unit.code,
        "网站": unit.url,
        "联系方式": unit.contact,
        "其他称呼": "；".join(entry.added_aliases),
    }.items():
        yield from differs(name, found.get(name, ""), squeeze(expected or ""))
    leads = page.leads("//dl[@class='pl-facts']//a[@rel='external']/@href")
    yield from lists_differ("网站的网址", leads, [page.to(unit.url)] if unit.url else [])
    printed = found.get("原文中的写法", squeeze(unit.name if entry.printed_words else ""))
    yield from differs("原文中的写法", printed, squeeze("；".join(entry.printed_words)))
    yield from differs("名称", found.get("名称", squeeze(unit.name)), squeeze(unit.name))
    for one in shown:
        if words(one[0]) in ("类别", "其他称呼", "名称") and not one.xpath(
            ".//*[@class='pl-editor']"
        ):
            yield f"“{words(one[0])}”没有标明是编者写的"


def _groups(page: Page, entry: UnitEntry) -> Iterator[str]:
    """Yield the roles whose name, meaning or number of measures is wrong."""
    roles = {f"role-{role.value.replace('_', '-')}": role for role in Role}
    for heading in page.find(_GROUP):
        role = roles[heading.get("id", "")]
        cards = heading.xpath("following-sibling::ul[1]/li//p[@class='pl-task__name']/a/@href")
        gone = {address.page(one) for one in entry.measures if one.measure.removed_by}
        number = sum(page.to(link) not in gone for link in cards)
        yield from differs("角色分组的名称", words(heading), f"{role.label}（{number}）")
        meaning = words(heading.xpath("following-sibling::p[1]")[0])
        if not meaning.startswith(role.meaning):
            yield from differs("角色的说明", meaning, role.meaning)


def _card(page: Page, entry: UnitEntry, card: html.HtmlElement) -> Iterator[str]:
    link = page.to(card.xpath("string(./p[@class='pl-task__name']/a/@href)"))
    tasks = [one for one in entry.tasks if address.page(one.entry) == link]
    if not tasks:
        yield f"有一项措施不是这个单位的：{link}"
        return
    measure, what = tasks[0].entry, f"“{tasks[0].entry.title}”"
    lines = [(statements.said_in(page, one), one) for one in card.xpath("./ul/li")]
    report = statements.latest(page, measure)
    first = min(tasks, key=lambda one: list(Role).index(one.involvement.role)).relation
    role = "".join(map(words, card.xpath("./p/span[@class='pl-sub']")))
    wanted = f"（原文：{first.as_printed}）" if first.as_printed else ""
    yield from differs(f"{what}的角色原文", role, squeeze(wanted))
    state = "".join(map(words, card.xpath("./p//span[contains(@class, 'pl-state')]")))
    yield from differs(f"{what}的状态", state, report.status.label if report else "")
    said = [line for line, _ in lines if line.startswith("进展：")]
    reported = [f"进展：{statements.of_report(page, report)}"] if report else []
    yield from lists_differ(f"{what}的进展", said, reported)
    yield from _leads(page, tasks, lines)
    yield from _dues(page, tasks, lines)
    targets = {squeeze(f"目标：{one.text}") for one in measure.measure.targets}
    said = [line.partition("来源：")[0] for line, _ in lines if line.startswith("目标：")]
    yield from lists_differ(f"{what}的目标", [one for one in said if one not in targets], ())
    roles = [one.involvement.role.label for one in tasks]
    for line, _ in lines:
        other = next((role.label for role in Role if _is_role(line, role)), None)
        if other and other not in roles:
            yield f"{what}的角色多“{other}”"


def _is_role(line: str, role: Role) -> bool:
    """Whether a line names a further role of the unit, not who leads."""
    return line == role.label or line.startswith((f"{role.label}：“", f"{role.label}（原文："))


def _leads(
    page: Page, tasks: list[Task], lines: list[tuple[str, html.HtmlElement]]
) -> Iterator[str]:
    measure = tasks[0].entry
    own = next(role for role in Role if any(one.involvement.role is role for one in tasks))
    leading = dict.fromkeys(one.unit for one in measure.measure.units if one.role is Role.LEAD)
    wanted = [] if own is Role.LEAD else [address.page(page.index.units[id]) for id in leading]
    found = [
        link
        for line, one in lines
        if line.startswith("牵头：") and not line.startswith("牵头：“")
        for link in page.links(one)
    ]
    yield from lists_differ(f"“{measure.title}”的牵头单位", found, wanted)


def _dues(
    page: Page, tasks: list[Task], lines: list[tuple[str, html.HtmlElement]]
) -> Iterator[str]:
    """Yield what is wrong with the days: those of the unit's own deadlines first, then those of all units."""
    measure, unit = tasks[0].entry.measure, tasks[0].involvement.unit
    own = [one for one in measure.all_deadlines if unit in one.units]
    hold = [*own, *(one for one in measure.all_deadlines if not one.units)]
    found = [
        str(day)
        for line, one in lines
        if line.startswith("期限")
        for day in one.xpath("./time/@datetime")
    ]
    yield from lists_differ(
        f"“{measure.title}”的期限日期", found, [str(one.on) for one in hold if one.on]
    )
    short = {f"期限：{statements.of_deadline_in_short(page, one)}" for one in hold}
    said = [line.partition("来源：")[0] for line, _ in lines if line.startswith("期限：")]
    yield from lists_differ(
        f"“{measure.title}”的期限", [one for one in said if one not in short], ()
    )


def _how_many(page: Page, entry: UnitEntry) -> Iterator[str]:
    """Yield the numbers of measures in the first sentence that are not those of the plan."""
    said = page.words("//article/p[@class='pl-lead'][1]") if entry.tasks else ""
    for pattern, measures in (
        (r"有(\d+)项现?有?措施", [one for one in entry.named if one.stands]),
        (r"后续文件另定(\d+)项", [one for one in entry.added if one.stands]),
        (r"另有(\d+)项后来删去", list(entry.removed)),
    ):
        found = re.search(pattern, said)
        if said:
            yield from differs("措施的项数", int(found[1]) if found else 0, len(measures))
