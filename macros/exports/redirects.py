"""Downloads that were published stay: of objects no longer there, and calendars without dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.downloads import FOLDER
from macros.exports.file import ExportedFile
from macros.exports.graves import grave_bytes
from macros.exports.icsfile import empty_calendar
from macros.lasting.former import end, formers
from macros.site import Site


def kept_files(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield published downloads that the data would no longer make.

    For an object that leads to a living one they are those of the latter; for one that was split
    or retired they say what became of it. The calendar of a unit none of whose measures is due
    on a date any more is empty, for those who subscribed.
    """
    known = formers(site.index)
    for line in site.ledger.lines:
        where = Path(line.address)
        if not line.address.startswith(FOLDER) or (folder / where).exists():
            continue
        last = end(site.index, where.stem)
        now = folder / where.with_stem(last)
        if last in site.index.units and now.is_file():
            yield ExportedFile(line.address, now.read_bytes())
        elif where.suffix == ".ics" and (last in site.index.units or last in known):
            yield ExportedFile(line.address, empty_calendar(site))
        elif last in known and (content := grave_bytes(site, known[last], where.suffix)):
            yield ExportedFile(line.address, content)
