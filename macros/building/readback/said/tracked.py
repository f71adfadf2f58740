"""Pages about deadlines and progress: each row has a day, words and state of the measure to which it leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said import statements
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page, words, words_besides
from macros.index.measures import MeasureEntry
from macros.model.kinds import ProgressStatus
from macros.text.lines.reflow import squeeze

_PASSED = "期限已过"


def tracked(page: Page) -> Iterator[str]:
    """Yield what the pages of progress and of deadlines say otherwise than the plan has it."""
    if page.where not in (address.PROGRESS, address.CALENDAR):
        return
    by_page = {address.page(one): one for one in page.index.measures.values()}
    for row in page.find("//table[contains(@class, 'pl-dues')]//tr[th[@scope='row']]"):
        yield from _due(page, row, by_page[page.links(row, "./th/a/@href")[0]])
    for line in page.find("//ul[@class='pl-relations']/li[span[contains(@class, 'pl-task-line')]]"):
        entry = by_page[page.links(line, "./a/@href")[0]]
        said = _reported(page, line)
        wanted = [statements.of_report(page, one) for one in entry.measure.progress]
        if said not in wanted:
            yield from differs(f"“{entry.title}”的进展", said, "；".join(wanted))
        yield from differs("措施的名称", words(line.xpath("./a")[0]), name_of(entry))
    yield from _statuses(page)
    if page.where == address.CALENDAR:
        yield from _all_dues(page)


def _reported(page: Page, line: html.HtmlElement) -> str:
    return statements.said_in(page, line.xpath("./span[contains(@class, 'pl-task-line')]")[0])


def _due(page: Page, row: html.HtmlElement, entry: MeasureEntry) -> Iterator[str]:
    what, day = f"“{entry.title}”", str(row.xpath("string(./td[1]/time/@datetime)"))
    cells = {one.get("data-label"): one for one in row.xpath("./td[@data-label]")}
    said = words_besides(cells["期限"], "pl-source")
    wanted = {
        squeeze(f"{f'{one.what}：' if one.what else ''}{one.text}") + statements.for_whom(page, one)
        for one in entry.measure.all_deadlines
        if str(one.on) == day
    }
    if said not in wanted:
        yield from differs(f"{what}在 {day} 的期限", said, "；".join(sorted(wanted)))
    yield from differs("措施的名称", words(row.xpath("./th/a")[0]), name_of(entry))
    if page.find("//th[.='牵头']"):
        found = page.links(cells["牵头"]) if "牵头" in cells else []
        units = (page.index.units[id] for id in entry.leads)
        yield from lists_differ(f"{what}的牵头单位", found, map(address.page, units))
    how = words(cells["进展"]) if "进展" in cells else ""
    report = statements.latest(page, entry)
    state = f"{report.status.label}（{report.date}）" if report else ""
    if "另定了期限" not in how and not how.endswith(state):
        yield from differs(f"{what}的状态", how, state)
    last = page.index.data_date
    if _PASSED in how and not (last and day < last.isoformat()):
        yield f"{what}的期限 {day} 还没有过"
    if _PASSED in how and report and report.status.ends:
        yield f"{what}已有“{report.status.label}”的进展，却说期限已过"


def _statuses(page: Page) -> Iterator[str]:
    """Yield the numbers of measures in each state that are not those of the plan."""
    found = Counter[str]()
    for entry in page.index.measures.values():
        report = statements.latest(page, entry)
        if not entry.measure.removed_by:
            found[report.status.label if report else ""] += 1
    labels = [one.label for one in ProgressStatus]
    for line in page.find("//ul[@class='pl-statuses']/li/a"):
        said = words(line)
        name = next((one for one in labels if said.startswith(one)), "")
        if not said.endswith(f"{found[name]}条") or not said.removesuffix(f"{found[name]}条"):
            yield from differs("状态的条数", said, f"{name}{found[name]}条")


def _all_dues(page: Page) -> Iterator[str]:
    """Yield what of the days and measures of the whole calendar is missing, or too much."""
    rows = page.find("//table[contains(@class, 'pl-dues')]//tr[th[@scope='row']]")
    found = [
        f"{one.xpath('string(./td[1]/time/@datetime)')} {page.links(one, './th/a/@href')[0]}"
        for one in rows
    ]
    wanted = [
        f"{due.on} {address.page(one)}"
        for one in page.index.measures.values()
        if not one.measure.removed_by
        for due in one.measure.all_deadlines
        if due.on
    ]
    yield from lists_differ("日历的各行", sorted(found), sorted(wanted))
    lead = page.words("//article/p[@class='pl-lead'][1]") if rows else ""
    if rows and not lead.startswith(f"{len(wanted)}个写明日期的期限"):
        yield from differs("期限的个数", lead, f"{len(wanted)}个写明日期的期限")
