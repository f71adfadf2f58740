"""What a plan must mean to be published: a list of small functions, each one rule.

A rule's docstring is the rule. A new rule is one function here or in a neighbour and its name
in RULES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from macros.model.names import Names
from macros.model.plan import PlanFile
from macros.model.problems import Problem
from macros.rules.claims import (
    assigning_roles_have_grounds,
    changes_are_newest_first,
    dates_are_printed,
    statements_have_grounds,
)
from macros.rules.context import Context
from macros.rules.identity import (
    former_ids_lead_somewhere,
    ids_are_free,
    ids_are_unique,
    lists_do_not_repeat,
    names_are_unambiguous,
    numbers_make_addresses,
    parents_do_not_circle,
    references_exist,
    sections_hold_one_kind,
)
from macros.rules.naming import (
    documents_are_named,
    listed_documents_are_named,
    listed_units_are_named,
    named_objects_are_listed,
    terms_are_used,
    units_are_named,
)
from macros.rules.wording import every_word_is_kept, quotes_are_verbatim

Rule = Callable[[Context], Iterator[Problem]]

NEED_LITTLE: tuple[Rule, ...] = (
    ids_are_unique,
    ids_are_free,
    names_are_unambiguous,
    lists_do_not_repeat,
    parents_do_not_circle,
    quotes_are_verbatim,
    assigning_roles_have_grounds,
    statements_have_grounds,
    dates_are_printed,
    changes_are_newest_first,
)
"""Rules whose findings stand, whatever else the file may hold: they compare what is there."""

NEED_ALL_OBJECTS: tuple[Rule, ...] = (
    references_exist,
    sections_hold_one_kind,
    numbers_make_addresses,
    former_ids_lead_somewhere,
    every_word_is_kept,
    named_objects_are_listed,
    listed_documents_are_named,
    listed_units_are_named,
)
"""Rules that miss something; they may be asked when every object and every name is there."""

NEED_EVERYTHING: tuple[Rule, ...] = (units_are_named, documents_are_named, terms_are_used)
"""Rules that may be asked only of a file without any fault of shape."""

RULES: tuple[Rule, ...] = (*NEED_LITTLE, *NEED_ALL_OBJECTS, *NEED_EVERYTHING)


def check_meaning(
    file: PlanFile, transcription: str | None, rules: tuple[Rule, ...] = RULES
) -> list[Problem]:
    """Return the problems that ``rules`` find; without a transcription wording is not compared."""
    context = Context(file, transcription, Names(file))
    return [
        replace(problem, rule=problem.rule or rule.__name__)
        for rule in rules
        for problem in rule(context)
    ]
