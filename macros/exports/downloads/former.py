"""Downloads that were published stay: of objects no longer there, and calendars without dates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from macros.addresses import address
from macros.addresses.downloads import FOLDER, Format
from macros.exports.downloads.icsfile import empty_calendar
from macros.exports.downloads.making import Ways, ways_to_write
from macros.exports.downloads.paper import Block, BlockKind, Paper, box
from macros.exports.downloads.tables import ADDRESS, Column, Table
from macros.exports.downloads.xlsxfile import Book
from macros.exports.file import ExportedFile, Made
from macros.index.former import became, last_id, renamed, story
from macros.index.statement_words import sourced
from macros.index.titles import full_name
from macros.model.history import Former
from macros.pages.site import Site
from macros.text.parts.title_marks import in_title_marks


def former_downloads(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield published downloads that the data would no longer make.

    For a renamed object they are those under its new name; for one that was merged, split or
    retired they say what became of it. A calendar goes on with the work: it is that of the object
    to which it went, or empty, for those who subscribed.
    """
    known = site.index.former
    for line in site.ledger.lines:
        where = PurePosixPath(line.address)
        if not line.address.startswith(FOLDER) or made.has(line.address):
            continue
        id = where.stem
        last, calendar = last_id(site.index, id), where.suffix == f".{Format.ICS.extension}"
        now = str(where.with_stem(last))
        if made.has(now) and (calendar or renamed(site.index, id)):
            yield ExportedFile(line.address, partial(made.read, now))
        elif calendar and (
            last in site.index.living or last in known or last == site.index.plan.id
        ):
            yield ExportedFile(line.address, partial(empty_calendar, site))
        elif id in known:
            for format, make in ways_of(site, known[id]).items():
                if where.suffix == f".{format.extension}":
                    yield ExportedFile(line.address, make)


def ways_of(site: Site, former: Former) -> Ways:
    """Return how the files of a former object are made: each says what became of it."""
    plan, where = site.index.plan, address.page(former)
    steps = story(site.index, former.id)
    words, url = "；".join(_in_words(site, step) for step in steps), site.url(former)
    title = f"{former.title}：{in_title_marks(plan.title)}相关措施"
    paper = Paper(
        title=title,
        box=box(site, where),
        blocks=(Block(BlockKind.TITLE, former.title), Block(BlockKind.FACT, words, "去向")),
        dated=plan.issued_on,
    )
    table = Table("去向", (Column("去向"), Column(ADDRESS)), ((words, url),))
    book = Book(title, (("去向", words),), (table,), plan.issued_on)
    return ways_to_write(lambda: paper, lambda: table, lambda: book)


def _in_words(site: Site, former: Former) -> str:
    """Return what became of an object, when, why and on what ground."""
    words = became(
        site.index,
        former,
        name=lambda of: f"“{full_name(of)}”",
        where=site.url,
    )
    return f"“{former.title}”{words}（{former.on}）：{former.reason}{sourced(former.source)}"
