"""Tables in which units meet measures: the relations, and the lists of all measures and all units."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said import statements
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page, words
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind, Role
from macros.text.lines.reflow import squeeze


def meetings(page: Page) -> Iterator[str]:
    """Yield the roles in the cells of the relations, and in the lists, that the plan does not have."""
    if page.where == address.RELATIONS:
        yield from _matrix(page)
    if page.where == address.listing(ObjectKind.MEASURE):
        yield from _measures(page)
    if page.where == address.listing(ObjectKind.UNIT):
        yield from _units(page)


def _matrix(page: Page) -> Iterator[str]:
    """A mark says the strongest role, its hidden words all of them, in the order of the data."""
    measures = {address.page(one): one for one in page.index.measures.values()}
    units = {address.page(one): one for one in page.index.units.values()}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in page.find("//table[contains(@class, 'px-matrix')]//tr[th/a]"):
        at = page.to(row.xpath("string(./th/a/@href)"))
        for link in row.xpath("./td/a") if at in units else ():
            mark = str(link.xpath("string(.//*[contains(@class, 'px-mark--')]/@class)"))
            said = "".join(map(words, link.xpath(".//*[@class='pl-hidden']")))
            to = page.to(link.get("href"))
            if to in measures:
                found[at, to] = said, mark.rpartition("--")[2]
    for (at, to), (said, mark) in found.items():
        unit, measure = units[at], measures[to]
        roles = [one.role for one in measure.measure.units if one.unit == unit.id]
        what = f"“{unit.title}”在“{measure.title}”中的角色"
        yield from differs(what, said, "、".join(dict.fromkeys(one.label for one in roles)))
        strongest = min(roles, key=list(Role).index, default=Role.NAMED)
        wanted = strongest.value if strongest.assigns else "named"
        yield from differs(f"{what}的标记", mark, wanted)
    lacking = [
        f"{units[at].title}：{measure.title}"
        for at in {at for at, _ in found}
        for measure in units[at].measures
        if (at, address.page(measure)) not in found
    ]
    yield from lists_differ("关系图", (), lacking)


def _measures(page: Page) -> Iterator[str]:
    """Each row has the measure, its deadlines and newest report, its units with their roles, its topics."""
    by_page = {address.page(one): one for one in page.index.measures.values()}
    rows = page.find("//table[@id='measures-table']//tr[@data-row]")
    links = [page.to(row.xpath("string(./th/a[1]/@href)")) for row in rows]
    yield from lists_differ("各行", sorted(links), sorted(by_page))
    for row, link in zip(rows, links, strict=True):
        if entry := by_page.get(link):
            found = [words(one) for one in row.xpath("./td//span[contains(@class, 'px-item')]")]
            topics = [page.index.topics[id].title for id in entry.measure.topics]
            wanted = [*_roles(page, entry), *map(squeeze, topics)]
            yield from lists_differ(f"“{entry.title}”的单位和主题", found, wanted)
            said = [words(one) for one in row.xpath("./th/span[@class='px-small']")]
            yield from lists_differ(f"“{entry.title}”的要点", said, _small(page, entry))
            yield from _found_by(entry, row)


def _roles(page: Page, entry: MeasureEntry) -> Iterator[str]:
    ordered = [one.involvement.unit for one in statements.in_order(entry)]
    for id in dict.fromkeys(ordered):
        roles = [one.role.label for one in entry.measure.units if one.unit == id]
        yield squeeze(page.index.units[id].unit.name) + "、".join(dict.fromkeys(roles))


def _small(page: Page, entry: MeasureEntry) -> Iterator[str]:
    for id in entry.measure.documents:
        yield f"引用{name_of(page.index.documents[id])}"
    for due in entry.measure.all_deadlines:
        yield f"期限{statements.of_deadline_in_short(page, due)}"
    if report := statements.latest(page, entry):
        word = squeeze(f"，来源称“{report.word}”") if report.word else ""
        yield f"进展{report.status.label}{word}（{report.date}）"


def _found_by(entry: MeasureEntry, row: html.HtmlElement) -> Iterator[str]:
    """What the filters of the list find the row by."""
    measure = entry.measure
    tasks = dict.fromkeys(f"{one.unit}.{one.role.value}" for one in measure.units)
    yield from differs("筛选用的角色", row.get("data-task", ""), " ".join(tasks))
    yield from differs("筛选用的主题", row.get("data-topic", ""), " ".join(measure.topics))


def _units(page: Page) -> Iterator[str]:
    """Each row has the unit, under its kind, and how many measures it has in each role."""
    by_page = {address.page(one): one for one in page.index.units.values()}
    for row in page.find("//table[@id='units-table']//tr[@data-row]"):
        entry = by_page.get(page.to(row.xpath("string(./th/a[1]/@href)")))
        if entry is None:
            yield f"有一行不知道是哪个单位的：{words(row)[:30]}"
            continue
        kind = words(row.xpath("preceding-sibling::tr[contains(@class, 'px-group')][1]")[0])
        yield from differs(f"“{entry.title}”的类别", kind, squeeze(entry.unit.kind))
        found = [words(one) for one in row.xpath("./td[1]/span")]
        yield from lists_differ(f"“{entry.title}”的角色", found, numbers(entry, list(Role)))
        total = words(row.xpath("./td[2]/span[contains(@class, 'px-total')]")[0])
        number = sum(not one.measure.removed_by for one in entry.measures)
        if entry.measures and not total.startswith(f"{number}条"):
            yield from differs(f"“{entry.title}”的措施", total, f"{number}条")


def numbers(entry: UnitEntry, roles: list[Role], behind: str = "") -> list[str]:
    """Return in how many standing measures a unit has each of some roles, those with none left out."""
    own = [
        one.role
        for measure in entry.measures
        for one in measure.measure.units
        if one.unit == entry.id and not measure.measure.removed_by
    ]
    return [f"{role.label}{own.count(role)}{behind}" for role in roles if role in own]
