"""Downloads that were published stay: of objects no longer there, and calendars without dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.addresses.downloads import FOLDER, Format
from macros.addresses.former import end, formers, renamed
from macros.exports.downloads.former import grave_bytes
from macros.exports.downloads.icsfile import empty_calendar
from macros.exports.file import ExportedFile
from macros.pages.site import Site


def kept_files(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield published downloads that the data would no longer make.

    For a renamed object they are those under its new name; for one that was merged, split or
    retired they say what became of it. A calendar goes on with the work: it is that of the unit
    to which it went, or empty, for those who subscribed.
    """
    known = formers(site.index)
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
        elif id in known and (content := grave_bytes(site, known[id], where.suffix)):
            yield ExportedFile(line.address, content)
