"""Every object of the plan as search sees it: what it is called, numbered, and says.

A record holds the words of the thing itself. Lists of links to it are left out, so that the
page about a thing comes before pages that merely lead there; which units, documents and
topics a measure is tied to is kept as ties between records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from macros.addresses import address
from macros.exports.search.record import OFFICIAL, Rank, Record, ResultKind
from macros.index.amendments import reworded_parts
from macros.index.former import living_ids
from macros.index.in_force import amendments, counted, validity
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.plan_words import issuers
from macros.index.statement_words import status_words
from macros.index.succession import came_from, since
from macros.index.titles import heading
from macros.model.anchors import AMENDED_ANCHOR, own_anchors
from macros.model.measure import Note, Source
from macros.model.tables.rows import table_words
from macros.text.times.dates import day_in_words

EARLIER = "原先的文字"
"""The label of words of the plan before a later document changed them."""


def plan_records(index: Index) -> tuple[Record, ...]:
    """Return the records of everything in the plan, in the order in which the site lists it."""
    found = (*_sections(index), *_measures(index), *_units(index), *_documents(index))
    found += (*_topics(index), *_terms(index), *_framing(index))
    return tuple(_with_former_names(index, found))


def _measures(index: Index) -> Iterator[Record]:
    for entry in index.measures.values():
        measure = entry.measure
        sources = [involvement.source for involvement in measure.units]
        sources += [target.source for target in measure.targets]
        sources += [deadline.source for deadline in measure.all_deadlines]
        cited = {source.document for source in sources if source and source.document}
        ties = [address.page(index.units[id]) for id in entry.unit_ids]
        ties += [address.page(index.documents[id]) for id in measure.documents]
        ties += [address.page(d) for id, d in index.documents.items() if id in cited]
        ties += [address.page(index.topics[id]) for id in measure.topics]
        yield Record(
            ResultKind.MEASURE,
            address.page(entry),
            measure.title,
            entry.number,
            heading(entry.section) if entry.section else "",
            codes=index.measure_codes(entry),
            ties=tuple(dict.fromkeys(ties)),
            editors_title=not entry.title_is_official,
            rank=Rank.REMOVED if measure.removed_by else Rank.USUAL,
            dates=_days(*(due.on for due in measure.all_deadlines)),
            texts=_texts(
                (OFFICIAL, measure.text),
                *((EARLIER, earlier.text) for earlier in reversed(measure.earlier)),
                ("修改情况", amendments(index, entry)),
                *(("总的分工规定", clause.clause.quote) for clause in entry.clauses),
                *_unless_quoted("期限", (due for due in measure.all_deadlines if not due.on)),
                *(("期限", f"{due.text}（{_day(due.on)}）") for due in measure.all_deadlines if due.on),
                *_unless_quoted("目标", measure.targets),
                *(("进展", f"{report.date}{'起' if index.is_ahead(report) else ''} {status_words(report)}：{report.summary}") for report in measure.progress),
                *_notes(measure.notes),
                *_sources(*sources, *(report.source for report in measure.progress)),
            ),
        )  # fmt: skip


def _sections(index: Index) -> Iterator[Record]:
    for entry in index.sections.values():
        section = entry.section
        yield Record(
            ResultKind.SECTION,
            address.page(entry),
            heading(entry),
            context=" · ".join(_words(entry.label, _number_of(entry.measures))),
            names=(entry.title,),
            codes=(entry.code,) if entry.code else (),
            rank=Rank.REMOVED if section.removed_by else Rank.USUAL,
            texts=_texts(
                (OFFICIAL, section.intro),
                *((OFFICIAL, words) for table in section.tables for words in table_words(table)),
                *((OFFICIAL, words) for _, words in section.words_before),
                (OFFICIAL, section.closing),
                *((EARLIER, one.step.before) for one in reversed(entry.rewordings)),
                ("修改情况", amendments(index, entry)),
                *_notes(section.notes),
            ),
        )


def _number_of(measures: tuple[MeasureEntry, ...]) -> str | None:
    return counted(measures) if measures else None


def _units(index: Index) -> Iterator[Record]:
    for entry in index.units.values():
        unit = entry.unit
        yield Record(
            ResultKind.UNIT,
            address.page(entry),
            unit.name,
            context=f"{unit.kind} · {len(entry.standing)} 条措施点到",
            names=_words(unit.short, *unit.aliases, *entry.new_names),
            texts=_texts(
                ("类别", unit.kind),
                ("统一社会信用代码", unit.code),
                ("后来的变化", since(index, entry)),
                *(("后来的变化", came_from(index, before)) for before in entry.predecessors),
                ("联系方式", unit.contact),
                ("网站", unit.url),
                *_notes(unit.notes),
            ),
        )


def _documents(index: Index) -> Iterator[Record]:
    for entry in index.documents.values():
        document = entry.document
        yield Record(
            ResultKind.NOTICE if entry.is_supplement else ResultKind.DOCUMENT,
            address.page(entry),
            heading(entry),
            context=" · ".join(
                _words("补充文件" if entry.is_supplement else None, document.number, document.level)
            ),
            names=_words(
                document.number,
                f"{document.title}{document.number}" if document.number else None,
                *document.aliases,
            ),
            dates=_days(document.issued_on),
            texts=_texts(
                (OFFICIAL, document.text),
                ("发文机关", "、".join(index.units[id].title for id in document.issuer)),
                ("成文日期", _day(document.issued_on)),
                *_notes(document.notes),
            ),
        )


def _topics(index: Index) -> Iterator[Record]:
    for entry in index.topics.values():
        yield Record(
            ResultKind.TOPIC,
            address.page(entry),
            entry.topic.name,
            context=f"编者归类 · {counted(entry.measures)}",
            texts=_texts(("编者说明", entry.topic.description)),
        )


def _terms(index: Index) -> Iterator[Record]:
    for entry in index.terms.values():
        term = entry.term
        yield Record(
            ResultKind.TERM,
            address.page(entry),
            term.term,
            context=f"释义来源：{term.source.title}",
            names=term.aliases,
            texts=_texts(("释义", term.definition), ("来源", term.source.title)),
        )


def _framing(index: Index) -> Iterator[Record]:
    """Yield the plan as a whole, and its official words that are on no page of their own."""
    plan = index.plan
    elsewhere = {anchor for e in index.sections.values() for anchor in own_anchors(e.section)}
    elsewhere |= index.documents.keys()
    yield Record(
        ResultKind.NOTICE,
        address.PLAN,
        plan.title,
        context=" · ".join(("公文全文", *_words(plan.document_number))),
        names=_words(plan.heading, plan.short_title, plan.document_number),
        dates=_days(plan.issued_on, plan.effective),
        texts=_texts(
            ("编者说明", plan.summary),
            ("发文机关", issuers(index)),
            ("印发日期", _day(plan.issued_on)),
            ("施行日期", _day(plan.effective)),
            ("效力", validity(index)),
            *_notes(plan.notes),
            ("来源", plan.source.title),
            ("来源", plan.source.note),
        ),
    )
    for passage in index.framing:
        if passage.anchor not in elsewhere:
            yield Record(
                ResultKind.NOTICE,
                address.in_plan(passage.anchor),
                passage.label,
                context=plan.title,
                texts=_texts((OFFICIAL, passage.text)),
            )
    if index.rewordings:
        later = {one.step.part: one.step for one in index.rewordings}
        yield Record(
            ResultKind.NOTICE,
            address.in_plan(AMENDED_ANCHOR),
            f"修改过的{reworded_parts(plan)}",
            context=plan.title,
            texts=_texts(
                *((OFFICIAL, step.after) for step in later.values()),
                *((EARLIER, one.step.before) for one in reversed(index.rewordings)),
                ("修改情况", amendments(index, plan)),
            ),
        )


def _with_former_names(index: Index, records: Iterable[Record]) -> Iterator[Record]:
    """Add to each object what was moved or merged into it was called, so that this finds it too."""
    former: dict[str, list[str]] = {}
    for moved in index.moved:
        for id in living_ids(index, moved.id):
            former.setdefault(address.page_of(moved.kind, id), []).append(moved.title)
    for record in records:
        now = {record.title, *record.names}
        old = dict.fromkeys(name for name in former.get(record.address, ()) if name not in now)
        yield replace(record, former=tuple(old))


def _day(day: date | None) -> str | None:
    return day_in_words(day) if day else None


def _days(*days: date | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(day.isoformat() for day in days if day))


def _words(*words: str | None) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _texts(*pairs: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((label, words) for label, words in pairs if words)


def _notes(notes: tuple[Note, ...]) -> Iterator[tuple[str, str]]:
    for note in notes:
        yield "编者注", note.text
    yield from _sources(*(note.source for note in notes))


def _sources(*sources: Source | None) -> Iterator[tuple[str, str]]:
    for title in dict.fromkeys(source.title for source in sources if source):
        yield "来源", title


def _unless_quoted(label: str, parts: Iterable[object]) -> Iterator[tuple[str, str]]:
    """Yield what later sources say of a measure; its own words are in its text already."""
    for part in parts:
        quote, text = getattr(part, "quote", None), getattr(part, "text", "")
        if not quote:
            yield label, text
