"""The named parts of pages: which must be there, and which come and go with the data."""

from __future__ import annotations

from macros.addresses import address
from macros.addresses.offers import page_object
from macros.index.index import Index
from macros.model.kinds import ObjectKind

_ALWAYS = {
    ObjectKind.SECTION: ("measures",),
    ObjectKind.MEASURE: ("text", "units"),
    ObjectKind.UNIT: ("downloads", "offers"),
    ObjectKind.DOCUMENT: ("cited-in",),
    ObjectKind.TOPIC: ("measures",),
}
"""What the page of every object of a kind has, whatever the data says."""
_WITH_THE_DATA = {
    address.HOME: ("units", "overview"),
    address.PLAN: ("notes",),
    address.CHANGES: ("former",),
}
"""What other pages have only while the data has something for it."""


def may_be_empty(index: Index, page: str, part: str) -> bool:
    """Whether the data may have nothing for a named part of a page, which then is not printed."""
    owner = page_object(page)
    if owner is None:
        return part in _WITH_THE_DATA.get(page, ())
    kind, id = owner
    if id not in dict(index.kinds())[kind]:
        return False
    holds_sections = kind is ObjectKind.SECTION and index.sections[id].section.sections
    return bool(holds_sections) or part not in _ALWAYS.get(kind, ())
