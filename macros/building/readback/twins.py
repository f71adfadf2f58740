"""The same words in other forms: Markdown beside pages, the measures one a line, XML, the database."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial

from lxml import etree

from macros.addresses import address, downloads
from macros.building.built import Built, BuiltPage
from macros.building.readback.answers import of_object
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.page_twins import in_order
from macros.building.readback.strange import lines_of_markdown, strange
from macros.building.readback.tasks import grown, in_turn, issued_texts, numbered_texts
from macros.exports.search.by_hand import article_of, without_data
from macros.index.citations import iri
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.titles import full_name, heading
from macros.index.units import UnitEntry
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs, squeeze

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WRITTEN = "编者说明"
_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def twins(built: Built, site: Site) -> Iterator[Output]:
    """Yield the Markdown that is made from the data, and the files of the whole data."""
    index = site.index
    whole = address.markdown(address.PLAN)
    yield Output(whole, partial(_words, index.plan.title, index.printed, address.PLAN, site), True)
    for kind in address.PAPERS:
        for entry in index.by_kind[kind].values():
            assert isinstance(entry, SectionEntry | MeasureEntry | UnitEntry)
            page = address.page(entry)
            name = full_name(entry) if isinstance(entry, MeasureEntry) else heading(entry)
            texts = (*_texts_of(entry), *_facts_of(site, entry))
            twin = address.markdown(page)
            yield Output(twin, partial(_words, name, texts, page, site))
            if (said := built.pages.get(page)) and said.seen.by_hand:
                yield Output(twin, partial(_commentary, site, said))
            else:
                yield Output(twin, partial(_strange, site))
            if isinstance(entry, MeasureEntry):
                yield Output(twin, partial(_stated, entry))
            own = entry.measures if isinstance(entry, UnitEntry | SectionEntry) else (entry,)
            yield Output(twin, partial(_grown, tuple(numbered_texts(own))))
            if isinstance(entry, UnitEntry):
                yield Output(twin, partial(_groups, site, entry))
    yield Output(whole, partial(_grown, tuple(issued_texts(site))), True)
    yield Output(whole, partial(_strange, site), True)
    yield Output(downloads.LINES, partial(_lines, site), True)
    yield Output(downloads.database(index), partial(_database, site), True)
    if where := downloads.akoma_ntoso(index):
        yield Output(where, partial(_xml, site), True)


def _texts_of(entry: SectionEntry | MeasureEntry | UnitEntry) -> tuple[str, ...]:
    """Return the words that stand in the Markdown of an object: of its measures, and its own."""
    if isinstance(entry, MeasureEntry):
        return (entry.measure.text,)
    if isinstance(entry, UnitEntry):
        return tuple(one.measure.text for one in entry.measures)
    words = (entry.section.intro, entry.section.closing)
    own = (one.measure.text for one in entry.measures if not one.row)
    return (*(one for one in words if one), *own)


def _facts_of(site: Site, entry: SectionEntry | MeasureEntry | UnitEntry) -> Iterator[str]:
    """Yield what else must be said: units in their roles, dates, targets, how far, addresses."""
    index = site.index
    if not isinstance(entry, MeasureEntry):
        yield from (f"<{site.url(one)}>" for one in entry.measures)
        return
    for one in entry.relations:
        yield f"{one.role.label}：{index.units[one.involvement.unit].title}"
    measure = entry.measure
    yield from (f"期限：{one.text}" for one in measure.all_deadlines)
    yield from (f"目标：{one.text}" for one in measure.targets)
    yield from (f"进展：{one.date} {one.status.label}" for one in entry.reports)
    yield from (index.documents[id].title for id in measure.documents)
    yield from (index.topics[id].title for id in measure.topics)


def _groups(site: Site, entry: UnitEntry, content: bytes) -> Iterator[str]:
    """Each measure of a unit stands once, under the first of the unit's roles in it."""
    first: dict[str, str] = {}
    for role, tasks in entry.by_role:
        for task in tasks:
            first.setdefault(squeeze(full_name(task.entry)), role.label)
    text = _ESCAPE.sub(r"\1", content.decode())
    yield from in_turn(site, entry, squeeze(text), squeeze)
    found, group = [], ""
    for line in text.splitlines():
        if line.startswith("## "):
            group = line[3:].partition("（")[0]
        elif line.startswith("### "):
            found.append(f"{group}：{squeeze(line[4:])}")
    expected = [f"{label}：{name}" for name, label in first.items()]
    yield from lists_differ("角色分组中的措施", sorted(found), sorted(expected))


def _commentary(site: Site, page: BuiltPage, content: bytes) -> Iterator[str]:
    """Behind what the data says stands what people wrote around it on the page, and nothing else."""
    of_data, _, written = content.decode().partition(f"\n## {_WRITTEN}\n")
    yield from strange(site, lines_of_markdown(of_data))
    own = without_data(article_of(page.file.read_bytes()))
    faults = in_order(written, own, site.settings.site_url + page.address)
    yield from (f"{_WRITTEN}的{fault}" for fault in faults)


def _words(
    title: str, texts: Iterable[str], page: str, site: Site, content: bytes
) -> Iterator[str]:
    lines = content.decode().splitlines()
    head = _ESCAPE.sub(r"\1", lines[0].removeprefix("# "))
    yield from differs("标题", squeeze(head), squeeze(title))
    if f"- 最新内容：<{site.settings.site_url}{page}>" not in lines:
        yield f"没有网址 {site.settings.site_url}{page}"
    said = squeeze(_ESCAPE.sub(r"\1", "".join(lines)).replace("|", ""))
    pieces = (piece for text in texts for piece in paragraphs(text))
    lacking = [piece for piece in pieces if squeeze(piece).replace("|", "") not in said]
    yield from lists_differ("文字", (), lacking)


def _stated(entry: MeasureEntry, content: bytes) -> Iterator[str]:
    """Yield that another number of units, deadlines, targets and reports is said than the plan has."""
    lines = content.decode().splitlines()
    measure = entry.measure
    for start, held in (
        ("- 期限：", measure.all_deadlines),
        ("- 目标：", measure.targets),
        ("- 进展：", measure.progress),
        ("### ", measure.units),
    ):
        found = sum(line.startswith(start) for line in lines)
        yield from differs(f"“{start}”的行数", found, len(held))


def _grown(texts: tuple[tuple[str, str], ...], content: bytes) -> Iterator[str]:
    yield from grown(texts, _ESCAPE.sub(r"\1", content.decode()).splitlines())


def _strange(site: Site, content: bytes) -> Iterator[str]:
    return strange(site, lines_of_markdown(content.decode()))


def _lines(site: Site, content: bytes) -> Iterator[str]:
    rows = [json.loads(line) for line in content.decode().splitlines()]
    yield from lists_differ("措施", [row["id"] for row in rows], [*site.index.measures])
    for row in rows:
        if entry := site.index.measures.get(row["id"]):
            yield from differs(f"“{entry.title}”的原文", row["text"], entry.measure.text)
            yield from (f"“{entry.title}”的 {fault}" for fault in of_object(site, entry, row))


def _database(site: Site, content: bytes) -> Iterator[str]:
    with closing(sqlite3.connect(":memory:")) as db:
        try:
            db.deserialize(content)
            yield from _rows(site, db)
        except sqlite3.Error as error:
            yield f"数据库读不出来（{type(error).__name__}）"


def _rows(site: Site, db: sqlite3.Connection) -> Iterator[str]:
    index = site.index
    if list(db.execute("PRAGMA integrity_check")) != [("ok",)]:
        yield "数据库已损坏"
        return
    for kind, entries in index.by_kind.items():
        table = address.API_FOLDERS[kind]
        found = [id for (id,) in db.execute(f"SELECT id FROM {table} ORDER BY rowid")]
        yield from lists_differ(f"表 {table}", found, entries)
    for id, title, text in db.execute("SELECT id, title, text FROM measures ORDER BY rowid"):
        if entry := index.measures.get(id):
            yield from differs(f"“{entry.title}”的标题", title, entry.title)
            yield from differs(f"“{entry.title}”的原文", text, entry.measure.text)
    pairs = db.execute("SELECT owner, unit, role FROM measures_units ORDER BY owner, place")
    wanted = [
        (id, one.involvement.unit, one.role.value)
        for id in sorted(index.measures)
        for one in index.measures[id].relations
    ]
    yield from lists_differ("单位和角色", map(" ".join, pairs), map(" ".join, wanted))
    for table, columns, held in _tables(index):
        named = ", ".join(f'"{one}"' for one in columns)
        rows = db.execute(f"SELECT {named} FROM {table} ")  # names of this module
        told = sorted(" ".join(map(str, row)) for row in rows)
        yield from lists_differ(
            f"表 {table} 的内容", told, sorted(" ".join(map(str, one)) for one in held)
        )


Table = tuple[str, tuple[str, ...], list[tuple[object, ...]]]


def _tables(index: Index) -> Iterator[Table]:
    """Yield what must stand in tables of the database, by their columns."""
    measures = index.measures.values()
    yield (
        "measures_deadlines",
        ("owner", "text", "on"),
        [(m.id, one.text, one.on) for m in measures for one in m.measure.all_deadlines],
    )
    yield (
        "measures_progress",
        ("owner", "date", "status", "summary"),
        [(m.id, p.date, p.status.value, p.summary) for m in measures for p in m.reports],
    )
    yield (
        "measures_targets",
        ("owner", "text", "value"),
        [(m.id, one.text, one.value) for m in measures for one in m.measure.targets],
    )
    units = index.units.values()
    yield "units", ("id", "name", "short"), [(u.id, u.unit.name, u.unit.short) for u in units]
    documents = [one.document for one in index.documents.values()]
    yield (
        "documents",
        ("id", "title", "document_number"),
        [(one.id, one.title, one.number) for one in documents],
    )
    sections = index.sections.values()
    yield "sections", ("id", "title"), [(one.id, one.title) for one in sections]


def _xml(site: Site, content: bytes) -> Iterator[str]:
    root = etree.fromstring(content)
    index = site.index
    this = root.find(f".//{_AKN}FRBRWork/{_AKN}FRBRthis")
    found = "" if this is None else this.get("value", "")
    yield from differs("标识", found, iri(index.plan) or "")
    plan, work = index.plan, f".//{_AKN}FRBRWork/{_AKN}"
    issued = plan.issued_on and plan.issued_on.isoformat()
    for name, key, wanted in (
        ("FRBRdate", "date", issued),
        ("FRBRnumber", "value", plan.document_number),
        ("FRBRauthor", "href", f"#{next(iter(plan.issuer), 'site')}"),
        ("FRBRname", "value", plan.title),
    ):
        one = root.find(f"{work}{name}")
        if one is not None:
            yield from differs(name, one.get(key), wanted)
    said = squeeze("".join(map(str, root.itertext())))
    lacking = [piece for piece in index.printed if squeeze(piece) not in said]
    yield from lists_differ("公文的文字", (), lacking)
    held = {
        e.get("eId"): squeeze("".join(map(str, e.itertext()))) for e in root.iter() if e.get("eId")
    }
    for id, entry in index.measures.items():
        if entry.measure.added_by:
            continue
        if entry.row and id not in held:
            yield f"没有“{entry.title}”这一行"
        elif not entry.row:
            words = squeeze(entry.measure.issued_number + entry.measure.issued_text)
            yield from differs(f"“{entry.title}”", held.get(id, ""), words)
