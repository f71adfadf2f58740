"""Numbers on the pages about progress: each is that of the measures which its link asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

from macros.addresses import address
from macros.building.readback.output import differs
from macros.building.readback.said import statements
from macros.building.readback.said.page import Page, words

_ROWS = "descendant-or-self::ul[@class='pl-relations']/li | .//tr[th[@scope='row']]"
_NUMBER = re.compile(r"\d+")
Measures = dict[tuple[str, str], set[str]]
_ANY = ("", "")
_MONTHS = re.compile(r"已(\d+)个月")


def counted(page: Page) -> Iterator[str]:
    """Yield the numbers that are not those of the plan, in words and as drawn."""
    if page.where != address.PROGRESS:
        return
    chosen = _measures_by_choice(page)
    for link in page.find("//article//a[contains(@href, 'measures/?')]"):
        asked = page.to(link.get("href"))
        number = _number(chosen, asked)
        told = _NUMBER.findall(words(link))
        if told:
            yield from differs(f"{asked} 的条数", told[-1], str(number))
        state = parse_qs(urlsplit(asked).query).get("status", [""])[0].replace("-", "_")
        for one in link.xpath("./span[contains(@class, 'pl-state--')]"):
            if f"pl-state--{state}" not in one.get("class", ""):
                yield f"{asked} 的状态是“{words(one)}”"
    for bar in page.find("//article//svg[contains(@class, 'pl-share')]"):
        asked = page.to(
            bar.xpath(
                "string(ancestor::*[self::tr or self::li][1]//a[contains(@href, 'measures/?')]/@href)"
            )
        )
        base = asked.partition("status=")[0].rstrip("&")
        join = "" if base.endswith("?") else "&"
        for piece in bar.xpath("./rect"):
            state = piece.get("class", "").rpartition("--")[2].replace("_", "-")
            wanted = _number(chosen, f"{base}{join}status={state}")
            yield from differs(f"{asked} 的图里 {state} 的长", piece.get("width"), str(wanted))
    yield from _months(page)
    yield from _headed(page)


def _headed(page: Page) -> Iterator[str]:
    """Yield the headings that say another number than that of the rows under them."""
    for heading in page.find("//article//h2[@id='late' or @id='passed']"):
        number, rows = re.search(r"（(\d+)）$", words(heading)), 0
        for one in heading.itersiblings():
            if one.tag == "h2":
                break
            rows += len(one.xpath(_ROWS))
        if number:
            yield from differs("标题里的条数", int(number[1]), rows)


def _measures_by_choice(page: Page) -> Measures:
    """Return the measures that stand by each thing for which a link to the list may ask; all by none."""
    found: Measures = defaultdict(set)
    for one in page.index.measures.values():
        if one.stands:
            report, units = statements.latest(page, one), one.measure.units
            for asked in (
                _ANY,
                ("status", report.status.value.replace("_", "-") if report else "none"),
                *(("section", section.id) for section in one.sections),
                *(("topic", topic) for topic in one.measure.topics),
                *(("unit", each.unit) for each in units),
                *(("role", f"{each.unit} {each.role.value}") for each in units),
            ):
                found[asked].add(one.id)
    return found


def _number(chosen: Measures, asked: str) -> int:
    """Return how many measures a link to the list asks for."""
    query = {name: given[0] for name, given in parse_qs(urlsplit(asked).query).items()}
    asks = ("status", "section", "topic", "unit")
    wanted: list[tuple[str, str]] = [(one, query[one]) for one in asks if one in query]
    if "unit" in query and "role" in query:
        wanted.append(("role", f"{query['unit']} {query['role'].replace('-', '_')}"))
    return len(set[str].intersection(*(chosen[one] for one in wanted or [_ANY])))


def _months(page: Page) -> Iterator[str]:
    by_page = {address.page(one): one for one in page.index.measures.values()}
    longest = 0
    rows = page.find("//h2[@id='unchanged']/following::table[1]/tbody/tr")
    for row in rows:
        entry = by_page[page.links(row, "./th/a/@href")[0]]
        report, now = statements.latest(page, entry), page.index.data_date
        months = _between(report.date, now) if report and now else 0
        longest = max(longest, months)
        said = _MONTHS.search(words(row))
        yield from differs(f"“{entry.title}”没有新的进展的月数", said and int(said[1]), months)
    for one in page.find("//h2[@id='unchanged']/following::summary[1]") if rows else ():
        wanted = f"{len(rows)}条措施，最久的已{longest}个月"
        yield from differs("没有新的进展的措施", words(one), wanted)


def _between(first: date, last: date) -> int:
    whole = (last.year - first.year) * 12 + last.month - first.month
    return whole - (last.day < first.day)
