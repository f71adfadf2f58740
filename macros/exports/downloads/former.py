"""Downloads that were published stay: of objects no longer there, and calendars without dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.addresses import address
from macros.addresses.downloads import FOLDER, Format
from macros.exports.downloads.icsfile import empty_calendar
from macros.exports.downloads.making import in_format
from macros.exports.downloads.paper import Block, BlockKind, Paper, box
from macros.exports.downloads.tables import ADDRESS, Column, Table
from macros.exports.downloads.xlsxfile import Book
from macros.exports.file import ExportedFile
from macros.index.former import became, last_id, renamed, story
from macros.index.titles import full_name, sourced
from macros.model.plan import Former
from macros.pages.site import Site
from macros.text.title_marks import in_title_marks


def former_downloads(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield published downloads that the data would no longer make.

    For a renamed object they are those under its new name; for one that was merged, split or
    retired they say what became of it. A calendar goes on with the work: it is that of the object
    to which it went, or empty, for those who subscribed.
    """
    known = site.index.former
    for line in site.ledger.lines:
        where = Path(line.address)
        if not line.address.startswith(FOLDER) or (folder / where).exists():
            continue
        id = where.stem
        last, calendar = last_id(site.index, id), where.suffix == f".{Format.ICS.extension}"
        now = folder / where.with_stem(last)
        if now.is_file() and (calendar or renamed(site.index, id)):
            yield ExportedFile(line.address, now.read_bytes())
        elif calendar and (
            last in site.index.living or last in known or last == site.index.plan.id
        ):
            yield ExportedFile(line.address, empty_calendar(site))
        elif id in known and (content := former_file(site, known[id], where.suffix)):
            yield ExportedFile(line.address, content)


def former_file(site: Site, former: Former, suffix: str) -> bytes | None:
    """Return the file in the format with this suffix; None for one that is not made."""
    plan, where = site.index.plan, address.page(former)
    steps = story(site.index, former.id)
    words, url = "；".join(_in_words(site, step) for step in steps), site.settings.site_url + where
    title = f"{former.title}：{in_title_marks(plan.title)}相关措施"
    paper = Paper(
        title=title,
        box=box(site, where),
        blocks=(Block(BlockKind.TITLE, former.title), Block(BlockKind.FACT, words, "去向")),
        dated=plan.issued_on,
    )
    table = Table("去向", (Column("去向"), Column(ADDRESS)), ((words, url),))
    book = Book(title, (("去向", words),), (table,), plan.issued_on)
    return in_format(suffix.removeprefix("."), paper, table, book)


def _in_words(site: Site, former: Former) -> str:
    """Return what became of an object, when, why and on what ground."""
    words = became(
        site.index,
        former,
        name=lambda of: f"“{full_name(of)}”",
        where=lambda of: site.settings.site_url + address.page(of),
    )
    return f"“{former.title}”{words}（{former.on}）：{former.reason}{sourced(former.source)}"
