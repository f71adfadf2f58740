"""Where a page stands: the pages above it, from the home page down to itself."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from macros.addresses import address
from macros.index.index import Index
from macros.model.kinds import ObjectKind

HOME_NAME = "首页"
LISTING_NAMES = {
    ObjectKind.SECTION: "部分",
    ObjectKind.MEASURE: "措施",
    ObjectKind.UNIT: "单位",
    ObjectKind.DOCUMENT: "引用文件",
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


def entry_at(index: Index, where: str) -> tuple[ObjectKind, str] | None:
    """Return the kind and id of the object whose page is at ``where``, or None."""
    folder, _, rest = where.partition("/")
    kind, id = _KINDS.get(folder), rest.rstrip("/")
    entries: dict[ObjectKind, Container[str]] = {
        ObjectKind.SECTION: index.sections,
        ObjectKind.MEASURE: index.measures,
        ObjectKind.UNIT: index.units,
        ObjectKind.DOCUMENT: index.documents,
        ObjectKind.TOPIC: index.topics,
    }
    return (kind, id) if kind and id in entries[kind] else None


def trail(index: Index, where: str, name: str) -> tuple[Crumb, ...]:
    """Return the pages above the one at ``where`` and itself; ``name`` is its own heading."""
    crumbs = [Crumb(HOME_NAME, address.HOME)]
    if where == address.HOME:
        return tuple(crumbs)
    kind = _KINDS.get(where.partition("/")[0])
    found = entry_at(index, where)
    if kind and where != address.listing(kind):
        crumbs.append(Crumb(LISTING_NAMES[kind], address.listing(kind)))
    if not found:
        return (*crumbs, Crumb(name, where))
    kind, id = found
    if kind in (ObjectKind.MEASURE, ObjectKind.SECTION):
        entry = index.measures[id] if kind is ObjectKind.MEASURE else index.sections[id]
        around = (
            index.measures[id].sections
            if kind is ObjectKind.MEASURE
            else index.sections[id].ancestors
        )
        crumbs += [
            Crumb(f"{s.number}{s.title}", address.page(ObjectKind.SECTION, s.id)) for s in around
        ]
        return (*crumbs, Crumb(entry.label, where))
    if kind is ObjectKind.UNIT:
        unit = index.units[id]
        crumbs += [
            Crumb(above.name, address.page(ObjectKind.UNIT, above.id))
            for above in reversed(unit.parents)
        ]
        return (*crumbs, Crumb(unit.unit.name, where))
    if kind is ObjectKind.DOCUMENT:
        return (*crumbs, Crumb(f"《{index.documents[id].document.title}》", where))
    return (*crumbs, Crumb(index.topics[id].topic.name, where))
