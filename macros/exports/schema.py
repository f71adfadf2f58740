"""The schema of the data file, for those who keep a plan of their own."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.file import ExportedFile, Made
from macros.model.schema import schema_text
from macros.pages.site import Site

ADDRESS = "schema/plan.schema.json"


def schema_file(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the schema."""
    yield ExportedFile(ADDRESS, lambda: schema_text().encode())
