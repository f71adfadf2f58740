"""All kinds of fact that are read on every page."""

from __future__ import annotations

from collections.abc import Iterator

from macros.building.readback.said.amended import amended
from macros.building.readback.said.around import crumbs, foot, navigation, neighbours, plan_state
from macros.building.readback.said.briefs import briefs, classes
from macros.building.readback.said.citing import citing
from macros.building.readback.said.counted import counted
from macros.building.readback.said.former import former
from macros.building.readback.said.groups import groups, lists
from macros.building.readback.said.headings import drafted, headings
from macros.building.readback.said.heads import alternates, heads
from macros.building.readback.said.home import home
from macros.building.readback.said.linked_files import linked_files
from macros.building.readback.said.links import links, sources
from macros.building.readback.said.listings import listings
from macros.building.readback.said.measures import measures
from macros.building.readback.said.meetings import meetings
from macros.building.readback.said.notes import history, notes
from macros.building.readback.said.official import official
from macros.building.readback.said.page import Fact, Page
from macros.building.readback.said.policy import policy
from macros.building.readback.said.poster import poster
from macros.building.readback.said.rows import rows
from macros.building.readback.said.shown import shown
from macros.building.readback.said.structured import structured
from macros.building.readback.said.tracked import tracked
from macros.building.readback.said.unit_words import unit_words
from macros.building.readback.said.units import units

FACTS: tuple[Fact, ...] = (
    *(heads, alternates, shown, structured, policy, crumbs, neighbours, plan_state, foot),
    *(official, amended, measures, units, unit_words, groups, home, tracked, meetings),
    *(rows, counted, listings, former, poster, navigation),
    *(notes, history, briefs, classes, lists, citing, linked_files),
    *(headings, drafted, links, sources),
)


def faults_in(page: Page) -> Iterator[str]:
    """Yield everything that a page says otherwise than the plan has it."""
    for fact in FACTS:
        yield from fact(page)
