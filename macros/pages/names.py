"""Which names each template knows: those that it and the pieces that it prints use, and no others.

A piece (``_NAME.jinja``) knows what the page knows that prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from macros.addresses import address
from macros.index import (
    amendments,
    citations,
    in_force,
    plan_words,
    statement_words,
    succession,
    titles,
)
from macros.index.absence import NO_UNIT
from macros.model import anchors
from macros.model.kinds import ChangeKind, ObjectKind
from macros.model.numbering import has_number
from macros.model.plan import as_issued
from macros.model.tables import places
from macros.pages import csp, inline
from macros.pages.sizes import size
from macros.pages.views.drafted import drafted_titles


@cache
def everywhere() -> Mapping[str, Any]:
    """Return what is the same on every page, of whatever plan, by the names that templates use."""
    return {
        "ChangeKind": ChangeKind,
        "Kind": ObjectKind,
        "address": address,
        "amendments": amendments,
        "anchors": anchors,
        "as_issued": as_issued,
        "citations": citations,
        "csp": csp.policy(),
        "drafted_titles": drafted_titles,
        "has_number": has_number,
        "no_unit": NO_UNIT,
        "places": places,
        "plan_words": plan_words,
        "script": inline.script,
        "size": size,
        "in_force": in_force,
        "statement_words": statement_words,
        "style": inline.style,
        "succession_words": succession,
        "titles": titles,
    }


class Names(NamedTuple):
    """The names that a template knows."""

    of_page: frozenset[str]
    """What the page shows; its method of ``pages/site.py`` hands it over."""
    of_all: frozenset[str]
    """What it takes of that with which any page can be made: see ``everywhere`` and ``Renderer``."""


NAMES = {
    "_terms.jinja": (
        "terms",
        "address href to",
    ),
    "about.md.jinja": (
        "plan_citation",
        "index plan_words",
    ),
    "calendar.md.jinja": (
        "calendars plan_calendar tracked tracking years",
        "address href kept_at link script settings size titles to",
    ),
    "changes.md.jinja": (
        "former months past_url unrecorded years",
        "ChangeKind href index kept_at Kind link plan_words titles to",
    ),
    "compare.md.jinja": (
        "",
        "address drafted_titles href index kept_at link script titles to",
    ),
    "document.md.jinja": (
        "changes cite entry",
        "address anchors citations href index kept_at link official plan_words size titles to",
    ),
    "downloads.md.jinja": (
        "files of_groups of_units posters",
        "address href index link plan_words size in_force titles",
    ),
    "edit.md.jinja": (
        "editor host list megabytes pages",
        "address href script settings",
    ),
    "embed.html.jinja": (
        "groups home of open_marks plan_citation sentences shapes steps task_words title",
        "address became csp index kept_at Kind link in_force statement_words style titles",
    ),
    "home.md.jinja": (
        "assigned examples files headline kinds_of_unit lacking latest names_measures now",
        "address drafted_titles href index kept_at Kind link plan_words script size in_force "
        "titles to",
    ),
    "list-documents.md.jinja": (
        "",
        "address href index link plan_words to",
    ),
    "list-glossary.md.jinja": (
        "",
        "index kept_at link in_force titles to",
    ),
    "list-measures.md.jinja": (
        "table",
        "address drafted_titles href index link script titles to",
    ),
    "list-sections.md.jinja": (
        "",
        "index kept_at link in_force titles to",
    ),
    "list-topics.md.jinja": (
        "overview",
        "address href index kept_at Kind link in_force titles to",
    ),
    "list-units.md.jinja": (
        "table",
        "address href index Kind link script in_force succession_words to",
    ),
    "lost-anchors.md.jinja": (
        "lost",
        "became kept_at link",
    ),
    "measure.md.jinja": (
        "changes cite entry related shared",
        "address amendments anchors citations href index kept_at Kind link no_unit official "
        "places size succession_words titles to",
    ),
    "number.md.jinja": (
        "before now short",
        "address became href kept_at link",
    ),
    "plan.md.jinja": (
        "files headline notice_heading notice_lines number_below",
        "address amendments anchors as_issued citations has_number href index kept_at Kind link "
        "official places size titles to",
    ),
    "poster.md.jinja": (
        "files posters",
        "address href index link size",
    ),
    "progress.md.jinja": (
        "ahead by_section by_unit passed reports to_come tracking whole",
        "address href index kept_at Kind link script titles to",
    ),
    "reference.md.jinja": (
        "forms lists part rules types",
        "",
    ),
    "relations.md.jinja": (
        "matrix",
        "address drafted_titles href index Kind link in_force to",
    ),
    "report.md.jinja": (
        "",
        "settings",
    ),
    "search.md.jinja": (
        "listed",
        "address href index Kind plan_words script",
    ),
    "section.md.jinja": (
        "changes cite entry files",
        "address amendments anchors citations drafted_titles href index kept_at Kind link "
        "official places plan_words size titles to",
    ),
    "short-addresses.md.jinja": (
        "examples",
        "href index",
    ),
    "subscribe.md.jinja": (
        "listed",
        "address href Kind settings",
    ),
    "tombstone.md.jinja": (
        "changes own steps",
        "address became href kept_at link",
    ),
    "topic.md.jinja": (
        "changes entry files own_measures",
        "address drafted_titles href index kept_at link settings size titles to",
    ),
    "unit.md.jinja": (
        "anchored as_a_class calendar changes cite data_date entry files groups issued_by "
        "measures_naming measures_naming_it named_outside own_measures plan_citation "
        "shared task_words without_task",
        "address href index kept_at link plan_words settings size succession_words to",
    ),
    "written.md.jinja": (
        "copy entry file line name sheet terms",
        "address href Kind settings size",
    ),
}


@cache
def names_of(template: str) -> Names:
    """Return the names that a template knows."""
    return Names(*(frozenset(names.split()) for names in NAMES[template]))
