"""The site as its files were when they were last read: every file of it is made when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.building.mkdocs.pages import Pages
from macros.exports import EXPORTS, ExportedFile
from macros.exports.downloads.bundle import offline_copy
from macros.exports.file import InFolder
from macros.pages.site import Site


class Shown:
    """The files of a site, the same as those of a build; ``folder`` holds what MkDocs has made.

    Only the sizes of downloads are not named: the files need not have been made yet.
    """

    def __init__(self, site: Site, config: Path, folder: Path) -> None:
        """Find out which pages there are. Raises PagesError."""
        self._pages = Pages(site, config, folder)
        self._folder = InFolder(folder)
        self._said: dict[str, str] = {}
        self._exported: dict[str, ExportedFile] = {}
        self._more = (
            file for export in (*EXPORTS, offline_copy) for file in export(self._pages.site, self)
        )

    def find(self, name: str) -> bytes | None:
        """Return what is in a file of the site; None if there is none with this name.

        Raises PagesError or ExportError if it cannot be made.
        """
        while not self.has(name):
            file = next(self._more, None)
            if file is None:
                return None
            self._exported[file.address] = file
        return self.read(name)

    def said(self, name: str) -> tuple[str, ...]:
        """Return what is wrong with a file that was made, and with the pages as a whole."""
        return tuple(filter(None, (self._pages.warned, self._said.get(name, ""))))

    def names(self) -> Iterable[str]:
        """Return the names of the pages, and of the exports as far as they have been found."""
        return [*self._pages.names, *self._exported]

    def has(self, name: str) -> bool:
        """Whether one of these has this name."""
        return name in self._pages.names or name in self._exported

    def read(self, name: str) -> bytes:
        """Return what is in one of these."""
        if name in self._exported:
            return self._exported[name].content
        if name not in self._said:
            self._said[name] = self._pages.make(name)
        return self._folder.read(name)

    def by_hand(self, name: str) -> bool:
        """Whether a file is a page that people wrote."""
        return self._pages.by_hand(name)
