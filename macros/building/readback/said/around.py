"""What stands around the text of every page: where it is, whether the plan is in force, the foot."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.heads import COLUMNS
from macros.building.readback.said.names import ended, in_chinese, name_of
from macros.building.readback.said.page import Page, words
from macros.index.entries import Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind
from macros.text.lines.reflow import squeeze


def crumbs(page: Page) -> Iterator[str]:
    """Yield what of the way to the page is wrong: its names and where they lead."""
    steps = page.find("//nav[@class='pl-crumbs']//li")
    found = [f"{words(one)} {''.join(page.links(one))}" for one in steps]
    if page.entry is None:
        if found:
            yield from differs("路径的第一步", found[0], "首页 ")
        return
    wanted = ["首页 ", *_above(page, page.entry)]
    if page.entry.kind not in COLUMNS and len(found) > 1:  # the list of documents has several names
        wanted.insert(1, found[1])
        yield from differs("路径的第二步", found[1].split()[-1], address.listing(page.entry.kind))
    yield from lists_differ("路径", found, wanted)


def _above(page: Page, entry: Entry) -> Iterator[str]:
    if entry.kind in COLUMNS:
        yield f"{COLUMNS[entry.kind]} {address.listing(entry.kind)}"
    match entry:
        case MeasureEntry() | SectionEntry():
            around = entry.sections if isinstance(entry, MeasureEntry) else entry.ancestors
            for section in (page.index.sections[one.id] for one in around):
                yield f"{name_of(section)} {address.page(section)}"
            yield f"{squeeze(entry.label)} "
        case UnitEntry():
            for unit in reversed(entry.parents):
                yield f"{squeeze(unit.name)} {address.page(page.index.units[unit.id])}"
            yield f"{name_of(entry)} "
        case _:
            yield f"{name_of(entry)} "


def neighbours(page: Page) -> Iterator[str]:
    """Yield the measures before and behind that are called otherwise than what they lead to."""
    for link in page.find("//nav[@class='pl-pager']/a"):
        if entry := page.measure_at(page.to(link.get("href"))):
            said = words(link).removeprefix("上一条").removeprefix("下一条")
            yield from differs("前后措施的名称", said, name_of(entry))


def navigation(page: Page) -> Iterator[str]:
    """Yield that the two lists of all pages, above and below, call or lead to something else."""
    above, below = (
        [f"{words(one)} {page.to(one.get('href'))}" for one in page.find(where)]
        for where in ("//nav[@class='pl-nav']/ul/li/a", "//nav[@id='site-map']//li/a")
    )
    home, named, rest = f" {address.HOME}", [*_places(page, below)], iter(above)
    if above and below:  # the list above has no home page
        wanted = [one if one.endswith(home) else next(rest, "") for one in named]
        yield from lists_differ("页脚的导航", below, wanted or ["首页 ", *above])
    more = [
        f"{words(one)} {page.to(one.get('href'))}"
        for one in page.find("//li[@class='pl-nav__more']//li/a")
    ]
    yield from lists_differ("导航的“更多”", more, above)
    if page.site.navigation:
        yield from lists_differ("导航", above, [one for one in named if not one.endswith(home)])
    marked = page.leads("//nav[@class='pl-nav']/ul/li/a[@aria-current]/@href")
    around = {page.where, *page.leads("//nav[@class='pl-crumbs']//a/@href")}
    leads = [page.to(one.get("href")) for one in page.find("//nav[@class='pl-nav']/ul/li/a")]
    wanted = [one for one in leads if one and (one in around or page.where.startswith(one))]
    yield from lists_differ("导航里的所在", marked, wanted)


def _places(page: Page, below: list[str]) -> Iterator[str]:
    """Yield what the list below must have: the pages in their order that the settings name, if there are such."""
    shown = {where: name for name, where in (one.rsplit(" ", 1) for one in below)}
    documents = address.listing(ObjectKind.DOCUMENT)
    for name, source in page.site.navigation:
        where = address.of_source(source) if source.endswith(".md") else page.to(source)
        if where in page.built.pages or "://" in where:
            called = squeeze(name) if name and where != documents else shown.get(where, "")
            yield f"{called} {where}"


def plan_state(page: Page) -> Iterator[str]:
    """Yield what is wrong with what every page says of the plan's end, and of an import not yet checked."""
    said = page.words("//aside[@class='pl-validity']")
    over = ended(page.index.plan)
    if not over:
        yield from differs("关于效力的提示", said, "")
    else:
        facts = [over, *validity_facts(page)]
        yield from lists_differ("关于效力的提示", (), [one for one in facts if one not in said])
    number, draft = page.site.open_marks, page.words("//aside[@class='pl-draft']")
    if bool(draft) is not bool(number) or (number and f"还有{number}处没有核对" not in draft):
        yield from differs("草稿的提示", draft, f"还有 {number} 处没有核对" if number else "")


def validity_facts(page: Page) -> Iterator[str]:
    """Yield the words that a statement on the validity must have: its grounds."""
    given = page.index.plan.validity
    if given is None:
        return
    for day in (given.until, given.on):
        if day and in_chinese(day) not in squeeze(given.term or ""):
            yield in_chinese(day)
    yield from (squeeze(one) for one in (given.term, given.source and given.source.title) if one)
    if given.by:
        yield name_of(page.index.documents[given.by])


_OF_FOOT = ("本站内容与印发的公文不一致时，以印发的公文为准。", "主办单位：", "联系方式：")
"""How those paragraphs of the foot begin that have no class."""


def foot(page: Page) -> Iterator[str]:
    """Yield what the foot says otherwise than the plan and the settings have it."""
    plan, operator, day = page.index.plan, page.site.settings.operator, page.index.data_date
    about = f"《{plan.title}》{plan.document_number or ''}"
    about += f"，{in_chinese(plan.issued_on)}印发。" if plan.issued_on else "。"
    about += f"数据日期：{in_chinese(day)}。" if day else ""
    said = page.words("//footer//p[@class='pl-footer__plan']")
    yield from differs("页脚的公文", said, squeeze(about))
    times = [t.get("datetime", "") for t in page.find("//p[@class='pl-footer__plan']/time")]
    yield from lists_differ("页脚的日期", times, [str(d) for d in (plan.issued_on, day) if d])
    whole = page.words("//footer")
    told = [
        words(one)
        for one in page.find("//body/header//p | //footer[@class='pl-footer']//p[not(@class)]")
    ]
    strange = [one for one in told if not one.startswith(_OF_FOOT)]
    yield from lists_differ("页眉和页脚里多出的段落", strange, ())
    named = [words(one) for one in page.find("//a[@class='pl-brand']/span")]
    names = [squeeze(one) for one in (plan.title, plan.short_title) if one]
    yield from lists_differ("页眉的名称", named, names)
    wanted = [
        "以印发的公文为准",
        operator.name and f"主办单位：{operator.name}",
        operator.contact and f"联系方式：{operator.contact}",
        *(operator.icp, operator.police, operator.site_code),
    ]
    lacking = [one for one in wanted if one and squeeze(one) not in whole]
    yield from lists_differ("页脚的文字", (), lacking)
    for name, value in (("主办单位：", operator.name), ("联系方式：", operator.contact)):
        if name in whole and not value:
            yield f"页脚有“{name}”，设置里没有"
    if page.entry and not page.by_hand:
        line = page.index.lines[page.entry.id]
        if f"第{line}行" not in page.words("//footer//p[@class='pl-data']"):
            yield f"页脚的数据行不是第 {line} 行"
    if at := page.words("//footer//p[@class='pl-print-only']"):
        yield from differs("页脚的地址", at, f"本页地址：{page.url}")
