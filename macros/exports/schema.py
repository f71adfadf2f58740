"""The schema of the data file, for those who keep a plan of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.exports.file import ExportedFile
from macros.model.schema import schema_text
from macros.pages.site import Site

ADDRESS = "schema/plan.schema.json"


def schema_file(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the schema."""
    yield ExportedFile(ADDRESS, schema_text().encode())
