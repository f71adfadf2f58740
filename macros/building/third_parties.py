"""Checks that the site is made of what is known to be harmless, and loads nothing from another site."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from macros.addresses import address
from macros.building.built import Built
from macros.building.harmless import in_page
from macros.building.harmless_files import faults_of_file
from macros.pages.site import Site
from macros.settings.desk import FILES

_UNREADABLE = "读不懂：不是 UTF-8 编码，或者内容不完整；请用编辑器另存为 UTF-8，或删去。"


def third_parties(built: Built, site: Site) -> Iterator[str]:
    """Yield everything in the files of the site that is not known to be harmless."""
    for page in built.pages.values():
        yield from (in_page(page.address, fault) for fault in page.seen.harmful)
    for name in sorted(built.files - _runtime(site)):
        try:
            in_file = [*faults_of_file(built.folder / name, site.settings.site_url, name)]
        except (ValueError, RecursionError, etree.XMLSyntaxError):
            in_file = [_UNREADABLE]
        yield from (f"{name}：{fault}" for fault in dict.fromkeys(in_file))


def _runtime(site: Site) -> frozenset[str]:
    """Return the files with which the editing desk runs Python: their digests are locked, which says more."""
    place = site.settings.desk
    return frozenset(f"{address.DESK_FILES}{place.name}/{name}" for name in FILES if place)
