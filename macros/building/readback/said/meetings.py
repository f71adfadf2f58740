"""Tables in which units meet measures: the relations, and the lists of all measures and all units."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said import statements
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page, words
from macros.index.entries import DocumentEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind, Role
from macros.text.lines.reflow import squeeze

Row = TopicEntry | DocumentEntry | UnitEntry


def meetings(page: Page) -> Iterator[str]:
    """Yield the roles in the cells of the relations, and in the lists, that the plan does not have."""
    if page.where == address.RELATIONS:
        yield from _matrix(page)
    if page.find("//table[@id='measures-table']"):
        yield from _measures(page)
    if page.find("//table[@id='units-table']"):
        yield from _units(page)


def _matrix(page: Page) -> Iterator[str]:
    """In the drawing and in words: a cell for each measure, with a unit's roles; a mark says the strongest."""
    index = page.index
    entries: list[Row] = [*index.topics.values(), *index.documents.values(), *index.units.values()]
    rows = {address.page(one): one for one in entries}
    measures = {address.page(one): one for one in index.measures.values()}
    for head in page.find("//table[contains(@class, 'px-m')]//a[@aria-label]"):
        if entry := measures.get(page.to(head.get("href"))):
            gone = "" if entry.stands else "（已删去）"
            named, shown = squeeze(head.get("aria-label", "")), words(head)
            if not entry.number and name_of(entry).startswith(shown.rstrip("…")):
                shown = ""  # the beginning of its title stands for the number
            wanted = f"{name_of(entry)}{gone} {entry.number}"
            yield from differs("一列的名称", f"{named} {shown}", wanted)
    for row in page.find("//table[contains(@class, 'px-m')]//tr[th/a][td]"):
        of = rows.get(page.to(row.xpath("string(./th/a/@href)")))
        cells = [one for one in row.xpath("./td/a") if page.to(one.get("href")) in measures]
        if of is None or not cells:
            continue
        found = [page.to(one.get("href")) for one in cells]
        yield from lists_differ(
            f"“{of.title}”的措施", found, [address.page(one) for one in of.measures]
        )
        for cell in cells:
            yield from _cell(of, measures[page.to(cell.get("href"))], cell)


def _cell(of: Row, measure: MeasureEntry, cell: html.HtmlElement) -> Iterator[str]:
    roles = [one.role for one in measure.measure.units if one.unit == of.id]
    said = "、".join(dict.fromkeys(one.label for one in roles))
    what = f"“{of.title}”在“{measure.title}”中的角色"
    mark = str(cell.xpath("string(./span[contains(@class, 'px-mark--')]/@class)"))
    if not mark:
        gone = "（已删去）" if measure.measure.removed_by else ""
        wanted = f"{name_of(measure)}{gone}{f'（{said}）' if said else ''}"
        yield from differs(what, words(cell), wanted)
        return
    unit = isinstance(of, UnitEntry)
    other = "引用" if of.kind is ObjectKind.DOCUMENT else "归入"
    yield from differs(what, words(cell), said if unit else other)
    strongest = min(roles, key=list(Role).index, default=Role.NAMED)
    sign = (strongest.value if strongest.assigns else "named") if unit else "dot"
    yield from differs(f"{what}的标记", mark.rpartition("--")[2], sign)
    title = squeeze(cell.get("title", ""))
    if not title.startswith(f"{name_of(of)}：{name_of(measure)}"):
        yield from differs(f"{what}的提示", title, f"{name_of(of)}：{name_of(measure)}")


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
        named = page.links(row, "./td[2]/a[@class='px-measure']/@href")
        some = [address.page(one) for one in entry.measures]
        yield from lists_differ(f"“{entry.title}”的各措施", named, some[: len(named) or 1])
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
