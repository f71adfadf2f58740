"""Files that the site offers besides its pages; written into the built site after the pages.

An export is a function that yields files. A new one is a module here and its name in EXPORTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.exports.api.export import api
from macros.exports.downloads import files as downloads
from macros.exports.downloads import offline
from macros.exports.downloads.redirects import kept_files
from macros.exports.fault import ExportError
from macros.exports.file import ExportedFile
from macros.exports.hosting.hosting import hosting
from macros.exports.schema import schema_file
from macros.exports.search.export import search_index
from macros.exports.sharing.crawlers import outside
from macros.exports.sharing.embeds import embeds
from macros.exports.sharing.feeds import feeds
from macros.exports.sharing.qr import qr_codes
from macros.pages.site import Site

__all__ = ["EXPORTS", "Export", "ExportError", "ExportedFile", "write_exports"]

Export = Callable[[Site, Path], Iterator[ExportedFile]]
"""Takes the site and the folder with its built pages."""

EXPORTS: tuple[Export, ...] = (
    outside,
    schema_file,
    search_index,
    api,
    embeds,
    feeds,
    qr_codes,
    downloads.files,
    kept_files,  # after the downloads: it copies them
    hosting,
    offline.files,  # stays last: it packs all that is there
)


def write_exports(site: Site, folder: Path) -> None:
    """Write every export into the built site.

    Raises FileExistsError if two want one address, ValueError if one wants a place outside the
    site, ExportError if a file cannot be made.
    """
    for export in EXPORTS:
        for file in export(site, folder):
            path = folder / file.address
            if not path.resolve().is_relative_to(folder.resolve()):
                raise ValueError(f"outside the site: {file.address}")
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as out:
                out.write(file.content)
