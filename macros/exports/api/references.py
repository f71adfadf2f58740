"""How the API refers to things: an object by its id, title and addresses; official text by its place in the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from macros.addresses import address, downloads
from macros.exports.api.parts import Links, Ref
from macros.index import citations, entries
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.passages import Framing
from macros.model.kinds import ObjectKind


class References:
    """Refers to the objects of a plan, for a site with a public address."""

    def __init__(self, index: Index, site_url: str) -> None:
        self.index = index
        self.root = site_url
        self.ref: Callable[[str], Ref] = cache(self._ref)
        """Gives a reference to a living or former object by its id, made once. Raises KeyError."""

    def _ref(self, id: str) -> Ref:
        found = self.index.find(id)
        if found is None:
            raise KeyError(id)
        measure = self.index.measures.get(id)
        return Ref(
            kind=found.kind,
            id=id,
            title=found.title,
            title_is_official=measure.title_is_official if measure else None,
            url=self.root + address.page(found),
            api=self.root + address.api(found),
        )

    def refs(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        """Return references to several objects."""
        return tuple(self.ref(id) for id in ids)

    def under_no_heading(self, entry: MeasureEntry) -> Ref:
        """Return the reference of a measure that stands in no section: it is read in the whole plan."""
        return Ref(
            kind=ObjectKind.SECTION,
            id=entry.around[-1].id,
            title="",
            title_is_official=None,
            url=self.root + address.in_plan(entry.id),
            api=f"{self.root}{address.API}plan.json",
        )

    def links(self, entry: entries.Entry) -> Links:
        """Return all addresses of a living object; those with a number also by it."""
        printed = isinstance(entry, MeasureEntry | entries.SectionEntry)
        short = address.short_of(entry)
        calendar = downloads.calendar_of(self.index, entry)
        return Links(
            page=self.root + address.page(entry),
            api=self.root + address.api(entry),
            short=self.root + short if short else None,
            in_plan=self.root + address.in_plan(entry.id) if printed else None,
            feed=self.root + address.feed(entry) if entry.kind in address.FED else None,
            embed=self.root + address.embed(entry) if entry.kind in address.EMBEDDED else None,
            calendar=self.root + calendar if calendar else None,
            markdown=self.root + address.markdown(address.page(entry))
            if entry.kind in address.FOLDERS
            else None,
            iri=citations.iri(self.index.plan, entry.id) if printed else None,
        )

    def mentions(self, framing: Iterable[Framing]) -> tuple[str, ...]:
        """Return where official text outside the measures names an object."""
        return tuple(self.root + address.in_plan(passage.anchor) for passage in framing)
