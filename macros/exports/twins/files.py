"""Which of these files there are: a Markdown file beside each page, and two of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.addresses import address, downloads
from macros.exports.downloads.paper import Block, BlockKind, Paper, box
from macros.exports.downloads.planpaper import plan_paper
from macros.exports.downloads.unitpaper import unit_paper
from macros.exports.file import ExportedFile, Made
from macros.exports.kept import kept
from macros.exports.twins.akomantoso import akoma_ntoso
from macros.exports.twins.database import database
from macros.exports.twins.markdown import markdown
from macros.exports.twins.page import commentary, page_markdown
from macros.exports.twins.papers import measure_paper, section_paper
from macros.index.entries import Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.pages.site import Site

_PAGE = "index.html"


def twins(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the Markdown of the whole document and of each page that has it, the XML and the database."""
    index = site.index
    yield ExportedFile(address.markdown(address.PLAN), lambda: markdown(plan_paper(site)))
    for kind in address.PAPERS:
        for entry in index.by_kind[kind].values():
            where = address.markdown(address.page(entry))
            yield ExportedFile(where, partial(_markdown, site, made, entry))
    for page in sorted(_pages(site, made)):
        yield ExportedFile(address.markdown(page), partial(_page, site, made, page))
    if xml := downloads.akoma_ntoso(index):
        yield ExportedFile(xml, lambda: akoma_ntoso(site))
    yield ExportedFile(downloads.database(index), lambda: database(site))


def _pages(site: Site, made: Made) -> Iterator[str]:
    """Yield the addresses of the pages of which there is no paper."""
    for name in made.names():
        page = name.removesuffix(_PAGE)
        if name in (_PAGE, f"{page}{_PAGE}") and address.has_markdown(site.index, page):
            entry = address.entry_at(site.index, page)
            if page != address.PLAN and not (entry and entry.kind in address.PAPERS):
                yield page


def _page(site: Site, made: Made, page: str) -> bytes:
    where = site.settings.site_url + page
    of_data = address.block(page) or page == address.RELATIONS or address.kind_and_id(page)
    said = box(site, page) if of_data else (Block(BlockKind.FACT, where, "最新内容", url=where),)
    return _of_page((made.read(f"{page}{_PAGE}"), where, tuple(said)))


@kept
def _of_page(asked: tuple[bytes, str, tuple[Block, ...]]) -> bytes:
    return page_markdown(*asked)


def _markdown(site: Site, made: Made, entry: Entry) -> bytes:
    """Return what the data says of an object, then what people wrote on its page."""
    page = address.page(entry)
    name = f"{page}{_PAGE}"
    words = made.read(name) if made.by_hand(name) else b""
    said = commentary(words, site.settings.site_url + page) if words else b""
    return markdown(_paper(site, entry)) + said


def _paper(site: Site, entry: Entry) -> Paper:
    match entry:
        case SectionEntry():
            return section_paper(site, entry)
        case MeasureEntry():
            return measure_paper(site, entry)
        case UnitEntry():
            return unit_paper(site, entry)
    raise ValueError(f"no Markdown beside the page of {entry.id}")
