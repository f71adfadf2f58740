"""What the page of an object shows besides the object itself."""

from __future__ import annotations

from typing import Any

from macros.addresses import address, downloads
from macros.addresses.downloads import Format
from macros.index.citations import cited_plan
from macros.index.entries import Entry, SectionEntry, TopicEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.history import Former
from macros.pages.views.cite import cite_box
from macros.pages.views.former import steps
from macros.pages.views.sources import sources_beside, sources_of_tasks
from macros.pages.views.states import SHAPES
from macros.pages.views.task_words import task_words
from macros.pages.views.unit_sentences import (
    as_a_class,
    issued_by,
    measures_naming,
    named_outside,
    place_in_the_plan,
    without_task,
)
from macros.pages.views.unit_tasks import role_groups, without_group
from macros.settings import Settings


def object_view(index: Index, settings: Settings, entry: Entry) -> dict[str, Any]:
    """Return what the template of the object's kind prints."""
    view: dict[str, Any] = {"entry": entry, "changes": index.changes_of(entry.id)}
    if entry.kind in address.CITED:
        view["cite"] = cite_box(index, settings, entry)
    if isinstance(entry, MeasureEntry):
        view["related"] = index.related(entry.id)
        view["shared"] = sources_beside(entry)
    if isinstance(entry, UnitEntry | TopicEntry):
        view["own_measures"] = index.news.measures(entry.id)
    if isinstance(entry, SectionEntry | TopicEntry):
        view["files"] = downloads.of_group(entry)
    if isinstance(entry, UnitEntry):
        view |= {
            "task_words": task_words,
            "shared": sources_of_tasks(entry),
            "groups": (groups := role_groups(entry)),
            "anchored": without_group(groups),
            "plan_citation": cited_plan(index.plan),
            "data_date": index.data_date,
            "measures_naming": measures_naming(entry, f"“{entry.title}”"),
            "measures_naming_it": measures_naming(entry, "它"),
            "named_outside": named_outside(entry),
            "without_task": without_task(index, entry),
            "issued_by": issued_by(index, entry),
            "as_a_class": as_a_class(entry),
            "files": (files := downloads.of_unit(index, entry.id)),
            "calendar": next((f.address for f in files if f.format is Format.ICS), ""),
        }
    return view


def frame_view(index: Index, settings: Settings, of: Entry | Former) -> dict[str, Any]:
    """Return what the page for frames of other sites prints of a measure or unit."""
    return {
        "home": settings.site_url,
        "of": of,
        "steps": steps(index, of.id),
        "plan_citation": cited_plan(index.plan),
        "sentences": place_in_the_plan(index, of) if isinstance(of, UnitEntry) else "",
        "groups": role_groups(of) if isinstance(of, UnitEntry) else (),
        "task_words": task_words,
        "shapes": SHAPES,
    }
