"""What several kinds of answer have in common: references, addresses, sources, reports."""

from __future__ import annotations

from collections.abc import Iterable

from macros.addresses import address, offers
from macros.addresses.former import formers
from macros.exports.api.model import DeadlineOut, Links, NoteOut, ProgressOut, Ref, SourceOut
from macros.index.entries import Framing, MeasureEntry, SectionEntry
from macros.index.index import Index
from macros.model.kinds import ObjectKind
from macros.model.plan import Deadline, Note, Progress, Source

MEASURE, SECTION, UNIT = ObjectKind.MEASURE, ObjectKind.SECTION, ObjectKind.UNIT
DOCUMENT, TOPIC, TERM = ObjectKind.DOCUMENT, ObjectKind.TOPIC, ObjectKind.TERM


class Parts:
    """Gives what several kinds of answer have in common."""

    def __init__(self, index: Index, site_url: str) -> None:
        self.index = index
        self.root = site_url
        self.formers = formers(index)

    def ref(self, kind: ObjectKind, id: str) -> Ref:
        """Return a reference to a living or former object."""
        former = self.formers.get(id)
        title = former.title if former else self.title(kind, id)
        return Ref(
            kind=kind,
            id=id,
            title=title,
            title_is_official=(
                self.index.measures[id].title_is_official if id in self.index.measures else None
            ),
            url=self.root + address.page(kind, id),
            api=self.root + offers.api(kind, id),
        )

    def title(self, kind: ObjectKind, id: str) -> str:
        """Return the title or name of a living object, without its number."""
        return dict(self.index.kinds())[kind][id].title

    def refs(self, kind: ObjectKind, ids: Iterable[str]) -> tuple[Ref, ...]:
        """Return references to objects of one kind."""
        return tuple(self.ref(kind, id) for id in ids)

    def links(self, kind: ObjectKind, id: str) -> Links:
        """Return all addresses of a living object."""
        entries: dict[str, MeasureEntry] | dict[str, SectionEntry] = (
            self.index.measures if kind is MEASURE else self.index.sections
        )
        short = address.short(kind, entries[id].code) if kind in address.SHORT else None
        return Links(
            page=self.root + address.page(kind, id),
            api=self.root + offers.api(kind, id),
            short=self.root + short if short else None,
            in_plan=self.root + address.in_plan(id) if kind in (MEASURE, SECTION) else None,
            feed=self.root + offers.feed(kind, id) if kind in offers.FED else None,
            embed=self.root + offers.embed(kind, id) if kind in offers.EMBEDDED else None,
        )

    def given(self, source: Source) -> SourceOut:
        """Return where a statement comes from."""
        document = self.ref(DOCUMENT, source.document) if source.document else None
        return SourceOut(title=source.title, url=source.url, date=source.date, document=document)

    def source(self, source: Source | None) -> SourceOut | None:
        """Return where a statement comes from, if that is given."""
        return self.given(source) if source else None

    def notes(self, notes: Iterable[Note]) -> tuple[NoteOut, ...]:
        """Return the editors' notes."""
        return tuple(
            NoteOut(kind=n.kind, quote=n.quote, text=n.text, source=self.source(n.source))
            for n in notes
        )

    def deadline(self, due: Deadline | None) -> DeadlineOut | None:
        """Return a deadline, if there is one."""
        if due is None:
            return None
        source = self.source(due.source)
        return DeadlineOut(text=due.text, on=due.on, quote=due.quote, source=source)

    def progress(self, report: Progress) -> ProgressOut:
        """Return one published report."""
        return ProgressOut(
            date=report.date,
            status=report.status,
            status_label=report.status.label,
            summary=report.summary,
            source=self.given(report.source),
        )

    def latest(self, entry: MeasureEntry) -> ProgressOut | None:
        """Return the newest published report on a measure, if there is one."""
        newest = entry.latest_progress
        return self.progress(newest) if newest else None

    def mentions(self, framing: Iterable[Framing]) -> tuple[str, ...]:
        """Return where official text outside the measures names an object."""
        return tuple(self.root + address.in_plan(passage.anchor) for passage in framing)
