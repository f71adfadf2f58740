"""Files that the site offers besides its pages; written into the built site after the pages.

An export is a function that yields files. A new one is a module here and its name in EXPORTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.site import Site


@dataclass(frozen=True)
class ExportedFile:
    """A file at an address from the site's root, for example ``api/v1/plan.json``."""

    address: str
    content: bytes


Export = Callable[[Site, Path], Iterator[ExportedFile]]
"""Takes the site and the folder with its built pages."""

from macros.exports.schemafile import schema_file  # noqa: E402  # needs the types above

EXPORTS: tuple[Export, ...] = (schema_file,)


def write_exports(site: Site, folder: Path) -> None:
    """Write every export into the built site. Raises FileExistsError if two want one address."""
    for export in EXPORTS:
        for file in export(site, folder):
            path = folder / file.address
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as out:
                out.write(file.content)
