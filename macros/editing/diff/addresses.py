"""Which addresses a difference adds, changes, removes or redirects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.addresses import address
from macros.addresses.ledger import SHORT, Ledger
from macros.editing.diff.objects import Objects, published
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.model.walk import walk_ids

_ANCHORED = {
    address.PLAN: (ObjectKind.SECTION, ObjectKind.MEASURE),
    address.GLOSSARY: (ObjectKind.TERM,),
}


@dataclass(frozen=True)
class Addresses:
    """Addresses that are new, are gone, lead elsewhere or show something else."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    """The pages of the changed objects; other pages that show them change, too."""
    kept: tuple[str, ...]
    """Addresses of objects that are gone: they redirect, or explain what happened."""
    vanished: tuple[str, ...]
    repointed: tuple[tuple[str, str, str], ...]
    """Each address with the object that it led to and the one that it leads to now."""


def addresses(before: Objects, after: Objects, changed: Iterable[str], ledger: Ledger) -> Addresses:
    """Compare the addresses of two plans; ``changed`` are the pages of the changed objects."""
    old, new = published(before), published(after)
    formers = former_pages(after)
    settled = former_pages(before) & formers
    gone = [where for where in old if where not in new or where in formers - settled]
    kept = kept_addresses(gone, after.file, ledger)
    return Addresses(
        new=tuple(where for where in new if where not in old and where not in formers),
        changed=tuple(changed),
        kept=tuple(where for where in gone if where in kept),
        vanished=tuple(where for where in gone if where not in kept),
        repointed=tuple((w, old[w], new[w]) for w in old if w in new and old[w] != new[w]),
    )


def former_pages(objects: Objects) -> set[str]:
    """Return the addresses of the pages of ids that are no longer used."""
    return {
        address.page(entry)
        for entry in (*objects.file.moved, *objects.file.retired)
        if entry.kind in address.FOLDERS
    }


def kept_addresses(gone: Iterable[str], file: PlanFile, ledger: Ledger) -> frozenset[str]:
    """Return the addresses of ``gone`` that redirect or explain in ``file``.

    The page of an id in ``moved`` or ``retired`` and its anchor always do; the anchors of its
    paragraphs, those that a living object has lost, and numbers do if the ledger has them.
    """
    former = {entry.id: entry.kind for entry in (*file.moved, *file.retired)}
    known = {id for _, _, id in walk_ids(file)} | former.keys()
    pages = {address.page_of(kind, id) for id, kind in former.items() if kind in address.FOLDERS}

    def leads_on(where: str) -> bool:
        page, mark, anchor = where.partition("#")
        if mark and former.get(anchor) in _ANCHORED.get(page, ()):
            return True
        if mark:
            published = anchor in ledger.anchors.get(page, ())
            return published and address.passage_owner(anchor) in known
        if where.startswith(SHORT):
            return not known.isdisjoint(ledger.numbers.get(where, ()))
        return where in pages

    return frozenset(where for where in gone if leads_on(where))
