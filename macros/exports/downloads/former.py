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
from macros.index.former import course, end, renamed, same_name
from macros.index.titles import full_name, sourced
from macros.model.plan import Former, Moved
from macros.pages.site import Site


def kept_files(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield published downloads that the data would no longer make.

    For a renamed object they are those under its new name; for one that was merged, split or
    retired they say what became of it. A calendar goes on with the work: it is that of the unit
    to which it went, or empty, for those who subscribed.
    """
    known = site.index.former
    for line in site.ledger.lines:
        where = Path(line.address)
        if not line.address.startswith(FOLDER) or (folder / where).exists():
            continue
        id = where.stem
        last, calendar = end(site.index, id), where.suffix == f".{Format.ICS.extension}"
        now = folder / where.with_stem(last)
        if now.is_file() and (calendar or renamed(site.index, id)):
            yield ExportedFile(line.address, now.read_bytes())
        elif calendar and (last in site.index.units or last in known):
            yield ExportedFile(line.address, empty_calendar(site))
        elif id in known and (content := former_file(site, known[id], where.suffix)):
            yield ExportedFile(line.address, content)


def former_file(site: Site, former: Former, suffix: str) -> bytes | None:
    """Return the file in the format with this suffix; None for one that is not made."""
    plan, where = site.index.plan, address.page(former)
    steps = course(site.index, former.id)
    words, url = "；".join(fate(site, step) for step in steps), site.settings.site_url + where
    title = f"{former.title}：《{plan.title}》相关措施"
    paper = Paper(
        title=title,
        box=box(plan, site.settings, where),
        blocks=(Block(BlockKind.TITLE, former.title), Block(BlockKind.FACT, words, "去向")),
        dated=plan.issued_on,
    )
    table = Table("去向", (Column("去向"), Column(ADDRESS)), ((words, url),))
    book = Book(title, (("去向", words),), (table,), plan.issued_on)
    return in_format(suffix.removeprefix("."), paper, table, book)


def fate(site: Site, former: Former) -> str:
    """Return what became of an object, when, why and on what ground."""
    to = former.to if isinstance(former, Moved) else ()
    names = "、".join(f"“{full_name(found)}”" for id in to if (found := site.index.find(id)))
    verb = f"已{former.how.label}{names}" if isinstance(former, Moved) else "已停用"
    if same_name(site.index, former):
        verb = f"的网址已改为 {site.settings.site_url}{address.page_of(former.kind, to[0])}"
    return f"“{former.title}”{verb}（{former.on}）：{former.reason}{sourced(former.source)}"
