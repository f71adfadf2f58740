"""The build without the documents, in the working folder: ``python -m benchmarks.site_proper``.

Papers, tables, calendars, QR codes, posters and the offline copy are empty files; everything else,
with all checks, is as ``plan build`` makes it. So it can be set beside programs that make no
documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

from macros import exports
from macros.building.readback import everything
from macros.building.readback.api import api
from macros.building.readback.feeds import feeds
from macros.building.readback.frames import frames
from macros.building.readback.lists import lists
from macros.building.readback.pages import pages
from macros.commands.build import build
from macros.exports import Export, ExportedFile
from macros.exports.downloads.bundle import offline_copy
from macros.exports.file import Made
from macros.pages.site import Site

DOCUMENTS = {"qr_codes", "poster_files", "former_posters", "download_files", "former_downloads"}
"""The exports that make documents."""
READ = (pages, api, feeds, frames, lists)
"""What reads back the rest."""
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
"""The smallest drawing: a file without any is refused."""


def emptied(export: Export) -> Export:
    """Return an export with the same files and nothing in them."""

    def files(site: Site, made: Made) -> Iterator[ExportedFile]:
        for file in export(site, made):
            yield replace(file, make=_DRAWING.encode if file.address.endswith(".svg") else bytes)

    return files


def main() -> None:
    """Run ``plan build``."""
    known = {export.__name__ for export in exports.EXPORTS}
    assert known >= DOCUMENTS, f"no longer exports: {DOCUMENTS - known}"
    made = tuple(emptied(one) if one.__name__ in DOCUMENTS else one for one in exports.EXPORTS)
    with (
        patch.object(exports, "EXPORTS", made),
        patch.object(exports, "offline_copy", emptied(offline_copy)),
        patch.object(everything, "READERS", READ),
    ):
        build.main([], prog_name="plan build")


if __name__ == "__main__":
    main()
