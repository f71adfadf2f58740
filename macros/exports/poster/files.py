"""Every file of the posters, and the pictures of previews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial

from macros.addresses import address, downloads
from macros.addresses.downloads import PosterFormat
from macros.exports.file import ExportedFile, Made
from macros.exports.kept import kept
from macros.exports.poster.drawing import Sheet, set_poster
from macros.exports.poster.palette import with_palette
from macros.exports.poster.previews import previews
from macros.exports.poster.svg import leading, with_names
from macros.pages.site import Site
from macros.pages.views.poster import Poster, posters

PHONE_PPI = 72
"""Of the long form: 1080 pixels wide, so that it stays sharp when it is forwarded and enlarged."""
SMALL_PPI = 34
"""Of the small form on the home page: 562 by 398 pixels; a first visit must stay small."""
SMALL_COLOURS = 32
"""Of the small form: half the bytes of 256, and letters as smooth."""


def poster_files(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the posters of the plan and of the parts that have one, then the previews.

    Raises ExportError if a character is in no font.
    """
    for poster in posters(site.index):
        sheet = Sheet(poster, site.settings.site_url, "wide", "svg")
        drawing = cache(partial(_drawing, site, sheet))
        long = replace(sheet, form="long", format="png", ppi=PHONE_PPI)
        small = replace(long, form="small", ppi=SMALL_PPI, colours=SMALL_COLOURS)
        ways: dict[PosterFormat, Callable[[], bytes]] = {
            PosterFormat.LONG: partial(picture, long),
            PosterFormat.SVG: drawing,
            PosterFormat.PDF: partial(set_poster, replace(sheet, format="pdf")),
        }
        for file in downloads.posters(site.index, poster.part_id):
            if file.format in ways:  # the square one is a preview too, and comes with them
                yield ExportedFile(file.address, ways[file.format])
        inside = partial(_inside, site, drawing)
        yield ExportedFile(address.poster_drawing(poster.part_id), inside)
        if not poster.part:
            yield ExportedFile(address.POSTER_SMALL, partial(picture, small))
    yield from previews(site)


def _drawing(site: Site, sheet: Sheet) -> bytes:
    """Return the wide form of a poster as SVG, with names for its links."""
    return with_names(set_poster(sheet), sheet.poster.alt, _names(site, sheet.poster))


def _inside(site: Site, drawing: Callable[[], bytes]) -> bytes:
    """Return a drawing as it stands inside the page of the poster."""
    return leading(drawing(), partial(_from_page, site))


@kept
def picture(sheet: Sheet) -> bytes:
    """Return a form of a poster as PNG with few colours."""
    return with_palette(set_poster(sheet), sheet.colours)


def former_posters(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield published posters of parts that have none any more: that of the plan in their place."""
    of_plan = {file.format: file.address for file in downloads.posters(site.index)}
    for line in site.ledger.lines:
        for format, where in of_plan.items():
            if format.is_of_part(line.address) and not made.has(line.address):
                yield ExportedFile(line.address, partial(made.read, where))


def _names(site: Site, poster: Poster) -> dict[str, str]:
    """Return what each link of a poster is called, by its address."""
    root = site.settings.site_url
    names = {root + g.address: g.heading for g in poster.groups if g.heading}
    cells = (cell for group in poster.groups for cell in group.cells)
    names |= {root + cell.address: f"{cell.number} {cell.words}".strip() for cell in cells}
    return names | {root + address.HOME: f"{poster.title}：首页"}


def _from_page(site: Site, url: str) -> str:
    """Return the link from the page of the poster; with the file's name it opens from disk too."""
    return f"../{url.removeprefix(site.settings.site_url)}index.html"
