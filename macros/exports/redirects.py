"""Files that were published for an object that now leads to another: the other's, at both names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.exports.file import ExportedFile
from macros.former import end, formers, leads_on
from macros.site import Site

FOLDER = "downloads/"


def moved_files(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield published downloads of moved and merged objects, with what is in their place now."""
    known = formers(site.index)
    for line in site.ledger.lines:
        where = Path(line.address)
        former = known.get(where.stem)
        if not line.address.startswith(FOLDER) or not former or not leads_on(former):
            continue
        now = folder / where.with_stem(end(site.index, former.id))
        if now.is_file() and not (folder / where).exists():
            yield ExportedFile(line.address, now.read_bytes())
