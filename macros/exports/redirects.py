"""Downloads that were published stay: of an object that now leads to another, and calendars."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.exports.file import ExportedFile
from macros.lasting.former import end, formers, leads_on
from macros.site import Site

FOLDER = "downloads/"


def kept_files(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield published downloads that the data would no longer make.

    For a moved or merged object they are those of the object to which it leads; the calendar of
    a unit none of whose measures is due on a date any more is empty, for those who subscribed.
    """
    known = formers(site.index)
    for line in site.ledger.lines:
        where = Path(line.address)
        former = known.get(where.stem)
        if not line.address.startswith(FOLDER) or (folder / where).exists():
            continue
        if former and leads_on(former):
            now = folder / where.with_stem(end(site.index, former.id))
            if now.is_file():
                yield ExportedFile(line.address, now.read_bytes())
        elif where.suffix == ".ics" and where.stem in site.index.units:
            yield ExportedFile(line.address, _empty_calendar(site))


def _empty_calendar(site: Site) -> bytes:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{site.index.plan.id}//plan-site//ZH")
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCALENDAR")).encode()
