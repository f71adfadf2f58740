"""The first page: what is known of the plan, its numbers, who has how much to do, what is due and new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.absent import absent_at_home
from macros.building.readback.said.around import validity_facts
from macros.building.readback.said.meetings import numbers
from macros.building.readback.said.names import in_chinese, issued_by
from macros.building.readback.said.page import Page, words, words_besides
from macros.index.index import Index
from macros.model.kinds import ObjectKind, Role
from macros.text.lines.reflow import squeeze

_NOT_LOOKED_UP = "本站尚未核实是否现行有效"


def home(page: Page) -> Iterator[str]:
    """Yield what the first page says otherwise than the plan has it."""
    if page.where != address.HOME or not page.find("//div[@class='pl-hero']"):
        return  # a city may write a first page of its own
    yield from _facts(page)
    yield from _doors(page)
    yield from _units(page)
    yield from _now(page)
    yield from absent_at_home(page)


def _facts(page: Page) -> Iterator[str]:
    plan = page.index.plan
    yield from differs("标题", page.words("//h1"), squeeze(plan.title))
    shown = page.find("//div[@class='pl-hero__words']/dl[@class='pl-facts']/div")
    found = {words(one[0]): words_besides(one[1], "pl-today") for one in shown}
    validity = found.pop("效力", "")
    yield from lists_differ(
        "关于公文的事项",
        [f"{name}：{said}" for name, said in found.items()],
        [
            squeeze(f"{name}：{expected}")
            for name, expected in (
                ("文号", plan.document_number),
                ("发文机关", issued_by(page.index)),
                ("印发日期", plan.issued_on and in_chinese(plan.issued_on)),
                ("施行日期", plan.effective and in_chinese(plan.effective)),
                ("实施期间", plan.period),
            )
            if expected
        ],
    )
    if plan.validity is None:
        yield from differs("效力", validity, _NOT_LOOKED_UP)
    else:
        if not validity.startswith(plan.validity.status.label):
            yield from differs("效力", validity, plan.validity.status.label)
        facts = validity_facts(page)
        yield from lists_differ("效力的依据", (), [one for one in facts if one not in validity])
    lead = page.find("//div[@class='pl-hero__words']/p[@class='pl-lead']")
    said = "".join(map(words, lead))
    yield from differs("简介", said, squeeze(f"{plan.summary}编者简介") if plan.summary else "")


def _doors(page: Page) -> Iterator[str]:
    index = page.index
    counted = {
        address.listing(ObjectKind.MEASURE): [f"{sum(_stands(index))}条措施"],
        address.listing(ObjectKind.UNIT): [f"{len(index.units)}个单位"],
        address.listing(ObjectKind.TOPIC): [f"{len(index.topics)}个主题"],
        address.listing(ObjectKind.DOCUMENT): [
            f"{sum(not one.document.text for one in index.documents.values())}件引用文件",
            f"{sum(bool(one.document.text) for one in index.documents.values())}件补充文件",
        ],
        address.GLOSSARY: [f"{len(index.terms)}个术语"],
    }
    for link in page.find("//p[@class='pl-doors']//a"):
        wanted = counted.get(page.to(link.get("href")))
        if wanted and not words(link).startswith(tuple(wanted)):
            yield from differs("数目", words(link), "、".join(wanted))


def _stands(index: Index) -> Iterator[bool]:
    return (not one.measure.removed_by for one in index.measures.values())


def _units(page: Page) -> Iterator[str]:
    """Yield the units whose numbers of measures are wrong, in all and by role."""
    by_page = {address.page(one): one for one in page.index.units.values()}
    for link in page.find("//dl[@class='pl-kinds']//a[@class='pl-item-link']"):
        if entry := by_page.get(page.to(link.get("href"))):
            number = sum(not one.measure.removed_by for one in entry.measures)
            wanted = squeeze(f"{entry.unit.name}{number or ''}")
            yield from differs("单位的措施条数", words(link), wanted)
            kind = words(link.xpath("ancestor::div[1]/dt")[0])
            yield from differs(f"“{entry.title}”的类别", kind, squeeze(entry.unit.kind))
    kinds = Counter(squeeze(one.unit.kind) for one in page.index.units.values())
    found = [words(one) for one in page.find("//p[@class='pl-kinds-door']/a")]
    counted = [f"{kind}{number}" for kind, number in kinds.items()]
    yield from lists_differ("各类单位的个数", sorted(found), sorted(counted) if found else [])
    tasks = [role for role in Role if role.assigns]
    for row in page.find("//ul[@class='pl-assigned']/li"):
        entry = by_page[page.links(row)[0]]
        found = [words(one).rstrip("，") for one in row.xpath(".//span[@class='pl-nowrap']")]
        yield from lists_differ(f"“{entry.title}”的角色", found, numbers(entry, tasks, "条"))
        yield from differs("单位的名称", words(row.xpath("./a")[0]), squeeze(entry.unit.name))


def _now(page: Page) -> Iterator[str]:
    """Yield what is due, late and new that the plan does not have on its day."""
    by_page = {address.page(one): one for one in page.index.measures.values()}
    for row in page.find("//dl[@class='pl-now']//li"):
        entry = by_page.get("".join(page.links(row)[:1]))
        if entry is None:
            continue
        state = "".join(map(words, row.xpath("./span[contains(@class, 'pl-state')]")))
        due = {one.on for one in entry.measure.all_deadlines}
        reported = {one.date: one.status.label for one in entry.measure.progress}
        day = date.fromisoformat(row.xpath("string(./time/@datetime)"))
        if _group(row) == address.CALENDAR:
            fits = day in due
        else:
            fits = day in reported and state in ("", reported[day])
        if not fits:
            yield f"“{entry.title}”没有这样的期限或进展：{words(row)[:40]}"


def _group(row: html.HtmlElement) -> str:
    return str(row.xpath("string(ancestor::div[1]/dt/a/@href)"))
