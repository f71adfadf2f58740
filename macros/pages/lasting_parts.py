"""The named parts of pages: those that must be there, and those that depend on the data."""

from __future__ import annotations

from macros.addresses import address
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.model.kinds import ObjectKind

_ALWAYS = {
    ObjectKind.SECTION: ("measures",),
    ObjectKind.MEASURE: ("text", "units"),
    ObjectKind.UNIT: ("downloads", "offers"),
    ObjectKind.DOCUMENT: ("cited-in",),
    ObjectKind.TOPIC: ("measures",),
}
"""Parts that the page of every object of a kind has, whatever the data says."""
_WITH_THE_DATA = {
    address.HOME: ("units", "overview"),
    address.PLAN: ("notes",),
    address.CHANGES: ("former",),
}
"""Parts that pages have only if the data has something for them."""


def may_be_empty(index: Index, page: str, part: str) -> bool:
    """Whether the data may have nothing for a named part of a page, which then is not printed."""
    entry = address.entry_at(index, page)
    if entry is None:
        return part in _WITH_THE_DATA.get(page, ())
    if isinstance(entry, SectionEntry) and entry.section.sections:
        return True
    return part not in _ALWAYS[entry.kind]
