"""Checks that what was published stays: no address of the ledger vanishes without a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.addresses import address
from macros.addresses.ledger import SHORT, Line
from macros.building.built import Built
from macros.building.vanished import VanishedObject, anchor_words, file_words, object_words
from macros.model.kinds import ObjectKind
from macros.pages.site import Site

_OBJECT = re.compile(
    rf"(?:^|/)({'|'.join(address.API_FOLDERS.values())})/([a-z][a-z0-9-]*)(?:/|\.|$)"
)


def vanished_addresses(built: Built, site: Site) -> Iterator[str]:
    """Yield the published addresses that are gone without a record in ``moved`` or ``retired``."""
    kinds = _kinds(site)
    former, present = site.index.former, site.index.living
    lost: dict[str, list[Line]] = {}
    anchors, files = [], []
    for line in site.ledger.lines:
        page, _, anchor = line.address.partition("#")
        owner = address.passage_owner(anchor) if anchor else ""
        if owner not in kinds:
            owner = line.note if page.startswith(SHORT) else _owner(page)
        if owner in kinds and owner not in present and owner not in former:
            lost.setdefault(owner, []).append(line)
        elif _answers(built, page, anchor):
            continue
        elif anchor and (owner in former or _owner(page) in former):
            continue  # it was on the page of an object that is no more
        elif anchor and page in built.pages:
            anchors.append((page, anchor))
        elif not anchor:
            files.append(page)
    if lost:
        gone = [VanishedObject(kinds[id], id, tuple(lines)) for id, lines in lost.items()]
        yield object_words(gone, site)
    yield from anchor_words(anchors)
    yield from map(file_words, files)


def _answers(built: Built, page: str, anchor: str) -> bool:
    """Whether the site has a page or file at the address."""
    if page in built.pages:
        return not anchor or anchor in built.pages[page].seen.ids
    return not anchor and page in built.files


def _owner(page: str) -> str:
    """Return the id of the object to which a page or file belongs; empty if to none."""
    match = _OBJECT.search(page)
    return match[2] if match else ""


def _kinds(site: Site) -> dict[str, ObjectKind]:
    """Return the kind of every object that was ever published, by id."""
    found: dict[str, ObjectKind] = {}
    for line in site.ledger.lines:
        page, _, anchor = line.address.partition("#")
        if named := address.kind_and_id(line.address):
            kind, id = named
            found[id] = kind
        elif page == address.GLOSSARY and anchor and line.note:
            found[anchor] = ObjectKind.TERM
    return found
