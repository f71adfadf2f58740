"""The search index: what the search page loads, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.exports.file import ExportedFile
from macros.exports.search import by_hand, files
from macros.exports.search.former import stopped_records
from macros.exports.search.hints import hints
from macros.exports.search.records import plan_records
from macros.pages.site import Site


def search_index(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the index of everything in the plan and on pages that people wrote."""
    records = tuple(by_hand.add_commentary(plan_records(site.index), site, folder))
    records += tuple(stopped_records(site.index, site.ledger))
    records += tuple(by_hand.page_records(records, site, folder))
    for name, content in files.write(records, hints(site.index)):
        yield ExportedFile(f"{files.FOLDER}{name}", content)
