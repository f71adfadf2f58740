"""Who answers, until when, how far: what lists of measures say beside each, on whatever page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said import statements
from macros.building.readback.said.page import Page, is_made, words, words_besides
from macros.index.entries import SectionEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.model.kinds import ProgressStatus, Role
from macros.text.lines.reflow import squeeze

_BESIDE = "string((ancestor::li[1]/a | ancestor::article[@class='pl-card'][1]//h3/a)[1]/@href)"
_WHOSE = "谁牵头、谁负责由编者归纳"
_CLASSES = {
    **{f"pl-state--{one.value}": one.label for one in ProgressStatus},
    **{f"pl-role--{one.value}": one.label for one in Role},
}
"""What an element of a class must say."""


def briefs(page: Page) -> Iterator[str]:
    """Yield what is said beside the measure of a list otherwise than the plan has it."""
    seen, charged = set(), False
    for one in page.find("//span[contains(@class, 'pl-brief')]"):
        where = page.to(one.xpath(_BESIDE))
        seen.add(where)
        charged = charged or bool(one.xpath("./span[a][not(strong)]"))
        found = [words_besides(each, "pl-source") for each in one.xpath("./span")]
        if entry := page.measure_at(where):
            yield from lists_differ(f"“{entry.title}”的要点", found, brief(page, entry))
        else:
            yield f"有一处要点不知道是哪一条措施的：{found[0] if found else ''}"
    if charged and _WHOSE not in page.words("//article/p[@class='pl-hint']"):
        yield f"没有标明“{_WHOSE}”"
    if isinstance(page.entry, SectionEntry | TopicEntry):
        silent = [m.title for m in page.entry.measures if address.page(m) not in seen]
        told = [m.title for m in page.entry.measures if brief(page, m)]
        yield from lists_differ("措施的要点", (), [one for one in told if one in silent])


def brief(page: Page, entry: MeasureEntry) -> list[str]:
    """Return who answers for a measure, until when, how far it is."""
    said = []
    for role in (Role.LEAD, Role.RESPONSIBLE):
        units = dict.fromkeys(one.unit for one in entry.measure.units if one.role is role)
        if units:
            names = "、".join(page.index.units[id].unit.name for id in units)
            said.append(f"{role.label}：{squeeze(names)}")
            break
    for due in entry.measure.all_deadlines:
        short = statements.of_deadline_in_short(page, due)
        said.append(f"期限：{short}{statements.for_whom(page, due)}")
    if report := statements.latest(page, entry):
        said.append(f"{report.status.label}（{report.date}）")
    return said


def classes(page: Page) -> Iterator[str]:
    """Yield the roles and states whose word is another than that of their class, and times with another day."""
    for one in page.find("//*[contains(@class, 'pl-state--') or contains(@class, 'pl-role--')]"):
        for name in one.get("class", "").split():
            if name in _CLASSES:
                yield from differs(f"{name} 的词", words(one), _CLASSES[name])
    for one in filter(is_made, page.find("//article//time")):
        yield from _time(one)


def _time(of: html.HtmlElement) -> Iterator[str]:
    day, said = of.get("datetime", ""), words(of)
    year, month, number = (part.lstrip("0") for part in day.split("-"))
    if said not in (day, f"{year}年{month}月{number}日"):
        yield f"日期 {day} 写成了“{said}”"
