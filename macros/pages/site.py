"""What the macros print: one method for each, for the page on which the macro stands.

A thin layer of choice over the templates; it knows nothing of MkDocs.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property

from macros.addresses import address
from macros.addresses.ledger import Ledger, read_for
from macros.addresses.numbers import shorts
from macros.index.former import course
from macros.index.index import Index, build_index
from macros.index.provenance import data_digest
from macros.loading.load import load
from macros.model.kinds import ObjectKind
from macros.model.reference import list_tables, type_tables
from macros.pages.render import Renderer, environment
from macros.pages.views.history import history
from macros.pages.views.matrix import overview, relations
from macros.rules import rule_sentences
from macros.settings import Settings


class UnknownId(LookupError):
    """A macro on a hand-written page names an object that the plan does not have."""


@dataclass(frozen=True, repr=False)
class Site:
    """A checked plan ready to be printed on pages."""

    index: Index
    settings: Settings
    renderer: Renderer
    ledger: Ledger = field(default_factory=Ledger)
    """The addresses published before."""

    def __repr__(self) -> str:
        """Return a short name: mkdocs-macros prints every variable, and a plan can be long."""
        return f"<Site of {self.index.plan.id}>"

    @cached_property
    def digest(self) -> str:
        """A digest of the data from which the site is made."""
        return data_digest(self.settings, self.index)

    def object_page(self, kind: ObjectKind, id: str, here: str) -> str:
        """Return the content of the page of an object. Raises UnknownId."""
        entry = self.index.by_kind[kind].get(id)
        if entry is None:
            raise UnknownId(f"方案中没有 id 为“{id}”的{kind.label}")
        return self.renderer.page(f"{kind}.md.jinja", here, entry=entry)

    def part(self, template: str, here: str, **values: object) -> str:
        """Return the content of a template that is about the whole plan."""
        return self.renderer.page(f"{template}.md.jinja", here, **values)

    def listing(self, name: str, here: str) -> str:
        """Return the list of all objects of a kind (``measures`` and so on)."""
        return self.part(f"list-{name}", here)

    def home(self, here: str) -> str:
        """Return the home page."""
        return self.part("home", here, overview=overview(self.index))

    def relations(self, here: str) -> str:
        """Return which topics, documents and units meet in which measures."""
        return self.part("relations", here, matrix=relations(self.index))

    def changes(self, here: str) -> str:
        """Return the history of the data."""
        return self.part("changes", here, history=history(self.index))

    def written_in(self, file: str, here: str) -> str:
        """Return where to change a page written by hand: its file, and the data that it shows."""
        line = self.index.blocks.get(address.block(here), 0)
        if here == address.CHANGES and not line:  # where the first entry of the history will go
            line = len(self.settings.plan.read_text("utf-8").splitlines())
        copy = posixpath.join(
            posixpath.dirname(self.settings.plan_name), self.index.plan.source.transcription
        )
        official = here in (address.PLAN, address.EDITING)
        return self.part("written", here, file=file, line=line, copy=copy if official else "")

    def reference(self, part: str, here: str) -> str:
        """Return the documentation of all ``fields``, ``lists`` or ``rules`` of the data file."""
        tables = {"types": type_tables(), "lists": list_tables(), "rules": rule_sentences()}
        return self.part("reference", here, part=part, **tables)

    def tombstone(self, id: str, here: str) -> str:
        """Return the content of the page of an id that is no longer used. Raises UnknownId."""
        steps = course(self.index, id)
        if not steps:
            raise UnknownId(f"moved 和 retired 中没有 id“{id}”")
        published = self.ledger.anchors.get(here, ())
        owners = {anchor: address.passage_owner(anchor) for anchor in published}
        own = [a for a, owner in owners.items() if owner == id or not self.index.find(owner)]
        return self.part("tombstone", here, steps=steps, own=own)

    def number_page(self, where: str, here: str) -> str:
        """Return the content of the page of a number with several meanings, by its short address.

        Raises UnknownId.
        """
        for short in shorts(self.index, self.ledger):
            if short.address == where:
                return self.part("number", here, short=short)
        raise UnknownId(f"没有措施或部分用过短网址“{where}”。")

    def link(self, id: str, words: str | None, here: str) -> str:
        """Return a link to an object by its id. Raises UnknownId."""
        try:
            return self.renderer.link(here, id, words)
        except KeyError:
            raise UnknownId(f"方案中没有 id 为“{id}”的对象") from None


def build_site(settings: Settings) -> Site:
    """Load, check and index the plan and its ledger. Raises PlanError with every fault."""
    index = build_index(load(settings.plan))
    ledger = read_for(settings.plan, index.plan.id)
    return Site(index, settings, Renderer(index, settings, environment()), ledger)


def page_address(source: str) -> str:
    """Return the address of the page whose Markdown source is ``source``, as MkDocs gives it."""
    stem = source.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        stem = stem[: -len("index")].rstrip("/")
    return f"{stem}/" if stem else address.HOME
