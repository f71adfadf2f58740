"""What must hold of a plan to be published: many small functions, each one rule.

A new rule is one function in the module that fits, and a line in ``RULES`` below. The function yields
a Problem for each place that breaks the rule; the message says which value is wrong and what to do.
Its docstring is the rule as one Chinese sentence, which the guide for editors shows. The line says
when the rule may be asked of a file that also has faults of shape; in doubt ``Sound.IF_SHAPE_VALID``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from enum import Enum, auto

from macros.grounds.names import Names
from macros.model.plan import PlanFile
from macros.model.problems import Problem, Route
from macros.rules.amending import (
    amendments_are_in_order,
    amendments_have_documents,
    earlier_parts_are_parts,
    supplements_are_whole,
    validity_has_grounds,
    what_is_inside_is_amended_too,
)
from macros.rules.claims import assigning_roles_have_grounds
from macros.rules.clauses import clauses_give_roles, printed_words_govern, role_clauses_are_printed
from macros.rules.context import Context, Copies
from macros.rules.deadline_years import deadline_years_are_meant
from macros.rules.deadlines import (
    deadline_dates_fit_their_words,
    deadlines_are_apart,
    statements_have_grounds,
)
from macros.rules.identity import (
    former_ids_lead_somewhere,
    ids_are_free,
    ids_are_unique,
    names_are_unambiguous,
)
from macros.rules.later_documents.amended_plan import amending_documents_name_the_plan
from macros.rules.later_documents.deadlines_and_progress import later_entries_have_grounds
from macros.rules.later_documents.extended_validity import extended_validity_has_grounds
from macros.rules.later_documents.parts import later_parts_have_grounds
from macros.rules.later_documents.repeal import ended_plans_have_ended, repeals_are_entered
from macros.rules.later_documents.start_days import removals_have_come
from macros.rules.later_documents.successions import later_successions_have_grounds
from macros.rules.naming import (
    documents_are_named,
    listed_documents_are_named,
    listed_units_are_named,
    named_objects_are_listed,
    sources_are_the_documents_they_name,
    terms_are_used,
    units_are_named,
)
from macros.rules.numbers import (
    numbers_make_addresses,
    sections_are_not_empty,
    sections_without_heading_hold_measures,
)
from macros.rules.orders import orders_are_carried_out
from macros.rules.past_deeds import aims_are_still_to_come
from macros.rules.progress import progress_can_be
from macros.rules.records import (
    changes_are_newest_first,
    dates_are_printed,
    kept_copies_are_whole,
    reports_are_entered_once,
)
from macros.rules.references import lists_do_not_repeat, parents_do_not_circle, references_exist
from macros.rules.reviews import reviews_leave_nothing_out, unread_words
from macros.rules.synonyms import synonyms_are_apart, synonyms_are_printed
from macros.rules.tables import (
    columns_are_what_they_say,
    row_measures_are_entered_once,
    tables_are_whole,
    target_figures_are_printed,
)
from macros.rules.targets import (
    indicators_are_those_of_the_text,
    target_figures_are_in_place,
    targets_are_whole,
)
from macros.rules.unentered import Unentered
from macros.rules.units import (
    classes_are_classes,
    codes_are_right,
    issuers_are_printed,
    successions_lead_on,
)
from macros.rules.unread_sentences import changes_are_read
from macros.rules.validity import (
    extended_validity_is_entered,
    validity_fits_its_words,
    validity_fits_what_is_recorded,
)
from macros.rules.whole_quotes import dates_and_figures_are_whole
from macros.rules.wording import every_word_is_kept, quotes_are_verbatim, titles_end_without_a_stop

Rule = Callable[[Context], Iterator[Problem]]


class Sound(Enum):
    """When a rule's findings are right although the file also has faults of shape."""

    ALWAYS = auto()
    """Always: it only judges what is there."""
    IF_OBJECTS_COMPLETE = auto()
    """If no object, name or printed word was left out: it reports that something is missing."""
    IF_SHAPE_VALID = auto()
    """If there is no fault of shape: any part of the file could make it wrong."""


RULES: dict[Rule, Sound] = {
    ids_are_unique: Sound.ALWAYS,
    ids_are_free: Sound.ALWAYS,
    names_are_unambiguous: Sound.ALWAYS,
    references_exist: Sound.IF_OBJECTS_COMPLETE,
    lists_do_not_repeat: Sound.ALWAYS,
    parents_do_not_circle: Sound.ALWAYS,
    codes_are_right: Sound.ALWAYS,
    classes_are_classes: Sound.ALWAYS,
    successions_lead_on: Sound.IF_SHAPE_VALID,
    later_successions_have_grounds: Sound.IF_SHAPE_VALID,
    issuers_are_printed: Sound.IF_SHAPE_VALID,
    sections_are_not_empty: Sound.IF_OBJECTS_COMPLETE,
    sections_without_heading_hold_measures: Sound.IF_OBJECTS_COMPLETE,
    numbers_make_addresses: Sound.IF_OBJECTS_COMPLETE,
    tables_are_whole: Sound.ALWAYS,
    columns_are_what_they_say: Sound.ALWAYS,
    row_measures_are_entered_once: Sound.ALWAYS,
    former_ids_lead_somewhere: Sound.IF_OBJECTS_COMPLETE,
    quotes_are_verbatim: Sound.ALWAYS,
    titles_end_without_a_stop: Sound.ALWAYS,
    every_word_is_kept: Sound.IF_OBJECTS_COMPLETE,
    named_objects_are_listed: Sound.IF_OBJECTS_COMPLETE,
    listed_documents_are_named: Sound.IF_OBJECTS_COMPLETE,
    listed_units_are_named: Sound.IF_OBJECTS_COMPLETE,
    units_are_named: Sound.IF_SHAPE_VALID,
    documents_are_named: Sound.IF_SHAPE_VALID,
    sources_are_the_documents_they_name: Sound.IF_OBJECTS_COMPLETE,
    terms_are_used: Sound.IF_SHAPE_VALID,
    synonyms_are_printed: Sound.IF_SHAPE_VALID,
    synonyms_are_apart: Sound.ALWAYS,
    assigning_roles_have_grounds: Sound.IF_OBJECTS_COMPLETE,
    printed_words_govern: Sound.IF_OBJECTS_COMPLETE,
    role_clauses_are_printed: Sound.IF_OBJECTS_COMPLETE,
    clauses_give_roles: Sound.IF_SHAPE_VALID,
    statements_have_grounds: Sound.ALWAYS,
    deadlines_are_apart: Sound.IF_OBJECTS_COMPLETE,
    deadline_dates_fit_their_words: Sound.ALWAYS,
    deadline_years_are_meant: Sound.IF_OBJECTS_COMPLETE,
    aims_are_still_to_come: Sound.IF_OBJECTS_COMPLETE,
    reports_are_entered_once: Sound.ALWAYS,
    kept_copies_are_whole: Sound.ALWAYS,
    target_figures_are_printed: Sound.IF_OBJECTS_COMPLETE,
    target_figures_are_in_place: Sound.IF_OBJECTS_COMPLETE,
    indicators_are_those_of_the_text: Sound.IF_OBJECTS_COMPLETE,
    targets_are_whole: Sound.IF_OBJECTS_COMPLETE,
    dates_and_figures_are_whole: Sound.ALWAYS,
    dates_are_printed: Sound.ALWAYS,
    reviews_leave_nothing_out: Sound.IF_SHAPE_VALID,
    changes_are_newest_first: Sound.ALWAYS,
    supplements_are_whole: Sound.ALWAYS,
    amendments_have_documents: Sound.IF_OBJECTS_COMPLETE,
    amending_documents_name_the_plan: Sound.IF_OBJECTS_COMPLETE,
    amendments_are_in_order: Sound.ALWAYS,
    orders_are_carried_out: Sound.IF_OBJECTS_COMPLETE,
    changes_are_read: Sound.IF_OBJECTS_COMPLETE,
    earlier_parts_are_parts: Sound.ALWAYS,
    what_is_inside_is_amended_too: Sound.IF_OBJECTS_COMPLETE,
    validity_has_grounds: Sound.ALWAYS,
    validity_fits_its_words: Sound.IF_SHAPE_VALID,
    extended_validity_is_entered: Sound.IF_SHAPE_VALID,
    extended_validity_has_grounds: Sound.IF_SHAPE_VALID,
    validity_fits_what_is_recorded: Sound.IF_SHAPE_VALID,
    ended_plans_have_ended: Sound.IF_SHAPE_VALID,
    repeals_are_entered: Sound.IF_SHAPE_VALID,
    progress_can_be: Sound.IF_OBJECTS_COMPLETE,
    later_entries_have_grounds: Sound.IF_OBJECTS_COMPLETE,
    later_parts_have_grounds: Sound.IF_OBJECTS_COMPLETE,
    removals_have_come: Sound.IF_OBJECTS_COMPLETE,
}
"""Every rule, in the order of the guide for editors."""


def rule_sentences() -> tuple[str, ...]:
    """Return every rule as one Chinese sentence that is true of a good file."""
    return tuple(rule.__doc__ or "" for rule in RULES)


def check_meaning(
    file: PlanFile, copies: Copies, sound: Collection[Sound] = tuple(Sound)
) -> list[Problem]:
    """Return the problems that the rules find; what cannot be read is not compared.

    Only the rules whose line in ``RULES`` is one of ``sound`` are asked.
    """
    context = Context(file, copies.notice, Names(file), copies.amending, copies.kept)
    found = [
        replace(problem, rule=problem.rule or rule.__name__)
        for rule, when in RULES.items()
        if when in sound
        for problem in rule(context)
    ]
    shifted = [_table_of(p.route) for p in found if p.rule == tables_are_whole.__name__]
    kept = (tables_are_whole.__name__, every_word_is_kept.__name__)
    return [p for p in found if p.rule in kept or _table_of(p.route) not in shifted]


def _table_of(route: Route) -> Route:
    """Return the route of the table around a place; of no table, the place itself."""
    return route[: route.index("tables") + 2] if "tables" in route else route


def to_review(file: PlanFile) -> list[Unentered]:
    """Return the words that no declaration of review covers and that an editor should look at."""
    declared = {review.kind for review in file.plan.reviewed}
    return [unread for unread in unread_words(file, Names(file)) if unread.kind not in declared]
