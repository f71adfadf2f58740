"""What later documents did to the plan between two versions of its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.editing.diff.objects import Objects
from macros.model.kinds import ObjectKind
from macros.model.plan import Document, Measure, Source


@dataclass(frozen=True)
class Amendment:
    """What a document that amends the plan did to a measure; of the document itself, its coming."""

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
    for (kind, id), placed in after.all.items():
        was = before.all.get((kind, id))
        old = set(_deeds(was.thing)) if was else set()
        for deed, by in _deeds(placed.thing):
            document = after.all.get((ObjectKind.DOCUMENT, by))
            if (deed, by) not in old and document and isinstance(document.thing, Document):
                found[id] = Amendment(deed, document.thing)
    return found


def _deeds(thing: object) -> Iterator[tuple[str, str]]:
    """Yield what was done, and the id of the document that did it, first to last."""
    if isinstance(thing, Document) and thing.text:
        yield "收录", thing.id
    if isinstance(thing, Measure):
        if thing.added_by:
            yield "增加", thing.added_by
        for earlier in thing.earlier:
            yield "修改", earlier.until
        if thing.removed_by:
            yield "删去", thing.removed_by
