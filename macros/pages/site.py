"""What the macros print: one method for each, for the page on which the macro stands.

A thin layer of choice over the templates; it knows nothing of MkDocs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.addresses import address, downloads
from macros.addresses.ledger import FILE_NAME, Ledger, read_for
from macros.addresses.numbers import shorts
from macros.editing.open_marks import open_marks
from macros.index.build import build_index
from macros.index.citations import cited_plan
from macros.index.entries import Entry
from macros.index.index import Index
from macros.index.provenance import data_digest
from macros.index.tracking import Tracking, tracking
from macros.loading.load import load
from macros.model.history import Former
from macros.model.kinds import ObjectKind
from macros.model.plan import as_issued
from macros.model.printed import heading_of_notice
from macros.pages.reference import documentation
from macros.pages.render import Renderer, environment
from macros.pages.views.drafted import drafted_titles
from macros.pages.views.explorer import measure_explorer, unit_explorer
from macros.pages.views.former import number_view, step, steps
from macros.pages.views.headline import headline
from macros.pages.views.history import by_month, history, unrecorded
from macros.pages.views.home import home_view
from macros.pages.views.matrix import overview, relations
from macros.pages.views.objects import frame_view, object_view
from macros.pages.views.poster import posters
from macros.pages.views.tracking import calendar_view, now, progress_view
from macros.pages.views.written import written_view
from macros.settings import Settings, engine
from macros.settings.hosts import edit_pages, interface
from macros.settings.operator import Operator

Navigation = tuple[tuple[str, str], ...]


class UnknownId(LookupError):
    """A macro on a hand-written page names an object that the plan does not have."""


@dataclass(frozen=True, repr=False, eq=False)
class Site:
    """A checked plan ready to be printed on pages; equal to itself only, so caches can name it."""

    index: Index
    settings: Settings
    renderer: Renderer
    ledger: Ledger = field(default_factory=Ledger)
    """The addresses published before."""
    open_marks: int = 0
    """How many guesses of an import nobody has checked yet; with one or more the plan is a draft."""
    beside: frozenset[str] = frozenset()
    """The files beside the plan from which the site is made, by their paths from there."""
    navigation: Navigation = ()
    """Name and source of each page that every page leads to, as the settings give them; none if nobody said."""

    sources: tuple[Path, ...] = (engine.DOCS,)
    """The folders with scripts, style sheets and pictures: the site's own, then those of its theme."""

    def __repr__(self) -> str:
        """Return a short name: mkdocs-macros prints every variable, and a plan can be long."""
        return f"<Site of {self.index.plan.id}>"

    def run_by(self, operator: Operator, navigation: Navigation = ()) -> Site:
        """Return the same site with its operator, who is named on every page, and its navigation."""
        settings = replace(self.settings, operator=operator)
        renderer = replace(self.renderer, settings=settings)
        return replace(self, settings=settings, renderer=renderer, navigation=navigation)

    @cached_property
    def listed(self) -> frozenset[ObjectKind]:
        """The kinds that have a page with a list: those of which there is an object, or was one.

        A list that was published stays, even if the data emptied it.
        """
        index, published = self.index, {line.address for line in self.ledger.lines}
        had = {former.kind for former in index.former.values()}
        return frozenset(
            kind
            for kind, entries in index.by_kind.items()
            if entries or kind in had or address.listing(kind) in published
        )

    @cached_property
    def tracking(self) -> Tracking:
        """What the deadlines and reports of the plan say."""
        return tracking(self.index)

    @cached_property
    def tracked(self) -> frozenset[str]:
        """The pages about progress and deadlines: none without data, but one that was published stays."""
        published = {line.address for line in self.ledger.lines}
        given = {
            address.PROGRESS: self.tracking.reports,
            address.CALENDAR: self.tracking.deadlines,
        }
        return frozenset(page for page, found in given.items() if found or page in published)

    @cached_property
    def drafted_titles(self) -> str:
        """Which titles of measures are the editors' words, in a sentence; empty if none are."""
        return drafted_titles(self.index.measures.values())

    @cached_property
    def digest(self) -> str:
        """A digest of the data from which the site is made."""
        return data_digest(self.settings, self.index)

    def url(self, of: address.Named) -> str:
        """Return the public address of the page of an object, present or former."""
        return self.settings.site_url + address.page(of)

    def object_page(self, kind: ObjectKind, id: str, here: str) -> str:
        """Return the content of the page of an object. Raises UnknownId."""
        entry = self.index.by_kind[kind].get(id)
        if entry is None:
            raise UnknownId(f"方案中没有 id 为“{id}”的{kind.label}")
        return self.part(kind, here, **object_view(self.index, self.settings, entry))

    def part(self, template: str, here: str, **values: object) -> str:
        """Return what a template gives on the page at ``here``."""
        return self.renderer.page(f"{template}.md.jinja", here, **values)

    def listing(self, name: str, here: str) -> str:
        """Return the list of all objects of a kind (``measures`` and so on)."""
        tables = {"measures": measure_explorer, "units": unit_explorer}
        view: dict[str, Any] = {"table": tables[name](self.index)} if name in tables else {}
        if name == "topics":
            view["overview"] = overview(self.index) if self.index.topics else None
        return self.part(f"list-{name}", here, **view)

    def home(self, here: str) -> str:
        """Return the home page."""
        return self.part("home", here, now=now(self.index, self.tracking), **home_view(self.index))

    def progress(self, here: str) -> str:
        """Return how far the plan is."""
        view = progress_view(self.index, self.tracking)
        return self.part("progress", here, tracking=self.tracking, **view)

    def calendar(self, here: str) -> str:
        """Return the deadlines by year and month, and how to subscribe to them."""
        view = calendar_view(self.index, self.tracking)
        return self.part("calendar", here, tracking=self.tracking, tracked=self.tracked, **view)

    def plan(self, here: str) -> str:
        """Return the whole document as it was issued."""
        issued = as_issued(self.index.plan)
        lines = headline(self.index, issued.heading or issued.title)
        heading, below = heading_of_notice(issued)
        return self.part(
            "plan",
            here,
            headline=lines,
            files=downloads.of_plan(self.index),
            notice_heading=heading,
            notice_lines=headline(self.index, heading),
            number_below=below,
        )

    def plan_source(self, here: str) -> str:
        """Return which document the site is about and where its text is from."""
        return self.part("about", here, plan_citation=cited_plan(self.index.plan))

    def downloads(self, here: str) -> str:
        """Return the files for the plan, for every unit, and the calendars of sections and topics."""
        of_units = tuple(
            (unit, downloads.of_unit(self.index, unit.id)) for unit in self.index.units.values()
        )
        of_groups = tuple(
            (group, files)
            for group in downloads.groups(self.index)
            if (files := downloads.of_group(group))
        )
        return self.part(
            "downloads",
            here,
            files=downloads.of_plan(self.index),
            posters=downloads.posters(self.index),
            of_units=of_units,
            of_groups=of_groups,
        )

    def poster(self, here: str) -> str:
        """Return the poster of the plan, what it says as text, and its files."""
        made = posters(self.index)
        return self.part("poster", here, posters=made, files=downloads.posters)

    def relations(self, here: str) -> str:
        """Return which topics, documents and units meet in which measures."""
        return self.part("relations", here, matrix=relations(self.index))

    def compare(self, here: str) -> str:
        """Return where readers put two measures side by side."""
        return self.part("compare", here)

    def desk(self, here: str, megabytes: str, files: str, editor: str) -> str:
        """Return the editing desk: how much it loads, and where; ``files`` is the address of the list of that."""
        settings = self.settings
        pages = edit_pages(settings.repo_url, settings.repo_ref, settings.host_kind)
        host = interface(settings.repo_url, settings.host_kind)
        loads = {"megabytes": megabytes, "list": files, "editor": editor}
        return self.part("edit", here, **loads, pages=pages, host=host)

    @property
    def desk_reaches(self) -> str:
        """The other site that the page of the editing desk may reach; empty if there is none."""
        settings = self.settings
        return interface(settings.repo_url, settings.host_kind).origin if settings.desk else ""

    def frame(self, of: Entry | Former, title: str, here: str) -> str:
        """Return the page of a measure or unit for frames of other sites."""
        view = frame_view(self.index, self.settings, of)
        return self.renderer.page(
            "embed.html.jinja", here, title=title, open_marks=self.open_marks, **view
        )

    def changes(self, here: str) -> str:
        """Return the history of the data."""
        former = tuple(step(self.index, former) for former in self.index.former.values())
        months = by_month(history(self.index))
        years = {month.first.year: month.anchor for month in reversed(months)}
        return self.part(
            "changes",
            here,
            months=months,
            years=tuple(reversed(years.items())),
            unrecorded=unrecorded(self.index),
            former=former,
            past_url=self.settings.past_url(self.settings.plan_name),
        )

    def subscribe(self, here: str) -> str:
        """Return the address of the feed of all changes, to copy, and where the others are."""
        return self.part("subscribe", here, listed=self.listed)

    def written_in(self, file: str, here: str, of: str = "") -> str:
        """Return where to change a page: in its file, if the site has one, and in the data of what it shows."""
        view = written_view(self.index, self.settings, here, of)
        return self.part("written", here, file=file, **view)

    def reference(self, part: str, here: str) -> str:
        """Return the documentation of all ``fields``, ``lists``, ``forms`` or ``rules``."""
        return self.part("reference", here, part=part, **documentation())

    def tombstone(self, id: str, here: str) -> str:
        """Return the content of the page of an id that is no longer used. Raises UnknownId."""
        story = steps(self.index, id)
        if not story:
            raise UnknownId(f"moved 和 retired 中没有 id“{id}”")
        published = self.ledger.anchors.get(here, ())
        owners = {anchor: address.passage_owner(anchor) for anchor in published}
        changes = self.index.changes_of(id)
        headed = {"history"} if changes else set()
        kept = (a for a, owner in owners.items() if owner == id or not self.index.find(owner))
        own = [anchor for anchor in kept if anchor not in headed]
        return self.part("tombstone", here, steps=story, own=own, changes=changes)

    def number_page(self, where: str, here: str) -> str:
        """Return the content of the page of a number with several meanings, by its short address.

        Raises UnknownId.
        """
        for short in shorts(self.index, self.ledger):
            if short.address == where:
                return self.part("number", here, **number_view(self.index, short))
        raise UnknownId(f"没有措施或部分用过短网址“{where}”。")

    def short_addresses(self, here: str) -> str:
        """Return a sentence with an example of each kind of short address; empty if there are none."""
        firsts = {short.kind: short for short in reversed(shorts(self.index, self.ledger))}
        return self.part("short-addresses", here, examples=tuple(reversed(firsts.values())))

    def link(self, id: str, words: str | None, here: str) -> str:
        """Return a link to an object by its id. Raises UnknownId."""
        try:
            return self.renderer.link(here, id, words)
        except KeyError:
            raise UnknownId(f"方案中没有 id 为“{id}”的对象") from None


def build_site(settings: Settings) -> Site:
    """Load, check and index the plan and its ledger. Raises PlanError with every fault."""
    loaded = load(settings.plan)
    index = build_index(loaded)
    ledger = read_for(settings.plan, index.plan.id)
    marks = len(open_marks("\n".join(loaded.parsed.lines)))
    beside = frozenset((*loaded.beside(), FILE_NAME))
    return Site(index, settings, Renderer(index, settings, environment()), ledger, marks, beside)
