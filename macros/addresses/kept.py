"""Which published addresses go on answering, found without building the site."""

from __future__ import annotations

from collections.abc import Iterable

from macros.addresses import address
from macros.addresses.former import PARAGRAPH
from macros.addresses.ledger import SHORT, Ledger
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.model.walk import walk_ids

_ANCHORED = {
    address.PLAN: (ObjectKind.SECTION, ObjectKind.MEASURE),
    address.GLOSSARY: (ObjectKind.TERM,),
}


def kept_addresses(gone: Iterable[str], file: PlanFile, ledger: Ledger) -> frozenset[str]:
    """Return which of ``gone``, addresses of an earlier edition without object, lead on in ``file``.

    The page of an id in ``moved`` or ``retired`` and its anchor always do; the anchors of its
    paragraphs, those that a living object has lost, and numbers do if the ledger has them.
    """
    former = {entry.id: entry.kind for entry in (*file.moved, *file.retired)}
    known = {id for _, _, id in walk_ids(file)} | former.keys()
    pages = {address.page(kind, id) for id, kind in former.items() if kind in address.FOLDERS}

    def leads_on(where: str) -> bool:
        page, mark, anchor = where.partition("#")
        if mark and former.get(anchor) in _ANCHORED.get(page, ()):
            return True
        if mark:
            published = anchor in ledger.anchors.get(page, ())
            return published and PARAGRAPH.sub("", anchor) in known
        if where.startswith(SHORT):
            return not known.isdisjoint(ledger.numbers.get(where, ()))
        return where in pages

    return frozenset(where for where in gone if leads_on(where))
