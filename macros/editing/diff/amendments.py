"""What later documents did to the plan between two versions of its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.editing.diff.objects import Objects
from macros.model.amending import steps
from macros.model.kinds import ObjectKind, Part
from macros.model.measure import Source
from macros.model.plan import Document


@dataclass(frozen=True)
class Amendment:
    """What a document that amends the plan did to an object; of the document itself, its coming."""

    deed: str
    """增加, 修改 or 删去; 收录 of the document itself."""
    document: Document

    @property
    def source(self) -> Source:
        """The document as the ground of an entry of the history."""
        by = self.document
        return Source(title=by.title, url=by.url, date=by.issued_on, document=by.id)


def amendments(before: Objects, after: Objects) -> dict[str, Amendment]:
    """Return by id the last thing that documents did and that ``before`` does not know of yet."""
    found = {}
    pairs: list[tuple[str, object, object]] = [
        (after.file.plan.id, before.file.plan, after.file.plan)
    ]
    for key, placed in after.all.items():
        was = before.all.get(key)
        pairs.append((key[1], was and was.thing, placed.thing))
    for id, old, new in pairs:
        known = set(_deeds(old))
        for deed in _deeds(new):
            document = after.all.get((ObjectKind.DOCUMENT, deed[1]))
            if deed not in known and document and isinstance(document.thing, Document):
                found[id] = Amendment(deed[0], document.thing)
    return found


def _deeds(thing: object) -> Iterator[tuple[str, str, Part | None]]:
    """Yield what was done, the id of the document that did it, and to which words, first to last."""
    if isinstance(thing, Document) and thing.text:
        yield "收录", thing.id, None
    yield from ((step.deed, step.by, step.part) for step in steps(thing))
