"""The kinds of page that a reader meets: one of each, for the tests that look at all of them."""

from __future__ import annotations

from macros.addresses import address
from tests.conftest import Published

NOWHERE = "measures/nowhere/deep/"
"""An address that is not there: the host answers with the site's own page."""


def kinds_of_page(site: Published) -> list[str]:
    """Return the address of one page of each kind; of objects, the one with most on its page."""
    index = site.site.index
    measure = max(index.measures.values(), key=lambda e: (len(e.measure.notes), len(e.unit_ids)))
    section = max(index.sections.values(), key=lambda e: len(e.section.measures))
    unit = max(index.units.values(), key=lambda e: len(e.tasks))
    document = max(index.documents.values(), key=lambda e: (len(e.document.notes), len(e.measures)))
    topic = max(index.topics.values(), key=lambda e: len(e.measures))
    gone = [former for former in index.retired if former.kind in address.FOLDERS]
    return [
        address.HOME,
        address.PLAN,
        *(address.page(entry) for entry in (section, measure, unit, document, topic)),
        *(f"{folder}/" for folder in address.FOLDERS.values()),
        address.RELATIONS,
        address.GLOSSARY,
        address.ABOUT,
        "search/",
        "downloads/",
        "api/",
        "changes/",
        "about/editing/",
        "about/fields/",
        "about/messages/",
        *map(address.page, gone[:1]),
        NOWHERE,
    ]
