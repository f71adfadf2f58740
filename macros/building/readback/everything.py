"""All that is read back, in turn."""

from __future__ import annotations

from collections.abc import Iterator

from macros.building.built import Built
from macros.building.readback.api import api
from macros.building.readback.archive import archive
from macros.building.readback.besides import BESIDES
from macros.building.readback.calendars import calendars
from macros.building.readback.codes import codes
from macros.building.readback.copied import copied
from macros.building.readback.crawlers import crawlers
from macros.building.readback.dataset import dataset
from macros.building.readback.described import described
from macros.building.readback.feeds import feeds
from macros.building.readback.frames import frames
from macros.building.readback.headers import headers
from macros.building.readback.lists import lists
from macros.building.readback.nowhere import nowhere
from macros.building.readback.output import Reader, faults_of
from macros.building.readback.page_twins import page_twins
from macros.building.readback.pages import pages
from macros.building.readback.papers import papers
from macros.building.readback.pictures import pictures
from macros.building.readback.policies import policies
from macros.building.readback.posters import posters
from macros.building.readback.searched import searched
from macros.building.readback.tables import tables
from macros.building.readback.twins import twins
from macros.pages.site import Site

READERS: tuple[Reader, ...] = (
    *(pages, nowhere, policies, papers, tables, calendars, api, dataset, feeds),
    *(frames, lists, crawlers, headers, codes, pictures, twins, page_twins, archive),
    *(described, copied, posters, searched, *BESIDES),
)


def read_back(built: Built, site: Site, every: bool) -> Iterator[str]:
    """Yield every difference between what was written and the plan; of many files of a kind from a sample.

    The sample depends on the plan's id and the digest of its data. ``every`` asks for all files.
    """
    for reader in READERS:
        yield from faults_of(reader(built, site), built, site, every)
