"""What is said of a measure, as lines put together from the data: units, deadlines, targets, progress.

A line is words without white space, then each source that stands behind them and where it leads.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.said.names import name_of, source_words
from macros.building.readback.said.page import Page, words, words_besides
from macros.index.measures import MeasureEntry
from macros.index.relations import Relation
from macros.index.units import UnitEntry
from macros.model.kinds import Role
from macros.model.measure import Deadline, Note, Progress, Source, Target
from macros.text.lines.reflow import paragraphs, squeeze

_KEPT = "·存档副本"
_LATER = "pl-task-line"
"""Holds what became of a unit, with a source of its own."""


def said_in(page: Page, of: html.HtmlElement) -> str:
    """Return the line that an element holds; what stands in it about a unit's later life aside."""
    said = words_besides(of, f"pl-source headerlink {_LATER}")
    return said + "".join(_sources(page, of))


def _sources(page: Page, of: html.HtmlElement) -> Iterator[str]:
    later = set(of.xpath(f".//*[contains(@class, '{_LATER}')]//span"))
    for one in of.xpath(".//span[@class='pl-source']"):
        if one in later:
            continue
        link = "".join(one.xpath("./a[starts-with(@href, '#sources--')]/@href"))
        found = page.find(f"//li[@id='{link[1:]}']")[0] if link else one
        said = words(found).removeprefix("来源：").partition(_KEPT)[0]
        leads = [at for at in page.links(found, "./a/@href") if _KEPT not in at]
        yield f"来源：{said}{''.join(leads[:1])}"


def _source(page: Page, given: Source | None) -> str:
    return _whole(page, _completed(page, given)) if given else ""


def _whole(page: Page, given: Source) -> str:
    of = page.index.documents.get(given.document or "")
    leads = page.to(given.url) if given.url else address.page(of) if of else ""
    return f"来源：{source_words(given)}{leads}"


def _completed(page: Page, given: Source) -> Source:
    """Return a source with what other statements of the page say of it: there it is one source."""
    said = dict(given)
    for other in _sources_of(page):
        theirs = dict(other)
        if not any(said[key] and theirs[key] and said[key] != theirs[key] for key in said):
            said = {key: said[key] or theirs[key] for key in said}
    return Source(**said)


def _sources_of(page: Page) -> Iterator[Source]:
    """Yield the sources of the statements on the page of a measure or unit."""
    match page.entry:
        case MeasureEntry() as entry:
            given, units, reports = [entry.measure], entry.measure.units, entry.reports
        case UnitEntry() as entry:
            given = [one.measure for one in entry.measures]
            units = tuple(task.involvement for task in entry.tasks)
            reports = tuple(filter(None, (latest(page, one) for one in entry.measures)))
        case _:
            return
    found = [one.source for one in units]
    found += [one.source for one in reports]
    found += [one.source for measure in given for one in measure.all_deadlines]
    found += [one.source for measure in given for one in measure.targets]
    yield from filter(None, found)


def of_unit(page: Page, entry: MeasureEntry, relation: Relation) -> str:
    """Return what part a unit has, by what word of the text, and on what ground."""
    involved, unit = relation.involvement, page.index.units[relation.involvement.unit]
    printed = f"（原文：{relation.as_printed}）" if relation.as_printed else ""
    kind = "一类单位" if unit.is_class else ""
    quote = f"“{involved.quote}”" if involved.quote else ""
    passage = f"引自公文的文字：{relation.passage.label}" if relation.passage else ""
    said = f"{involved.role.label}{printed}{unit.unit.name}{kind}{quote}"
    around = _from_section(page, entry, involved.quote)
    own = _source(page, involved.source)
    return f"{squeeze(said + around + passage)}{own}"


def in_order(entry: MeasureEntry) -> list[Relation]:
    """Return what part each unit has, who leads first; of one role in the order of the data."""
    roles = list(Role)
    return sorted(entry.relations, key=lambda one: roles.index(one.involvement.role))


def of_deadline(page: Page, entry: MeasureEntry, due: Deadline) -> str:
    """Return a deadline: what for, until when, for whom, on what ground."""
    what = f"{due.what}：" if due.what else ""
    day = f"（{due.on}）" if due.on else ""
    around = "" if due.source else _from_section(page, entry, due.quote or due.text)
    anew = len(entry.measure.all_deadlines) > 1 and entry.is_set_anew(due)
    later = "后来的文件另定了期限" if anew else ""
    said = f"{what}{_stated(due)}{day}{for_whom(page, due)}"
    return f"{squeeze(said + around + later)}{_source(page, due.source)}"


def of_deadline_in_short(page: Page, due: Deadline) -> str:
    """Return the same as lists say it, without its ground."""
    what = f"{due.what}：" if due.what else ""
    return squeeze(f"{what}{due.text}{f'（{due.on}）' if due.on else ''}")


def for_whom(page: Page, due: Deadline) -> str:
    """Return for which units a deadline holds, if not for all."""
    names = "、".join(page.index.units[id].unit.name for id in due.units)
    return squeeze(f"限于{names}") if names else ""


def of_target(page: Page, entry: MeasureEntry, target: Target) -> str:
    """Return a target with its indicator and figures."""
    facts = (
        ("属性", target.kind),
        ("基数", target.baseline),
        ("目标值", target.value),
        ("计量单位", target.measured_in),
        *((f"{one.year}年", one.value) for one in target.years),
    )
    name = f"指标：{target.indicator}" if target.indicator else ""
    figures = "".join(f"，{what}：{value}" for what, value in facts if value)
    row = page.index.indicator(target)
    table = f"（见{name_of(page.index.sections[row.section.id])}）" if row else ""
    around = "" if target.source else _from_section(page, entry, target.quote or target.text)
    said = squeeze(f"{_stated(target)}{name}{figures}{table}{around}")
    return f"{said}{_source(page, target.source)}"


def of_report(page: Page, report: Progress) -> str:
    """Return a report: its day, the class of its status, the source's own word, what it says."""
    last = page.index.data_date
    ahead = bool(last and report.date > last)
    day = f"自{report.date}起（来源预先写明的日期）" if ahead else str(report.date)
    word = f"来源称“{report.word}”" if report.word else ""
    said = squeeze(f"{day}{report.status.label}{word}{report.summary}")
    return f"{said}{_source(page, report.source)}"


def latest(page: Page, entry: MeasureEntry) -> Progress | None:
    """Return the newest report on a measure that is not of a day after that of the data."""
    last = page.index.data_date
    come = [one for one in entry.measure.progress if not last or one.date <= last]
    return max(reversed(come), key=lambda one: one.date, default=None)


def of_note(page: Page, note: Note) -> str:
    """Return an editors' note: on which words, what it says, on what ground."""
    quote = f"对原文“{note.quote}”" if note.quote else ""
    text = "".join(paragraphs(note.text))
    return (
        f"{squeeze(f'{note.kind}{quote}{text}')}{_whole(page, note.source) if note.source else ''}"
    )


def _stated(given: Deadline | Target) -> str:
    quote = given.quote or ""
    if quote and given.text in quote:
        return f"“{quote}”"
    return given.text + (f"“{quote}”" if quote else "")


def _from_section(page: Page, entry: MeasureEntry, quote: str | None) -> str:
    section = entry.quoted_from(quote)
    return f"引自所在部分的文字：{name_of(page.index.sections[section.id])}" if section else ""
