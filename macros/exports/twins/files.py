"""Which of these files there are: a Markdown file beside each page that has one, and two of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.addresses import address, downloads
from macros.exports.downloads.planpaper import plan_paper
from macros.exports.downloads.unitpaper import unit_paper
from macros.exports.file import ExportedFile, Made
from macros.exports.twins.akomantoso import akoma_ntoso
from macros.exports.twins.database import database
from macros.exports.twins.markdown import markdown
from macros.exports.twins.papers import measure_paper, section_paper
from macros.model.kinds import ObjectKind
from macros.pages.site import Site

_PAPERS = {
    ObjectKind.SECTION: section_paper,
    ObjectKind.MEASURE: measure_paper,
    ObjectKind.UNIT: unit_paper,
}


def twins(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the Markdown of the whole document and of each page that has it, the XML and the database."""
    index = site.index
    yield ExportedFile(address.markdown(address.PLAN), lambda: markdown(plan_paper(site)))
    for kind in address.TWINNED:
        for id in index.by_kind[kind]:
            where = address.markdown(address.page_of(kind, id))
            yield ExportedFile(where, partial(_markdown, site, kind, id))
    if xml := downloads.akoma_ntoso(index):
        yield ExportedFile(xml, lambda: akoma_ntoso(site))
    yield ExportedFile(downloads.database(index), lambda: database(site))


def _markdown(site: Site, kind: ObjectKind, id: str) -> bytes:
    return markdown(_PAPERS[kind](site, id))
