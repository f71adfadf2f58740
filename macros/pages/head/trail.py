"""Where a page stands: the pages above it, from the home page down to itself."""

from __future__ import annotations

from dataclasses import dataclass

from macros.addresses import address
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.plan_words import documents_name
from macros.index.titles import heading
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind

HOME_NAME = "首页"
LISTING_NAMES = {
    ObjectKind.SECTION: "部分",
    ObjectKind.MEASURE: "措施",
    ObjectKind.UNIT: "单位",
    ObjectKind.TOPIC: "主题",
}
_KINDS = {folder: kind for kind, folder in address.FOLDERS.items()}
_KINDS |= {start.rstrip("/"): kind for kind, start in address.SHORT.items()}
"""By the first folder of an address, that of a number included."""


@dataclass(frozen=True)
class Crumb:
    """A page by the name that links to it use."""

    name: str
    address: str


def trail(index: Index, where: str, name: str) -> tuple[Crumb, ...]:
    """Return the pages above the one at ``where`` and itself; ``name`` is its own heading."""
    crumbs = [Crumb(HOME_NAME, address.HOME)]
    if where == address.HOME:
        return tuple(crumbs)
    kind = _KINDS.get(where.partition("/")[0])
    entry = address.entry_at(index, where)
    if kind and where != address.listing(kind):
        name_of_list = documents_name(index) if kind is ObjectKind.DOCUMENT else LISTING_NAMES[kind]
        crumbs.append(Crumb(name_of_list, address.listing(kind)))
    match entry:
        case None:
            pass
        case MeasureEntry() | SectionEntry():
            around = entry.sections if isinstance(entry, MeasureEntry) else entry.ancestors
            above = [index.sections[section.id] for section in around]
            crumbs += [Crumb(heading(section), address.page(section)) for section in above]
            name = entry.label
        case UnitEntry():
            units = [index.units[unit.id] for unit in reversed(entry.parents)]
            crumbs += [Crumb(heading(unit), address.page(unit)) for unit in units]
            name = heading(entry)
        case _:
            name = heading(entry)
    return (*crumbs, Crumb(name, where))
