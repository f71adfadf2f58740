"""On which day what a page shows last changed, for the sitemap."""

from __future__ import annotations

from datetime import date

from macros.addresses import address, downloads
from macros.index.changed import last_changed
from macros.pages.site import Site

_OF_THE_WHOLE = (address.RELATIONS, address.POSTER, downloads.FOLDER)
"""Pages that show all of the plan, besides those that show a block of the data file."""


def changed_on(site: Site, where: str) -> date | None:
    """Return the day for the page at an address; None for prose, of which the data knows no day."""
    if entry := address.entry_at(site.index, where):
        return last_changed(site.index, entry)
    if address.block(where) or where in _OF_THE_WHOLE:
        return site.index.data_date
    return None
