"""Files that the site offers besides its pages; in a build written after the pages.

An export is a function that yields files. A new one is a function in a module here and its name in
``EXPORTS``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path, PurePath

from macros.exports.api.content import api
from macros.exports.beside import Beside, beside
from macros.exports.dataset import dataset_files
from macros.exports.desk import desk_files
from macros.exports.digests import digests
from macros.exports.downloads.bundle import offline_copy
from macros.exports.downloads.former import former_downloads
from macros.exports.downloads.making import download_files
from macros.exports.downloads.sizes import name_sizes
from macros.exports.file import ExportedFile, ExportError, InFolder, Made
from macros.exports.hosting.hosting import hosting
from macros.exports.kept import forget_unused
from macros.exports.poster.files import former_posters, poster_files
from macros.exports.schema import schema_file
from macros.exports.search.files import search_index
from macros.exports.sharing.crawlers import for_crawlers
from macros.exports.sharing.embeds import embeds
from macros.exports.sharing.feeds import feeds
from macros.exports.sharing.qr import qr_codes
from macros.exports.twins.files import twins
from macros.pages.site import Site
from macros.text.messages.long_work import Say, silent

__all__ = ["EXPORTS", "Export", "ExportError", "ExportedFile", "documents_beside", "write_exports"]

Export = Callable[[Site, Made], Iterator[ExportedFile]]
"""Takes the site, and what there is of it already. Saying which files there are is little work."""

EXPORTS: tuple[Export, ...] = (
    for_crawlers,
    schema_file,
    api,
    dataset_files,
    twins,
    embeds,
    feeds,
    qr_codes,
    poster_files,
    former_posters,  # after the posters: it copies them
    download_files,
    former_downloads,  # after the downloads: it copies them
    hosting,
    desk_files,
    search_index,  # late: which files it has turns out while it makes them
)
"""All but the archive of what these and the pages make."""
DOCUMENTS: tuple[Export, ...] = (qr_codes, poster_files, download_files)
"""Those that need nothing of the site that is there already, and take as long as all else together."""


def documents_beside(site: Site, folder: Path) -> AbstractContextManager[Beside]:
    """Begin with the documents of the site in ``folder``, while its pages are made."""
    own = folder.with_name(f"{folder.name}.documents")
    exports = [export for export in EXPORTS if export in DOCUMENTS]
    return beside(own, (file for one in exports for file in one(site, InFolder(own))), _write)


def write_exports(
    site: Site, folder: Path, say: Say = silent, documents: Beside | None = None
) -> None:
    """Write every export into the built site; ``say`` gets a Chinese sentence: how many files are done.

    ``documents`` are those that were begun before.

    Raises FileExistsError if two want one address, ValueError if one wants a place outside the
    site, ExportError if a file cannot be made.
    """
    done = count()

    def tell() -> None:
        say(f"生成下载文件、数据接口、搜索 {next(done)}")

    def write(files: Iterable[ExportedFile]) -> None:
        for file in files:
            tell()
            _write(file, folder)

    for export in EXPORTS:
        if not (documents and export in DOCUMENTS and documents.taken(folder, tell)):
            write(export(site, InFolder(folder)))
    left = name_sizes(folder)
    write(offline_copy(site, InFolder(folder)))
    name_sizes(folder, left)  # that of the archive
    write([digests(site, InFolder(folder))])  # last: it knows all
    forget_unused()


def _write(file: ExportedFile, folder: Path) -> None:
    """Write a file, in folders that are made where they are missing."""
    where = PurePath(file.address)
    if where.is_absolute() or ".." in where.parts:
        raise ValueError(f"outside the site: {file.address}")
    path = os.path.join(folder, where)
    parent = os.path.dirname(path)
    if not os.path.isdir(parent):
        os.makedirs(parent)
    with open(path, "xb") as out:
        out.writelines(file.pieces)
