"""The lists of all measures and units: by what filters find each row, and how many each choice finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said import statements
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page, words
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import Role
from macros.model.measure import Progress
from macros.text.lines.reflow import squeeze

_ROLES = {one.value: one.label for one in Role}
_OBJECTS = ("section", "unit", "topic", "document")
_NOT_COUNTED = ("", "sort")


def rows(page: Page) -> Iterator[str]:
    """Yield the rows that filters find by what the plan does not say, and the choices that count wrongly."""
    if not page.find("//form[contains(@class, 'px-form')]"):
        return
    index = page.index
    entries: list[MeasureEntry | UnitEntry] = [*index.measures.values(), *index.units.values()]
    by_page = {address.page(one): one for one in entries}
    counted: Counter[tuple[str, str]] = Counter()
    for row in page.find("//tr[@data-row]"):
        given = {n[5:]: value for n, value in row.attrib.items() if n.startswith("data-")}
        for name, value in given.items():
            counted.update((name, one) for one in {*value.split()})
        entry = by_page.get(page.to(row.xpath("string(./th/a[1]/@href)")))
        if isinstance(entry, MeasureEntry):
            held = _of_measure(page, entry)
        elif entry:
            held = _of_unit(page, entry)
        else:
            continue
        for name, wanted in held.items():
            found = sorted({*given.get(name, "").split()})
            yield from lists_differ(f"“{entry.title}”筛选用的 {name}", found, sorted({*wanted}))
        text = squeeze(given.get("text", ""))
        if isinstance(entry, MeasureEntry) and text and text != squeeze(entry.measure.text):
            yield from differs(f"“{entry.title}”搜索用的原文", text, squeeze(entry.measure.text))
    yield from _choices(page, counted)
    total = len(page.find("//tr[@data-row]"))
    for one in page.find("//p[@class='px-count']"):
        yield from differs(
            "总数",
            [one.get("data-total"), words(one)[: len(f"共{total}")]],
            [str(total), f"共{total}"],
        )
    lead = page.words("//article//p[@class='pl-lead'][1]")
    if f"共{total}条" not in lead and f"共{total}个" not in lead:
        yield from differs("总数", lead[:40], f"共 {total}")


def _of_measure(page: Page, entry: MeasureEntry) -> dict[str, Iterable[str]]:
    measure = entry.measure
    report = statements.latest(page, entry)
    return {
        "section": [one.id for one in entry.around],
        "topic": measure.topics,
        "unit": [one.unit for one in measure.units],
        "role": [one.role.value for one in measure.units],
        "task": [f"{one.unit}.{one.role.value}" for one in measure.units],
        "document": measure.documents,
        "due": [str(one.on.year) for one in measure.all_deadlines if one.on],
        "dates": [str(one) for one in entry.open_dates],
        "status": [_status(report, entry.stands)],
        "codes": page.index.measure_codes(entry) and [",".join(page.index.measure_codes(entry))],
    }


def _status(report: Progress | None, stands: bool) -> str:
    said = report.status.value.replace("_", "-") if report else "none"
    return said if stands else "removed"


def _of_unit(page: Page, entry: UnitEntry) -> dict[str, Iterable[str]]:
    standing = [one for one in entry.tasks if one.stands]
    return {
        "role": [one.involvement.role.value for one in standing],
        "count": [str(sum(one.stands for one in entry.measures))],
    }


def _choices(page: Page, counted: Counter[tuple[str, str]]) -> Iterator[str]:
    living = page.index.living
    for select in page.find("//form//select[@name]"):
        name = select.get("name", "")
        for one in select.xpath(".//option") if name not in _NOT_COUNTED else ():
            value, said = one.get("value", ""), words(one)
            if not value:
                continue
            called = squeeze(one.get("data-name", ""))
            yield from differs("筛选的条数", said, f"{called}（{counted[name, value]}）")
            if name in _OBJECTS and (entry := living.get(value)):
                names = (name_of(entry), squeeze(entry.title))
                if called not in names:
                    yield from differs("筛选的名称", called, names[0])
            elif name == "role" and called != _ROLES.get(value):
                yield from differs("筛选的名称", called, _ROLES.get(value))
