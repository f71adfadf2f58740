"""What must hold of a built site before anyone sees it. Each check yields faults in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.building.built import Built, read_built
from macros.building.links import broken_links
from macros.building.presence import missing_objects, missing_words
from macros.building.readback.everything import read_back
from macros.building.searchable import missing_in_search
from macros.building.third_parties import third_parties
from macros.building.vanished_addresses import vanished_addresses
from macros.pages.site import Site

Check = Callable[[Built, Site], Iterator[str]]

CHECKS: tuple[Check, ...] = (
    missing_objects,
    missing_words,
    third_parties,
    broken_links,
    missing_in_search,
    vanished_addresses,
)


def check_site(folder: Path, site: Site, every: bool = False) -> list[str]:
    """Return every fault of the site built from ``site`` into ``folder``.

    Of many files of a kind some are read back, with ``every`` all. Sites with other faults are not read
    back: one cause would be reported many times.
    """
    built = read_built(folder, site.settings.site_url)
    faults = [fault for check in CHECKS for fault in check(built, site)]
    built.results.keep()
    return faults or list(read_back(built, site, every))
