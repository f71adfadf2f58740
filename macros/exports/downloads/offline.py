"""The whole site as one file to take along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.addresses.downloads import offline_address
from macros.exports.downloads.bundle import bundle_bytes
from macros.exports.file import ExportedFile
from macros.pages.site import Site


def files(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the archive of all that has been written into ``folder`` so far."""
    content = bundle_bytes(folder, site.index, site.settings.site_url)
    yield ExportedFile(offline_address(site.index), content)
